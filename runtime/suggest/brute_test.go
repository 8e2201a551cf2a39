package suggest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Random small surveys and random records: what is suggested is what trying all sets of answers with all values finds: the same
// least cost, the same sets of items, and a record that nothing blocks.
func TestSuggestionEqualsTryingAllRecords(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 17))
		text := randomSurvey(r)
		result := compiler.Compile(source.New("t.survey", text))
		require.NotNil(t, result.Survey, "%s\n%v", text, result.Diagnostics)
		weights := map[string]int{fmt.Sprint("q", r.IntN(questions)): 1 + r.IntN(3)}
		s, err := New(result.Survey, Options{Weights: weights, Strict: seed%7 == 0})
		require.NoError(t, err)
		valid := s.sound()
		for range 6 {
			compareWithAll(t, s, randomRecord(r, result.Survey), valid, text, seen)
		}
	}
	t.Log(seen)
	for _, kind := range []string{"found", "again", "remove", "then", "missing", "several", "impossible"} {
		require.Greater(t, seen[kind], 2, kind)
	}
	require.Less(t, seen["undecided"], seen["found"]/100+1)
}

func compareWithAll(t *testing.T, s *Suggester, r *answers.Record, valid []*answers.Record, text string, seen map[string]int) {
	where := fmt.Sprintf("%s\n%s", text, r.AppendJSON(nil))
	result := s.Record(r)
	x := &search{Suggester: s, record: r, state: s.linked.NewState(), missing: map[int]bool{}}
	x.state.Load(r)
	x.found = s.blocking(x.state)
	switch result.Outcome {
	case Sound:
		seen["sound"]++
		require.Empty(t, x.found, where)
		return
	case Impossible:
		seen["impossible"]++
		require.Empty(t, valid, where)
		return
	case Undecided:
		seen["undecided"]++
		t.Log("undecided", where)
		return
	}
	require.Equal(t, Found, result.Outcome, where)
	for _, f := range x.found {
		if f.Code == "required" {
			slot, _ := s.linked.Slot(f.Item)
			x.missing[slot] = true
		}
	}
	least, sets := x.tryAll(valid)
	best := result.Ways[0]
	require.Equal(t, least, best.cost, where)
	for _, way := range result.Ways {
		require.Zero(t, x.blocks(way.Record), where)
		require.Equal(t, way.cost, x.costOf(way.Record), where)
		require.Contains(t, sets, strings.Join(sorted(way.Blamed()), " "), where)
		tick(seen, "again", len(way.Again))
		tick(seen, "remove", len(way.Remove))
		tick(seen, "then", len(way.Then))
		tick(seen, "missing", len(way.Missing))
	}
	if !result.More {
		require.Len(t, result.Ways, len(sets), "%v\n%s", sets, where)
	}
	tick(seen, "several", len(result.Ways)-1)
	seen["found"]++
}

func tick(seen map[string]int, kind string, n int) {
	if n > 0 {
		seen[kind]++
	}
}

// tryAll gives the least cost of any record that nothing blocks, and the sets of items to blame that have the same weight and cost
// less than another unit of it, without those that hold another.
func (x *search) tryAll(valid []*answers.Record) (least int, sets []string) {
	least = -1
	cheapest := map[string]int{}
	for _, r := range valid {
		cost := x.costOf(r)
		if least < 0 || cost < least {
			least = cost
		}
		s := x.suggestion(r, cost)
		key := strings.Join(sorted(s.Blamed()), " ")
		if c, ok := cheapest[key]; !ok || cost < c {
			cheapest[key] = cost
		}
	}
	for key, cost := range cheapest {
		if cost <= least/perWeight*perWeight+perWeight-1 {
			sets = append(sets, key)
		}
	}
	return least, slices.DeleteFunc(slices.Clone(sets), func(key string) bool {
		return slices.ContainsFunc(sets, func(other string) bool { return other != key && within(other, key) })
	})
}

func within(a, b string) bool {
	for _, id := range strings.Fields(a) {
		if !slices.Contains(strings.Fields(b), id) {
			return false
		}
	}
	return true
}

func (x *search) costOf(r *answers.Record) int {
	s := x.suggestion(r, 0)
	return s.Weight*perWeight + len(s.Then)*perQuestion
}

func sorted(list []string) []string {
	slices.Sort(list)
	return list
}

// sound are all records that nothing blocks.
func (s *Suggester) sound() []*answers.Record {
	var list []*answers.Record
	state := s.linked.NewState()
	allRecords(s.survey, nil, func(fields []answers.Field) {
		r := &answers.Record{Fields: fields}
		if state.Load(r); len(s.blocking(state)) == 0 {
			list = append(list, &answers.Record{Fields: slices.Clone(fields)})
		}
	})
	return list
}

func allRecords(s *ir.Survey, fields []answers.Field, visit func([]answers.Field)) {
	i := len(fields)
	if i == len(s.Items) {
		visit(fields)
		return
	}
	for _, v := range append(rightAnswers(&s.Items[i].Domain), answers.Value{}) {
		allRecords(s, append(fields, answers.Field{Key: s.Items[i].ID, Value: v}), visit)
	}
}

func rightAnswers(d *ir.Domain) []answers.Value {
	var out []answers.Value
	switch d.Kind {
	case ir.Choice:
		for _, o := range d.Options {
			out = append(out, answers.Num(float64(o.Code)))
		}
	case ir.Number:
		for x := *d.Min; x <= *d.Max; x++ {
			out = append(out, answers.Num(x))
		}
	case ir.Choices:
		for _, codes := range [][]int{{1}, {2}, {3}, {1, 2}, {1, 3}, {2, 3}, {1, 2, 3}} {
			out = append(out, answers.Codes(codes...))
		}
	case ir.Text:
		for _, text := range []string{"a", "b", "ab", "bb"} { // all that tests tell apart
			out = append(out, answers.Text(text))
		}
	}
	for _, kind := range d.None {
		out = append(out, answers.None(kind))
	}
	return out
}

// randomRecord has answers of any kind: right ones mostly, none, refused ones.
func randomRecord(r *rand.Rand, s *ir.Survey) *answers.Record {
	out := &answers.Record{}
	for i := range s.Items {
		right := rightAnswers(&s.Items[i].Domain)
		v := right[r.IntN(len(right))]
		switch r.IntN(12) {
		case 0, 1:
			continue
		case 2:
			v = answers.Num(9)
		}
		out.Fields = append(out.Fields, answers.Field{Key: s.Items[i].ID, Value: v})
	}
	return out
}

const questions = 5

// writer writes a survey of few questions whose answers can all be tried.
type writer struct {
	*rand.Rand
	strings.Builder
	kinds []byte // of each question: c, m, n, t
}

func randomSurvey(r *rand.Rand) string {
	g := &writer{Rand: r}
	g.WriteString("survey t \"t\"\n")
	for i := range questions {
		g.question(i)
	}
	return g.String()
}

func (g *writer) once(in int) bool { return g.IntN(in) == 0 }

func (g *writer) question(i int) {
	kind := "ccccmnnt"[g.IntN(8)]
	fmt.Fprintf(g, "question q%d \"t%d\"%s", i, i, map[byte]string{'n': " integer 0..3", 't': " text", 'm': " multi"}[kind])
	if g.once(5) {
		g.WriteString(" optional")
	}
	if g.once(6) {
		g.WriteString(" refused")
	}
	if kind == 'c' || kind == 'm' {
		g.options(i)
	}
	if i > 0 && g.once(3) {
		fmt.Fprintf(g, " ask if %s", g.condition(1))
	}
	g.kinds = append(g.kinds, kind)
	if g.once(2) {
		target := fmt.Sprint("q", min(i+2, questions-1))
		if i+2 >= questions || g.once(4) {
			target = "end"
		}
		fmt.Fprintf(g, " skip goto %s if %s", target, g.condition(1))
	}
	for range g.IntN(3) {
		fmt.Fprintf(g, " assert %s \"!\" %s %s", []string{"block", "block", "warn"}[g.IntN(3)], []string{"if", "if", "unless"}[g.IntN(3)], g.condition(2))
	}
	g.WriteString("\n")
}

func (g *writer) options(i int) {
	for code := range 3 {
		fmt.Fprintf(g, " option %c \"o\"", '①'+code)
		if i > 0 && g.once(8) {
			fmt.Fprintf(g, " if %s", g.condition(0))
		}
	}
}

// condition is over the questions before, and the one that bears it.
func (g *writer) condition(depth int) string {
	switch k := g.IntN(5); {
	case depth > 0 && k < 2:
		return fmt.Sprintf("(%s %s %s)", g.condition(depth-1), []string{"and", "or"}[k], g.condition(depth-1))
	case depth > 0 && k == 2:
		return "not (" + g.condition(depth-1) + ")"
	}
	return g.test()
}

func (g *writer) test() string {
	i := g.IntN(max(1, len(g.kinds)))
	if len(g.kinds) == 0 || g.once(6) {
		return fmt.Sprintf("answered(q%d)", i)
	}
	switch g.kinds[i] {
	case 'c':
		return fmt.Sprintf("q%d == %c", i, '①'+g.IntN(3))
	case 'm':
		return fmt.Sprintf([]string{"q%d has %c", "count(q%[1]d) > 1 and q%[1]d has %[2]c"}[g.IntN(2)], i, '①'+g.IntN(3))
	case 't':
		return fmt.Sprintf([]string{"q%d == \"a\"", "len(q%d) > 1", "matches(q%d, \"^a\")"}[g.IntN(3)], i)
	}
	k := g.IntN(len(g.kinds))
	if g.kinds[k] != 'n' {
		k = i
	}
	return fmt.Sprintf([]string{"q%d > q%d + 1.0", "q%d + q%d > 3.0", "q%d * q%d == 2.0", "abs(q%d - q%d) > 1.5", "q%d == 3.0 - q%d", "round(q%d / 2.0) == q%d"}[g.IntN(6)], i, k)
}
