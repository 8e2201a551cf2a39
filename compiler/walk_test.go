package compiler_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Random survey texts, compiled: with all answers given there is one walk, and going through the skips step by
// step must ask exactly what the formulas say is asked, and set off exactly the rules that Kleene's logic does. Nothing
// of the compiler is used for the walk.
func TestWalkingTheText(t *testing.T) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 11))
		f := randomForm(r)
		text := f.text(r)
		result := compiler.Compile(source.New("random.survey", text))
		require.Empty(t, result.Diagnostics, "seed %d\n%s", seed, text)
		p, err := program.New(result.Survey)
		require.NoError(t, err)
		for range 12 {
			w := f.walk(r)
			record := w.record(t)
			state := p.NewState()
			state.Load(record)
			for slot := range state.Len() {
				id := state.Item(slot).ID
				want := program.Passed
				if w.asked[id] {
					want = program.Asked
				}
				require.Equal(t, want, state.Status(slot), "seed %d, %s of\n%s\n%s", seed, id, text, record.AppendJSON(nil))
			}
			var got []string
			for _, x := range validate.State(state, "", catalogue.ZH) {
				got = append(got, strings.TrimSpace(x.Item+" "+string(x.Code)+" "+x.Rule))
			}
			require.Equal(t, w.findings(), got, "seed %d\n%s\n%s", seed, text, record.AppendJSON(nil))
		}
	}
}

// ---- a form, as the test holds it

type form struct {
	questions []*question
	closing   int // index of the first question of the closing, len(questions) without one
}

type question struct {
	id       string
	kind     string // choice, multi, integer, text
	codes    int
	specify  int // a code, 0 without
	optional bool
	offers   []noAnswer
	asks     []condition
	skips    []jump
	rules    []rule
}

// noAnswer is a kind of no answer, by its word.
type noAnswer string

type jump struct {
	to   int // index, len(questions) for end
	when condition
}

type rule struct {
	name   string
	unless bool
	when   condition
}

// condition writes itself and says what it is for answers: 1 true, −1 false, 0 unknown.
type condition struct {
	text string
	is   func(given map[string]any) int
}

func (q *question) words() string { return fmt.Sprintf("%s.%d", q.id, q.specify) }

// ids mixes numbered ids with names, among them words of the language.
var ids = []string{"4", "4-1", "7-1a", "收入", "id", "and", "5", "是否", "in-school", "date"}

func randomForm(r *rand.Rand) *form {
	f := &form{}
	n := 3 + r.IntN(len(ids)-2)
	for i := range n {
		q := &question{id: ids[i], kind: []string{"choice", "choice", "multi", "integer", "text"}[r.IntN(5)], codes: 2 + r.IntN(3), optional: r.IntN(4) == 0}
		if strings.HasPrefix(q.kind, "choice") || q.kind == "multi" {
			q.specify = max(0, r.IntN(q.codes+4)-3)
		}
		for _, kind := range []noAnswer{"refused", "dontknow"} {
			if r.IntN(5) == 0 {
				q.offers = append(q.offers, kind)
			}
		}
		f.questions = append(f.questions, q)
	}
	f.closing = n - r.IntN(3)
	for i, q := range f.questions {
		f.addClauses(r, i, q)
	}
	return f
}

func (f *form) addClauses(r *rand.Rand, i int, q *question) {
	for i > 0 && r.IntN(3) == 0 {
		q.asks = append(q.asks, f.condition(r, i-1, 2))
	}
	for range r.IntN(3) {
		q.skips = append(q.skips, jump{f.target(r, i), f.condition(r, i, 2)})
	}
	for range r.IntN(2) {
		q.rules = append(q.rules, rule{fmt.Sprintf("rule-%s-%d", q.id, len(q.rules)), r.IntN(2) == 0, f.condition(r, len(f.questions)-1, 3)})
	}
}

// target is forward, and from before the closing not past its first question.
func (f *form) target(r *rand.Rand, i int) int {
	last := len(f.questions)
	if i < f.closing && f.closing < last {
		last = f.closing
	}
	if r.IntN(4) == 0 {
		return len(f.questions)
	}
	return i + 1 + r.IntN(last-i)
}

func (f *form) condition(r *rand.Rand, last, depth int) condition {
	if depth > 0 {
		switch r.IntN(6) {
		case 0:
			return both(f.condition(r, last, depth-1), f.condition(r, last, depth-1), []string{"and", "且", "并且"}[r.IntN(3)], smaller)
		case 1:
			return both(f.condition(r, last, depth-1), f.condition(r, last, depth-1), []string{"or", "或", "或者"}[r.IntN(3)], larger)
		case 2:
			c := f.condition(r, last, depth-1)
			return condition{[]string{"not", "非"}[r.IntN(2)] + " (" + c.text + ")", func(g map[string]any) int { return -c.is(g) }}
		}
	}
	q := f.questions[r.IntN(last+1)]
	if r.IntN(6) == 0 {
		return settled(q.id, "answered(%s)", func(x any) bool { return true })
	}
	if n := len(q.offers); n > 0 && r.IntN(3) == 0 {
		kind := q.offers[r.IntN(n)]
		return settled(q.id, spellings[kind][r.IntN(len(spellings[kind]))]+"(%s)", func(x any) bool { return x == kind })
	}
	return test(r, q, f.questions[r.IntN(last+1)])
}

func both(a, b condition, op string, combine func(a, b int) int) condition {
	return condition{"(" + a.text + ") " + op + " (" + b.text + ")", func(g map[string]any) int { return combine(a.is(g), b.is(g)) }}
}

// Kleene's and, or are the smaller and the larger of −1, 0, 1.
func smaller(a, b int) int { return min(a, b) }
func larger(a, b int) int  { return max(a, b) }

var spellings = map[noAnswer][]string{"refused": {"refused", "拒答", "拒答了"}, "dontknow": {"dontknow", "不知道"}}

// about is a condition on the value of one answer, unknown where there is none.
func about(id, format string, is func(x any) bool) condition {
	return condition{fmt.Sprintf(format, named(id)), func(g map[string]any) int {
		x, ok := g[id]
		if _, none := x.(noAnswer); !ok || none {
			return 0
		}
		return truth(is(x))
	}}
}

// settled is a condition on one answer that is false where there is none.
func settled(id, format string, is func(x any) bool) condition {
	return condition{fmt.Sprintf(format, named(id)), func(g map[string]any) int {
		x, ok := g[id]
		return truth(ok && is(x))
	}}
}

func truth(is bool) int {
	if is {
		return 1
	}
	return -1
}

func named(id string) string {
	if id[0] >= '0' && id[0] <= '9' {
		return "Q" + id
	}
	return id
}

func test(r *rand.Rand, q, other *question) condition {
	code := 1 + r.IntN(q.codes)
	circled := string(rune('①' + code - 1))
	switch q.kind {
	case "choice":
		switch r.IntN(3) {
		case 0:
			return about(q.id, "%s == "+circled, func(x any) bool { return x == code })
		case 1:
			return about(q.id, "%s ≠ "+fmt.Sprint(code), func(x any) bool { return x != code })
		}
		return about(q.id, "%s in {①、"+circled+"}", func(x any) bool { return x == 1 || x == code })
	case "multi":
		if r.IntN(2) == 0 {
			return about(q.id, "count(%s) > "+fmt.Sprint(code)+".0", func(x any) bool { return len(x.([]int)) > code })
		}
		return about(q.id, "%s 包含 "+circled, func(x any) bool { return has(x, code) })
	case "integer":
		return integerTest(r, q, other, code)
	}
	if q.specify > 0 {
		return about(q.words(), "len(%s) == 1.0", func(x any) bool { return len(x.(string)) == 1 })
	}
	return about(q.id, `%s != "x"`, func(x any) bool { return x != "x" })
}

func has(x any, code int) bool {
	marks, _ := x.([]int)
	return slices.Contains(marks, code)
}

func integerTest(r *rand.Rand, q, other *question, n int) condition {
	if other.kind != "integer" || other == q || r.IntN(2) == 0 {
		return about(q.id, "%s >= "+fmt.Sprint(n)+".0", func(x any) bool { return x.(int) >= n })
	}
	return condition{named(q.id) + " * 2.0 < " + named(other.id) + " + 1.0", func(g map[string]any) int {
		a, okA := g[q.id].(int)
		b, okB := g[other.id].(int)
		if !okA || !okB {
			return 0
		}
		return truth(a*2 < b+1)
	}}
}

// ---- as text

func (f *form) text(r *rand.Rand) string {
	var b strings.Builder
	pick := func(a, b string) string { return []string{a, b}[r.IntN(2)] }
	fmt.Fprintf(&b, "%s t “random”\n", pick("survey", "问卷"))
	for i, q := range f.questions {
		if i == f.closing {
			fmt.Fprintf(&b, "%s \"closing\"\n", pick("closing", "结尾"))
		}
		fmt.Fprintf(&b, "%s %s \"?\"", pick("question", "问题"), strings.ReplaceAll(q.id, "-", pick("-", "—")))
		f.writeKind(&b, q, pick)
		for _, a := range q.asks {
			fmt.Fprintf(&b, "  %s %s %s\n", pick("ask", "询问"), pick("if", "如果"), a.text)
		}
		for _, s := range q.skips {
			fmt.Fprintf(&b, "  %s %s %s %s\n", pick("skip goto", "跳到"), f.name(s.to, pick), pick("if", "如果"), s.when.text)
		}
		for _, x := range q.rules {
			word := pick("if", "如果")
			if x.unless {
				word = pick("unless", "除非")
			}
			fmt.Fprintf(&b, "  %s %s %s \"!\" %s %s\n", pick("assert", "校验"), pick("warn", "警告"), x.name, word, x.when.text)
		}
	}
	return b.String()
}

func (f *form) writeKind(b *strings.Builder, q *question, pick func(a, b string) string) {
	switch q.kind {
	case "integer":
		b.WriteString(" " + pick("integer", "整数") + " 0..5")
	case "text":
		b.WriteString(" " + pick("text", "文本"))
	case "multi":
		b.WriteString(" " + pick("multi", "多选"))
	}
	if q.optional {
		b.WriteString(" " + pick("optional", "选填"))
	}
	for _, kind := range q.offers {
		b.WriteString(" " + pick(spellings[kind][0], spellings[kind][1]))
	}
	b.WriteString("\n")
	for code := 1; code <= q.codes && q.kind != "integer" && q.kind != "text"; code++ {
		fmt.Fprintf(b, "  %s %c \"o\"", pick("option", "选项"), '①'+code-1)
		if code == q.specify {
			b.WriteString(" " + pick("specify", "注明"))
		}
		b.WriteString("\n")
	}
}

func (f *form) name(to int, pick func(a, b string) string) string {
	if to == len(f.questions) {
		return pick("end", "结束")
	}
	return f.questions[to].id
}

// ---- the walk

type walk struct {
	form  *form
	asked map[string]bool
	given map[string]any // what counts
	stray map[string]any // what stands at questions not asked
}

// walk goes through the form from the top and answers what is asked.
func (f *form) walk(r *rand.Rand) *walk {
	w := &walk{form: f, asked: map[string]bool{}, given: map[string]any{}, stray: map[string]any{}}
	next := 0
	for i, q := range f.questions {
		if i < next || !all(q.asks, w.given) {
			if r.IntN(8) == 0 {
				w.stray[q.id] = q.answer(r)
			}
			continue
		}
		w.ask(r, q)
		next = w.leave(i, q)
	}
	return w
}

func all(conditions []condition, given map[string]any) bool {
	for _, c := range conditions {
		if c.is(given) != 1 {
			return false
		}
	}
	return true
}

func (w *walk) ask(r *rand.Rand, q *question) {
	w.asked[q.id] = true
	if q.optional && r.IntN(3) == 0 {
		return
	}
	x := q.answer(r)
	w.given[q.id] = x
	if q.specify > 0 && (x == q.specify || has(x, q.specify)) {
		w.asked[q.words()] = true
		w.given[q.words()] = []string{"x", "yy"}[r.IntN(2)]
	}
}

// leave is where the walk goes on behind question i.
func (w *walk) leave(i int, q *question) int {
	for _, s := range q.skips {
		switch {
		case s.when.is(w.given) != 1:
		case s.to == len(w.form.questions) && i < w.form.closing:
			return w.form.closing
		default:
			return s.to
		}
	}
	return i + 1
}

func (q *question) answer(r *rand.Rand) any {
	if n := len(q.offers); n > 0 && r.IntN(3) == 0 {
		return q.offers[r.IntN(n)]
	}
	switch q.kind {
	case "choice":
		return 1 + r.IntN(q.codes)
	case "multi":
		return marks(r, q.codes)
	case "integer":
		return r.IntN(6)
	}
	return []string{"x", "y"}[r.IntN(2)]
}

// marks is some of the codes, at least one.
func marks(r *rand.Rand, codes int) []int {
	var out []int
	for _, c := range r.Perm(codes)[:1+r.IntN(codes)] {
		out = append(out, c+1)
	}
	return out
}

func (w *walk) record(t *testing.T) *answers.Record {
	all := map[string]any{}
	for _, m := range []map[string]any{w.given, w.stray} {
		for id, x := range m {
			all[id] = x
			if kind, none := x.(noAnswer); none {
				all[id] = answers.None(ir.NoAnswer(kind))
			}
		}
	}
	record, err := answers.FromMap(all)
	require.NoError(t, err)
	return record
}

func (w *walk) findings() []string {
	var out []string
	for _, q := range w.form.questions {
		if _, ok := w.stray[q.id]; ok {
			out = append(out, q.id+" skipped")
		}
		for _, x := range q.rules {
			if is := x.when.is(w.given); w.asked[q.id] && (is == 1 && !x.unless || is == -1 && x.unless) {
				out = append(out, q.id+" assert "+x.name)
			}
		}
	}
	return out
}
