package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/mutant"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

// mutants are the surveys with one slip each that compile.
type mutants struct {
	*tester
	slips   []mutant.Mutant
	surveys []*ir.Survey
	runners []*suite.Runner
}

func (t *tester) mutants(survey string) *mutants {
	return t.mutantsOf(survey, mutant.All(t.Result, t.mainFile(survey)))
}

func (t *tester) mutantsOf(survey string, slips []mutant.Mutant) *mutants {
	m := &mutants{tester: t}
	for _, slip := range slips {
		result := compileFile(source.New(survey, slip.Text))
		if result.Survey == nil {
			continue
		}
		if runner, err := suite.NewRunner(result.Survey); err == nil {
			m.slips, m.surveys, m.runners = append(m.slips, slip), append(m.surveys, result.Survey), append(m.runners, runner)
		}
	}
	return m
}

// mainFile is the survey's own file, among those that it includes.
func (t *tester) mainFile(name string) *source.File {
	for _, at := range t.Places.Items {
		if at.ID.File != nil && at.ID.File.Name == name {
			return at.ID.File
		}
	}
	return nil
}

// unnoticed are the positions of mutants with which all tests are as expected.
func (m *mutants) unnoticed(tests []suite.Test) []int {
	var list []int
	for i := range m.runners {
		if !m.noticed(i, tests) {
			list = append(list, i)
		}
	}
	return list
}

func (m *mutants) noticed(i int, tests []suite.Test) bool {
	for k := range tests {
		if len(m.runners[i].Run(&tests[k], m.lang)) > 0 {
			return true
		}
	}
	return false
}

// differences tells of some mutants whether they do anything else than the survey.
func (m *mutants) differences(of []int) []lint.Difference {
	var surveys []*ir.Survey
	for _, i := range of {
		surveys = append(surveys, m.surveys[i])
	}
	return lint.Differ(m.Result, m.runner, surveys, func(r *answers.Record, other int) bool {
		return m.noticed(of[other], []suite.Test{m.runner.Expect(r)})
	}, m.drawn()...)
}

// showMutants says which slips the tests would not notice.
func (t *tester) showMutants(survey string) {
	m := t.mutants(survey)
	var tests []suite.Test
	for _, f := range t.files {
		tests = append(tests, f.tests...)
	}
	left := m.unnoticed(tests)
	differences := m.differences(left)
	number := map[solver.Outcome]int{}
	for _, d := range differences {
		number[d.Outcome]++
	}
	counted := len(m.slips) - number[solver.Unsat]
	noticed := share{len(m.slips) - len(left), counted}
	fmt.Fprintln(t.out, t.say("cmd.test.mutants", len(m.slips), number[solver.Unsat], noticed, percent(noticed)))
	m.list("cmd.test.mutants-missed", left, differences, solver.Sat)
	m.list("cmd.test.mutants-open", left, differences, solver.Unknown)
}

// percent is rounded down: nobody is told of a hundred that is not whole.
func percent(s share) string {
	if s.of == 0 {
		return "100%"
	}
	return fmt.Sprintf("%d%%", s.number*100/s.of)
}

// list shows the mutants of an outcome: the clause as it is and as it would be.
func (m *mutants) list(title catalogue.Code, left []int, differences []lint.Difference, outcome solver.Outcome) {
	var lines []string
	for k, d := range differences {
		if d.Outcome == outcome {
			s := m.slips[left[k]]
			lines = append(lines, m.say("cmd.test.mutant", s.Clause.File.Name, s.Clause.Pos().Line, oneLine(s.Clause.Text()), oneLine(s.After)))
		}
	}
	if len(lines) > 0 {
		fmt.Fprintln(m.out, m.say(title, len(lines)))
		fmt.Fprintln(m.out, strings.Join(lines, "\n"))
	}
}

var quoted = regexp.MustCompile(`"[^"]*"|“[^”]*”|「[^」]*」`)

// oneLine is a clause without its texts.
func oneLine(s string) string {
	return strings.Join(strings.Fields(quoted.ReplaceAllString(s, "“…”")), " ")
}

// sharpness is how many slips that make a difference the tests notice, and how many slips there are where only some were
// looked at; otherwise 0.
type sharpness struct {
	share
	all int
}

// sharpened are the households that a cover needs beside its own, so that each slip of which one is known to tell is noticed. Of
// many slips in a large survey, so many times its questions, some are looked at, evenly.
func (t *tester) sharpened(survey string, c lint.Cover, most int) (households []*answers.Record, told sharpness) {
	slips := mutant.All(t.Result, t.mainFile(survey))
	looked := some(slips, most/max(1, len(t.Survey.Items)))
	m := t.mutantsOf(survey, looked)
	var tests []suite.Test
	for _, h := range c.Households {
		tests = append(tests, t.runner.Expect(h.Record))
	}
	left := m.unnoticed(tests)
	differences := m.differences(left)
	more := m.together(left, differences)
	for _, d := range differences {
		if d.Record != nil {
			more = append(more, t.runner.Expect(d.Record))
		}
	}
	chosen := m.fewest(left, more)
	for _, test := range chosen {
		households = append(households, test.Record)
	}
	missed, idle := 0, 0
	for k, d := range differences {
		if d.Outcome == solver.Unsat {
			idle++
		} else if !m.noticed(left[k], chosen) {
			missed++
		}
	}
	told = sharpness{share: share{len(m.slips) - idle - missed, len(m.slips) - idle}}
	if len(looked) < len(slips) {
		told.all = len(slips)
	}
	return households, told
}

// some are at most so many of a list, spread over it.
func some[T any](list []T, most int) []T {
	if len(list) <= most {
		return list
	}
	var out []T
	for i := range most {
		out = append(out, list[i*len(list)/most])
	}
	return out
}

// together are households that each have many answers at bounds: whatever one noticed before it goes on to notice.
func (m *mutants) together(left []int, differences []lint.Difference) []suite.Test {
	var tests []suite.Test
	var told [][]int // by each
	for k, d := range differences {
		if d.Bound.Key == "" {
			continue
		}
		at := m.joined(tests, told, d.Bound, left[k])
		if at < 0 {
			tests, told = append(tests, m.runner.Expect(d.Record)), append(told, nil)
			at = len(tests) - 1
		}
		told[at] = append(told[at], left[k])
	}
	return tests
}

// joined puts one more answer into the first test that can take it; −1 where none can.
func (m *mutants) joined(tests []suite.Test, told [][]int, f answers.Field, slip int) int {
	for at := range tests {
		test := m.runner.Expect(with(tests[at].Record, f))
		all := true
		for _, i := range append(slices.Clone(told[at]), slip) {
			all = all && m.noticed(i, []suite.Test{test})
		}
		if all {
			tests[at] = test
			return at
		}
	}
	return -1
}

// with is a record with another answer in its place.
func with(r *answers.Record, f answers.Field) *answers.Record {
	out := &answers.Record{Fields: slices.Clone(r.Fields)}
	at := slices.IndexFunc(out.Fields, func(g answers.Field) bool { return g.Key == f.Key })
	if at < 0 {
		out.Fields = append(out.Fields, f)
	} else {
		out.Fields[at] = f
	}
	return out
}

// fewest takes of tests the one that notices most, until none notices more.
func (m *mutants) fewest(left []int, tests []suite.Test) []suite.Test {
	notices := make([]map[int]bool, len(tests))
	for k := range tests {
		notices[k] = map[int]bool{}
		for _, i := range left {
			if m.noticed(i, tests[k:k+1]) {
				notices[k][i] = true
			}
		}
	}
	var chosen []suite.Test
	for {
		best := -1
		for k := range notices {
			if len(notices[k]) > 0 && (best < 0 || len(notices[k]) > len(notices[best])) {
				best = k
			}
		}
		if best < 0 {
			return chosen
		}
		chosen = append(chosen, tests[best])
		done := notices[best]
		for k := range notices {
			notices[k] = minus(notices[k], done)
		}
	}
}

func minus(a, b map[int]bool) map[int]bool {
	out := map[int]bool{}
	for i := range a {
		if !b[i] {
			out[i] = true
		}
	}
	return out
}
