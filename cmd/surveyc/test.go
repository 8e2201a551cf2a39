package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/why"
)

func (a *app) test() *cobra.Command {
	var coverage, mutate bool
	cmd := &cobra.Command{
		Use:               "test [--coverage] [--mutate] SURVEY [TESTS…]",
		Args:              atLeast(1),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runTest(coverage, mutate, args[0], args[1:]) },
		ValidArgsFunction: completeSurveyFirst,
	}
	a.describe(cmd, "test")
	cmd.Flags().BoolVar(&coverage, "coverage", false, a.say("cmd.test.flag.coverage"))
	cmd.Flags().BoolVar(&mutate, "mutate", false, a.say("cmd.test.flag.mutate"))
	return cmd
}

func (a *app) runTest(coverage, mutate bool, survey string, files []string) error {
	t, err := a.newTester(survey)
	if err != nil {
		return err
	}
	if files, err = testFiles(survey, files); err != nil {
		return err
	}
	if err := t.read(files); err != nil {
		return err
	}
	for _, f := range t.files {
		t.run(f)
	}
	t.coverage(coverage)
	switch {
	case mutate && t.failed > 0:
		fmt.Fprintln(t.out, t.say("cmd.test.mutate-failed"))
	case mutate:
		t.showMutants(survey)
	}
	if t.failed > 0 {
		return exit(statusBlocks)
	}
	return nil
}

// testFiles are those that are named, or else those that stand beside a survey.
func testFiles(survey string, named []string) ([]string, error) {
	if len(named) > 0 {
		return named, stdinOnce(append([]string{survey}, named...))
	}
	folder, base := filepath.Split(survey)
	base = strings.TrimSuffix(base, ".survey")
	own := filepath.Join(folder, base+".tests.yaml")
	var found []string
	beside, _ := filepath.Glob(filepath.Join(quotedGlob(folder), "*.tests.yaml"))
	for _, name := range beside {
		if rest, ok := strings.CutPrefix(filepath.Base(name), base+"."); ok && strings.HasSuffix(rest, "tests.yaml") {
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return nil, newFault("cmd.test.none", survey, own)
	}
	return found, nil
}

// quotedGlob takes a folder's name as it is.
func quotedGlob(folder string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(folder)
}

// tester is the tests of one survey in work.
type tester struct {
	*app
	compiler.Result
	runner  *suite.Runner
	teller  *why.Teller
	files   []testFile
	reached map[suite.Goal]bool
	failed  int

	households []*answers.Record // that were drawn
}

type testFile struct {
	name  string
	tests []suite.Test
}

func (a *app) newTester(survey string) (*tester, error) {
	result, err := a.compile(survey)
	if err != nil {
		return nil, err
	}
	if len(result.Survey.Functions) > 0 {
		return nil, newFault("cmd.test.functions")
	}
	t := &tester{app: a, Result: result, reached: map[suite.Goal]bool{}}
	if t.runner, err = suite.NewRunner(result.Survey); err != nil {
		return nil, err
	}
	t.teller, err = why.New(result.Survey)
	return t, err
}

// read reads all files, so that what is wrong with any is shown before a test is run.
func (t *tester) read(names []string) error {
	var errs []error
	for _, name := range names {
		f, err := t.readFile(name)
		t.files, errs = append(t.files, f), append(errs, err)
	}
	return worst(errs)
}

func (t *tester) readFile(name string) (testFile, error) {
	data, err := t.app.read(name)
	if err != nil {
		return testFile{}, err
	}
	text, err := source.Decode(name, data)
	if err != nil {
		return testFile{}, &inFile{name, newFault("cmd.not-text")}
	}
	tests, problems := suite.Read(text, t.Survey)
	for _, p := range problems {
		fmt.Fprintln(t.err, t.say("cmd.test.problem", name, p.Line, p.Text))
	}
	if len(problems) > 0 {
		return testFile{}, exit(statusWrong)
	}
	return testFile{name, tests}, nil
}

func (t *tester) run(f testFile) {
	failed := 0
	for i := range f.tests {
		test := &f.tests[i]
		for g := range t.runner.Reached(test.Record) {
			t.reached[g] = true
		}
		if problems := t.runner.Run(test, t.lang); len(problems) > 0 {
			failed++
			t.showFailed(f.name, i, test, problems)
		}
	}
	fmt.Fprintln(t.out, t.say("cmd.test.summary", f.name, len(f.tests), failed))
	t.failed += failed
}

func (t *tester) showFailed(file string, i int, test *suite.Test, problems []suite.Problem) {
	name := test.Name
	if name == "" {
		name = t.say("cmd.test.nameless", i+1)
	}
	fmt.Fprintln(t.out, t.say("cmd.test.failed", file, test.Line, name))
	for _, p := range problems {
		fmt.Fprintln(t.out, t.say("cmd.test.line", p.Line, p.Text))
		t.showWhy(test, p)
	}
}

// showWhy tells what makes an item be asked or passed over, where that is otherwise than expected.
func (t *tester) showWhy(test *suite.Test, p suite.Problem) {
	switch p.Text.Code {
	case "test.not-asked", "test.not-passed", "test.asked-open", "test.passed-open":
	default:
		return
	}
	place, _ := p.Text.Args[0].(string)
	reason, ok := t.teller.Item(test.Record, place)
	if !ok {
		return
	}
	tell, err := t.telling(t.Result, t.teller, test.Record)
	if err != nil {
		return
	}
	var facts []string
	for _, f := range reason.Facts {
		facts = append(facts, tell.fact(f))
	}
	if len(facts) > 0 {
		fmt.Fprintln(t.out, t.say("cmd.test.because", strings.Join(facts, t.say("list.separator"))))
	}
}

// coverage tells how much of the survey the tests reach.
func (t *tester) coverage(all bool) {
	var parts [5]share
	var missed []suite.Goal
	for _, g := range suite.Goals(t.Survey) {
		part := &parts[partOf(g)]
		part.of++
		if t.reached[g] {
			part.number++
		} else {
			missed = append(missed, g)
		}
	}
	fmt.Fprintln(t.out, t.say("cmd.test.coverage", parts[0], parts[1], parts[2], parts[3], parts[4]))
	switch {
	case len(missed) == 0:
	case !all:
		fmt.Fprintln(t.out, t.say("cmd.test.unreached", len(missed)))
	default:
		fmt.Fprintln(t.out, t.say("cmd.test.unreached-all", len(missed)))
		for _, g := range missed {
			fmt.Fprintln(t.out, t.goal(g))
		}
	}
}

// share is a part of a whole.
type share struct{ number, of int }

func (s share) String() string { return fmt.Sprintf("%d/%d", s.number, s.of) }

// partOf is where a goal is counted.
func partOf(g suite.Goal) int {
	switch g.Kind {
	case suite.Question:
		if g.Is {
			return 0
		}
		return 1
	case suite.Option:
		return 2
	case suite.Rule:
		return 4
	}
	return 3
}

// goal says what a goal is and where its part of the survey stands.
func (t *tester) goal(g suite.Goal) string {
	at := t.Places.Items[g.Item]
	span := at.ID
	switch {
	case g.Kind == suite.Rule:
		span = t.Places.Rules[g.Index]
	case g.Kind == suite.Skip && g.Index < len(at.Skips):
		span = at.Skips[g.Index]
	case g.Kind == suite.Ask && at.Ask.File != nil:
		span = at.Ask
	}
	return "  " + t.say("cmd.test.problem", span.File.Name, span.Pos().Line, g.Phrase(t.Survey))
}
