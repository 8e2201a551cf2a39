package lint

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// goal is something that a record may meet, as the solver and as the runtime sees it.
type goal struct {
	name string
	lit  solver.Lit
	met  func(*program.State) bool
	item int // of which an option is borne; −1 for other goals
	code int
}

// Random small surveys: what the solver says of every item, option and rule, of complete records and of valid ones, is what
// trying all records finds, and the record that it shows does what it is to show.
func TestProverEqualsTryingAllRecords(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(250) {
		text := randomSurvey(rand.New(rand.NewPCG(seed, 6)))
		result := compiler.Compile(source.New("t.survey", text))
		require.NotNil(t, result.Survey, "%s\n%v", text, result.Diagnostics)
		compareWithAll(t, text, result.Survey, seen)
	}
	for _, kind := range []string{"complete yes", "complete no", "valid yes", "valid no"} {
		require.Greater(t, seen[kind], 150, kind)
	}
}

func compareWithAll(t *testing.T, text string, s *ir.Survey, seen map[string]int) {
	p := newProver(s)
	linked, err := program.New(s)
	require.NoError(t, err)
	goals := goalsOf(p)
	complete, valid := make([]bool, len(goals)), make([]bool, len(goals))
	state := linked.NewState()
	taken := map[string]bool{}
	allRecords(s, &answers.Record{}, func(r *answers.Record) {
		state.Load(r)
		whole, fine := standing(state)
		if whole {
			taken[routeOf(state)] = true
		}
		for i := range goals {
			met := whole && goals[i].met(state)
			complete[i], valid[i] = complete[i] || met, valid[i] || met && fine
		}
	})
	routes := CountRoutes(s)
	require.NotNil(t, routes)
	require.Equal(t, fmt.Sprint(len(taken), lengths(taken)), fmt.Sprint(routes.Number, []int{routes.Shortest, routes.Longest}), text)
	for i, g := range goals {
		for context, want := range map[string]bool{"complete": complete[i], "valid": valid[i]} {
			assumed := p.complete()
			if context == "valid" {
				assumed = p.valid()
			}
			outcome := p.ask(append(assumed, g.lit)...)
			require.Equal(t, map[bool]solver.Outcome{true: solver.Sat, false: solver.Unsat}[want], outcome, "%s: %s\n%s", context, g.name, text)
			if seen[fmt.Sprint(context, map[bool]string{true: " yes", false: " no"}[want])]++; !want {
				continue
			}
			record := g.bearing(s, recordOf(p.World))
			state.Load(record)
			whole, fine := standing(state)
			require.True(t, whole && (fine || context == "complete") && g.met(state), "%s: %s by %s\n%s", context, g.name, record.AppendJSON(nil), text)
		}
	}
}

// routeOf is which items are asked.
func routeOf(s *program.State) string {
	route := ""
	for i := range s.Len() {
		route += map[bool]string{true: "x", false: " "}[s.Status(i) == program.Asked]
	}
	return route
}

func lengths(routes map[string]bool) []int {
	shortest, longest := questions+1, 0
	for r := range routes {
		n := strings.Count(r, "x")
		shortest, longest = min(shortest, n), max(longest, n)
	}
	return []int{shortest, longest}
}

// bearing puts the goal's own code in the place of one that no condition tells from it.
func (g goal) bearing(s *ir.Survey, r *answers.Record) *answers.Record {
	for k := range r.Fields {
		if g.item >= 0 && r.Fields[k].Key == s.Items[g.item].ID && s.Items[g.item].Domain.Kind == ir.Choice {
			r.Fields[k].Value = answers.Num(float64(g.code))
		}
	}
	return r
}

// standing tells whether a record is complete, and whether nothing at all refuses it.
func standing(s *program.State) (complete, valid bool) {
	complete, valid = true, true
	for _, f := range validate.State(s, "", catalogue.ZH) {
		valid = valid && f.Severity != ir.Block
		complete = complete && (f.Severity != ir.Block || f.Code == validate.Assert)
	}
	return complete, valid
}

func goalsOf(p *prover) []goal {
	var list []goal
	for i := range p.Survey.Items {
		it := &p.Survey.Items[i]
		list = append(list, goal{it.ID + " asked", p.Items[i].Asked, func(s *program.State) bool { return s.Status(i) == program.Asked }, -1, 0})
		for _, o := range it.Domain.Options {
			l := p.Code(i, o.Code)
			if it.Domain.Kind == ir.Choices {
				l = p.Mark(i, o.Code)
			}
			list = append(list, goal{fmt.Sprint(it.ID, " bears ", o.Code), l, func(s *program.State) bool { return bears(s, i, o.Code) }, i, o.Code})
		}
	}
	for k := range p.Survey.Rules {
		r := &p.Survey.Rules[k]
		list = append(list, goal{r.Name + " acts", p.Rules[k].Acts, func(s *program.State) bool { return acts(s, r) }, -1, 0})
	}
	return list
}

func bears(s *program.State, i, code int) bool {
	v := s.Raw(i)
	return v != nil && (v.Equal(answers.Num(float64(code))) ||
		slices.ContainsFunc(v.List, func(m answers.Value) bool { return m.Num == float64(code) }))
}

func acts(s *program.State, r *ir.Rule) bool {
	at := slices.IndexFunc(s.Survey().Items, func(it ir.Item) bool { return it.ID == r.Item })
	found := false
	s.Rules(at, func(acting *ir.Rule) { found = found || acting.Name == r.Name })
	return found && s.Status(at) != program.Passed
}

// allRecords goes through all records of right answers, unless an answer is passed over.
func allRecords(s *ir.Survey, r *answers.Record, visit func(*answers.Record)) {
	i := len(r.Fields)
	if i == len(s.Items) {
		visit(r)
		return
	}
	for _, v := range append(rightAnswers(&s.Items[i].Domain), answers.Value{}) {
		r.Fields = append(r.Fields, answers.Field{Key: s.Items[i].ID, Value: v})
		allRecords(s, r, visit)
		r.Fields = r.Fields[:i]
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
		for set := 1; set < 1<<len(d.Options); set++ {
			var codes []int
			for i, o := range d.Options {
				if set>>i&1 == 1 {
					codes = append(codes, o.Code)
				}
			}
			out = append(out, answers.Codes(codes...))
		}
	case ir.Text:
		out = append(out, answers.Text("a"), answers.Text("b"))
	}
	for _, kind := range d.None {
		out = append(out, answers.None(kind))
	}
	return out
}

// randomSurvey is a survey of four questions whose answers can all be tried.
func randomSurvey(r *rand.Rand) string {
	g := &writer{Rand: r}
	g.WriteString("survey t \"t\"\n")
	for i := range questions {
		g.question(i)
	}
	return g.String()
}

const questions = 4

type writer struct {
	*rand.Rand
	strings.Builder
	kinds []byte // of each question: c, m, n, t
}

func (g *writer) once(in int) bool { return g.IntN(in) == 0 }

func (g *writer) question(i int) {
	kind := "ccmnnt"[g.IntN(6)]
	fmt.Fprintf(g, "question q%d \"t%d\"", i, i)
	switch kind {
	case 'n':
		g.WriteString(" integer 0..3")
	case 't':
		g.WriteString(" text")
	case 'm':
		g.WriteString(" multi")
		if g.once(3) {
			g.WriteString(" 1..2")
		}
	}
	if g.once(4) {
		g.WriteString(" optional")
	}
	if g.once(5) {
		g.WriteString(" refused")
	}
	g.options(i, kind)
	if i > 0 && g.once(3) {
		fmt.Fprintf(g, " ask if %s", g.condition(2))
	}
	g.kinds = append(g.kinds, kind)
	for range g.IntN(3) {
		to := i + 1 + g.IntN(questions-i)
		target := fmt.Sprint("q", to)
		if to == questions {
			target = "end"
		}
		fmt.Fprintf(g, " skip goto %s if %s", target, g.condition(1))
	}
	for range g.IntN(3) {
		fmt.Fprintf(g, " assert %s \"!\" %s %s", []string{"block", "block", "warn"}[g.IntN(3)], []string{"if", "if", "unless"}[g.IntN(3)], g.condition(2))
	}
	g.WriteString("\n")
}

func (g *writer) options(i int, kind byte) {
	if kind != 'c' && kind != 'm' {
		return
	}
	for code := 1; code <= 3; code++ {
		fmt.Fprintf(g, " option %s \"o\"", string(rune('①'+code-1)))
		if kind == 'm' && code == 3 && g.once(3) {
			g.WriteString(" exclusive")
		}
		if i > 0 && g.once(6) {
			fmt.Fprintf(g, " if %s", g.condition(1))
		}
	}
}

// condition is over the questions before.
func (g *writer) condition(depth int) string {
	switch k := g.IntN(6); {
	case depth > 0 && k == 0:
		return "(" + g.condition(depth-1) + " and " + g.condition(depth-1) + ")"
	case depth > 0 && k == 1:
		return "(" + g.condition(depth-1) + " or " + g.condition(depth-1) + ")"
	case depth > 0 && k == 2:
		return "not (" + g.condition(depth-1) + ")"
	}
	return g.test()
}

func (g *writer) test() string {
	if len(g.kinds) == 0 {
		return "answered(q0)"
	}
	i := g.IntN(len(g.kinds))
	if g.once(6) {
		return fmt.Sprintf("answered(q%d)", i)
	}
	switch g.kinds[i] {
	case 'c':
		return fmt.Sprintf("q%d %s %s", i, []string{"==", "!="}[g.IntN(2)], string(rune('①'+g.IntN(3))))
	case 'm':
		if g.once(3) {
			return fmt.Sprintf("count(q%d) %s %d.0", i, g.operator(), g.IntN(4))
		}
		return fmt.Sprintf("q%d has %s", i, string(rune('①'+g.IntN(3))))
	case 't':
		return fmt.Sprintf("q%d == \"a\"", i)
	}
	return fmt.Sprintf("%s %s %s", g.number(i, 2), g.operator(), g.number(i, 1))
}

func (g *writer) operator() string { return []string{"==", "!=", "<", "<=", ">", ">="}[g.IntN(6)] }

// number is a term with question i in it, and maybe another number.
func (g *writer) number(i, depth int) string {
	other := fmt.Sprintf("%d.0", g.IntN(4))
	if k := g.IntN(len(g.kinds)); g.kinds[k] == 'n' {
		other = fmt.Sprintf("q%d", k)
	}
	q := fmt.Sprintf("q%d", i)
	if depth == 1 && g.once(2) {
		return fmt.Sprintf("%d.0", g.IntN(5))
	}
	switch g.IntN(9) {
	case 0:
		return fmt.Sprintf("(%s + %s)", q, other)
	case 1:
		return fmt.Sprintf("abs(%s - %s)", q, other)
	case 2:
		return fmt.Sprintf("max(%s, %s)", q, other)
	case 3:
		return fmt.Sprintf("min(%s, %s)", q, other)
	case 4:
		return fmt.Sprintf("(%s * 2.5)", q)
	case 5:
		return fmt.Sprintf("round(%s / 2.0)", q)
	}
	return q
}
