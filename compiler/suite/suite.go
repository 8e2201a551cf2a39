// Package suite holds the tests that an author writes beside a survey: households, what each is asked and what is found. It
// runs them, and tells which parts of the survey they reach.
package suite

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Test is one household and what is expected of it. What it does not mention is not looked at.
type Test struct {
	Name     string
	Line     int // where it begins in its file
	Record   *answers.Record
	Asked    []Mention // items that are asked for certain; in a row "members[2].age"
	Passed   []Mention // items that are passed over for certain
	Rest     int       // the line that says so, where every item that is neither answered nor among Asked is passed over; 0 otherwise
	Findings *Findings // nil: not looked at
}

// Mention is a name and the line that it stands on.
type Mention struct {
	Name string
	Line int
}

// Findings are those that a household draws: all of them but for items that are still to be answered, which are looked at where they are
// listed. A finding is called by its severity and rule, "warn income-sum", or by its code and item, "range 1a".
type Findings struct {
	Line   int
	Listed []Mention
	More   bool // there may be others
}

// Problem is something to be said about a line of a test file.
type Problem struct {
	Line int
	Text catalogue.Phrase
}

// Runner runs tests on a survey.
type Runner struct {
	Survey  *ir.Survey
	program *program.Program
	probes  *probes
}

// NewRunner links a survey; an error says that it calls functions which are not here.
func NewRunner(s *ir.Survey) (*Runner, error) {
	p, err := program.New(s)
	if err != nil {
		return nil, err
	}
	probes, err := newProbes(s)
	if err != nil {
		return nil, err
	}
	return &Runner{s, p, probes}, nil
}

// Run gives what is otherwise than a test expects, in the order of its lines; nothing where all is as expected. The messages of the
// survey's findings are in lang.
func (r *Runner) Run(t *Test, lang catalogue.Lang) []Problem {
	state := r.program.NewState()
	state.Load(t.Record)
	c := comparison{test: t, status: statuses(state), found: validate.State(state, "", lang)}
	c.route()
	if t.Findings != nil {
		c.findings()
	}
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return a.Line - b.Line })
	return c.problems
}

// comparison is one test in work.
type comparison struct {
	test     *Test
	status   []placed
	found    []validate.Finding
	problems []Problem
}

// placed is an item, in a row where it is in one, and its status.
type placed struct {
	place  string
	status program.Status
}

// statuses are those of all questions, row by row.
func statuses(s *program.State) []placed {
	var list []placed
	visit(s, 0, s.Len(), func(slot int) {
		if s.Item(slot).Compute == nil {
			list = append(list, placed{s.Place(slot), s.Status(slot)})
		}
	})
	return list
}

// visit goes through the items from a slot up to another, and through those of each row.
func visit(s *program.State, slot, end int, see func(slot int)) {
	for ; slot < end; slot = s.End(slot) {
		see(slot)
		for nr := range s.Rows(slot) {
			if s.Enter(slot, nr) {
				visit(s, slot+1, s.End(slot), see)
			}
		}
	}
}

func (c *comparison) add(line int, code catalogue.Code, args ...any) {
	c.problems = append(c.problems, Problem{line, phrase(code, args...)})
}

func (c *comparison) route() {
	for _, m := range c.test.Asked {
		c.expect(m, program.Asked)
	}
	for _, m := range c.test.Passed {
		c.expect(m, program.Passed)
	}
	if c.test.Rest > 0 {
		c.rest()
	}
}

// routeCodes say by what was expected what is so.
var routeCodes = map[program.Status]map[program.Status]catalogue.Code{
	program.Asked:  {program.Passed: "test.not-asked", program.Undetermined: "test.asked-open"},
	program.Passed: {program.Asked: "test.not-passed", program.Undetermined: "test.passed-open"},
}

func (c *comparison) expect(m Mention, want program.Status) {
	at := slices.IndexFunc(c.status, func(p placed) bool { return p.place == m.Name })
	if at < 0 {
		c.add(m.Line, "test.no-row", m.Name)
		return
	}
	if got := c.status[at].status; got != want {
		c.add(m.Line, routeCodes[want][got], m.Name)
	}
}

// rest expects all items to be passed over that the test says nothing of.
func (c *comparison) rest() {
	for _, p := range c.status {
		named := func(m Mention) bool { return m.Name == p.place }
		if !answerAt(c.test.Record, p.place).Blank() || slices.ContainsFunc(c.test.Asked, named) || slices.ContainsFunc(c.test.Passed, named) {
			continue
		}
		c.expect(Mention{p.place, c.test.Rest}, program.Passed)
	}
}

// findings compares those that are listed with those that there are.
func (c *comparison) findings() {
	want := c.test.Findings
	for _, m := range want.Listed {
		if !slices.ContainsFunc(c.found, func(f validate.Finding) bool { return nameOf(f) == m.Name }) {
			c.add(m.Line, "test.missing", findingPhrase(m.Name))
		}
	}
	if want.More {
		return
	}
	for _, f := range c.found {
		name := nameOf(f)
		if f.Code != validate.Required && !slices.ContainsFunc(want.Listed, func(m Mention) bool { return m.Name == name }) {
			c.add(want.Line, "test.unexpected", findingPhrase(name), f.Message)
		}
	}
}

// nameOf is how tests call a finding.
func nameOf(f validate.Finding) string {
	if f.Code == validate.Assert {
		return string(f.Severity) + " " + f.Rule
	}
	return string(f.Code) + " " + f.Item
}

// findingPhrase is what a finding is called by, in the words of a test file.
func findingPhrase(name string) catalogue.Phrase {
	kind, of, _ := strings.Cut(name, " ")
	return phrase(catalogue.Code("test.finding."+kind), of)
}

func phrase(code catalogue.Code, args ...any) catalogue.Phrase {
	return catalogue.Phrase{Code: code, Args: args}
}
