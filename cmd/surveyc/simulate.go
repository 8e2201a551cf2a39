package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/simulate"
)

// mostSimulated bounds the records of one call.
const mostSimulated = 100_000_000

// simulation is one call: records are made up and go into a file.
type simulation struct {
	*app
	survey          *ir.Survey
	n               int
	seed            uint64
	first, mistakes string
	out             string
	options         simulate.Options
}

func (a *app) simulate() *cobra.Command {
	s := &simulation{app: a}
	cmd := &cobra.Command{
		Use:               "simulate [-n N] [--seed N] [--first DAY] [--mistakes …] [--out FILE] SURVEY",
		Args:              between(1, 1),
		RunE:              func(_ *cobra.Command, args []string) error { return s.run(args[0]) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "simulate")
	flags := cmd.Flags()
	flags.IntVarP(&s.n, "n", "n", 100, a.say("cmd.simulate.flag.n"))
	flags.Uint64Var(&s.seed, "seed", 1, a.say("cmd.simulate.flag.seed"))
	flags.StringVar(&s.first, "first", "", a.say("cmd.simulate.flag.first"))
	flags.StringVar(&s.mistakes, "mistakes", "", a.say("cmd.simulate.flag.mistakes"))
	flags.StringVar(&s.out, "out", "", a.say("cmd.simulate.flag.out"))
	completeWords(cmd, "mistakes", append([]string{"10%"}, simulate.KindNames()...))
	return cmd
}

func (s *simulation) run(name string) error {
	if err := s.understand(); err != nil {
		return err
	}
	var err error
	if s.survey, err = s.load(name); err != nil {
		return err
	}
	if len(s.survey.Functions) > 0 {
		return newFault("cmd.simulate.calls")
	}
	s.options.Known = sync.OnceValue(func() []*answers.Record { return lint.Households(s.survey, mostKnown) })
	tally, err := s.write()
	var none *simulate.Unreachable
	switch {
	case errors.As(err, &none) && len(none.Rules) == 0:
		return newFault("cmd.simulate.unreachable")
	case errors.As(err, &none):
		return newFault("cmd.simulate.unreachable-rules", strings.Join(none.Rules, s.say("list.separator")))
	case errors.Is(err, errInterrupted):
		return exit(statusInterrupted)
	case err != nil:
		return err
	}
	s.report(tally)
	return nil
}

// mostKnown is how many households the solver is asked for where chance finds none.
const mostKnown = 40

// understand reads the flags.
func (s *simulation) understand() error {
	most, ext := mostSimulated, strings.ToLower(filepath.Ext(s.out))
	if ext == ".xlsx" {
		most = mostSheetRows - 1
	}
	if s.out != "" && !slices.Contains([]string{".jsonl", ".csv", ".xlsx"}, ext) {
		return newFault("cmd.simulate.bad-out", s.out)
	}
	if s.n < 1 || s.n > most {
		return newFault("cmd.simulate.bad-n", most)
	}
	if _, ok := value.ParseDate(s.first); s.first != "" && !ok {
		return newFault("cmd.simulate.bad-first", s.first)
	}
	s.options = simulate.Options{Seed: s.seed, First: s.first}
	if s.mistakes == "" {
		return nil
	}
	var wrong string
	var ok bool
	if s.options.Mistakes, wrong, ok = simulate.ParseMistakes(s.mistakes); !ok {
		return newFault("cmd.simulate.bad-mistakes", wrong, strings.Join(simulate.KindNames(), s.say("list.separator")))
	}
	return nil
}

func (s *simulation) maker() (*simulate.Simulator, error) { return simulate.New(s.survey, s.options) }

// report tells on standard error what was made.
func (s *simulation) report(t *simulate.Tally) {
	fmt.Fprintln(s.err, s.say("cmd.simulate.summary", t.Records, t.Warned))
	if t.Known > 0 {
		fmt.Fprintln(s.err, s.say("cmd.simulate.known", t.Known))
	}
	if n, kinds := s.erred(t); n > 0 {
		fmt.Fprintln(s.err, s.say("cmd.simulate.mistakes", n, kinds))
	}
	if list := s.unanswered(t); list != "" && t.Records >= enough {
		fmt.Fprintln(s.err, s.say("cmd.simulate.unanswered", list))
	}
}

// enough is how many records there must be before what none of them answers is news.
const enough = 100

func (s *simulation) erred(t *simulate.Tally) (n int, kinds string) {
	var list []string
	for _, name := range simulate.KindNames() {
		if of := t.Mistakes[name]; of > 0 {
			n += of
			list = append(list, fmt.Sprintf("%s %d", s.say(catalogue.Code("simulate."+name)), of))
		}
	}
	return n, strings.Join(list, s.say("list.separator"))
}

// mostNamed is how many questions are named that no record answers.
const mostNamed = 20

func (s *simulation) unanswered(t *simulate.Tally) string {
	var ids []string
	for slot, answered := range t.Answered {
		if !answered && s.survey.Items[slot].Compute == nil {
			ids = append(ids, s.survey.Items[slot].ID)
		}
	}
	if len(ids) > mostNamed {
		ids = append(ids[:mostNamed], "…")
	}
	return strings.Join(ids, s.say("list.separator"))
}
