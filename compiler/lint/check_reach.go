package lint

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// unreachable reports items that no valid record asks (L101): of those that are so for the same reasons the first.
func unreachable(l *linter) {
	first := map[string]int{} // positions in l.found
	for i := range l.Items {
		if l.held[i] != solver.Unsat || l.isSpecify(i) {
			continue
		}
		reasons, ok := l.whyUnreachable(i)
		if !ok || l.byDeadEnd(reasons) || l.byAlways(reasons) {
			continue
		}
		if at, known := first[fmt.Sprint(reasons)]; known {
			l.alsoUnreachable(at)
			continue
		}
		first[fmt.Sprint(reasons)] = len(l.found)
		l.add(Finding{Code: "L101", Span: l.Places.Items[i].ID, Args: []any{l.survey().Items[i].ID, ""}, Because: l.places(reasons), Proof: true})
	}
}

// alsoUnreachable counts one more item in a finding.
func (l *linter) alsoUnreachable(at int) {
	more := 1
	if before, ok := l.found[at].Args[1].(catalogue.Phrase); ok {
		more += before.Args[0].(int)
	}
	l.found[at].Args[1] = phrase("lint.also", more)
}

func (l *linter) whyUnreachable(i int) ([]world.Reason, bool) {
	if l.asked[i] == solver.Unsat {
		return l.because(l.complete(), l.Items[i].Asked)
	}
	return l.because(l.valid(), l.Items[i].Asked)
}

func (l *linter) isComputed(i int) bool { return l.survey().Items[i].Compute != nil }

// isSpecify tells the words for an option, of which there is nothing to say but what is said of the option.
func (l *linter) isSpecify(i int) bool { return l.survey().Items[i].Specify != nil }

// byAlways tells whether a skip that has been reported to happen always is among the reasons.
func (l *linter) byAlways(reasons []world.Reason) bool {
	return slices.ContainsFunc(reasons, func(r world.Reason) bool {
		return r.Kind == world.SkipReason && l.settled[alwaysKey(r.Item, r.Index)]
	})
}

// byDeadEnd tells whether what reasons make impossible follows from a question without an answer, which has been reported.
func (l *linter) byDeadEnd(reasons []world.Reason) bool {
	any := false
	for _, r := range reasons {
		if r.Kind == world.RuleReason {
			if !l.dead[r.Item] {
				return false
			}
			any = true
		}
	}
	return any
}

// impossibleOptions reports options that no valid record bears (L102).
func impossibleOptions(l *linter) {
	for i := range l.survey().Items {
		if l.held[i] != solver.Sat || l.settled[fixedKey(i)] {
			continue
		}
		for _, o := range l.survey().Items[i].Domain.Options {
			if l.option(i, o.Code) == solver.Unsat {
				l.impossibleOption(i, o)
			}
		}
	}
}

func (l *linter) impossibleOption(i int, o ir.Option) {
	reasons, ok := l.because(l.valid(), l.bears(i, o.Code))
	if !ok || l.byDeadEnd(reasons) {
		return
	}
	l.add(Finding{
		Code: "L102", Span: l.optionPlace(i, o.Code), Args: []any{l.survey().Items[i].ID, ir.CodeText(o.Code)}, Because: l.places(reasons), Proof: true,
	})
}

// bears is where item i bears a code.
func (l *linter) bears(i, code int) solver.Lit {
	if l.survey().Items[i].Domain.Kind == ir.Choices {
		return l.Mark(i, code)
	}
	return l.Code(i, code)
}

// option tells whether a valid record bears a code of item i.
func (l *linter) option(i, code int) solver.Outcome {
	if l.options == nil {
		l.findOptions()
	}
	return l.options[l.bears(i, code)]
}

func (l *linter) findOptions() {
	l.options = map[solver.Lit]solver.Outcome{}
	var goals []solver.Lit
	for i := range l.survey().Items {
		for _, o := range l.survey().Items[i].Domain.Options {
			if lit := l.bears(i, o.Code); l.options[lit] == solver.Unknown && l.held[i] == solver.Sat {
				goals = append(goals, lit)
				l.options[lit] = solver.Sat // for now: each goal once
			}
		}
	}
	for k, outcome := range l.each(l.valid(), goals) {
		l.options[goals[k]] = outcome
	}
}

// optionPlace is where an option stands, which may be in a list.
func (l *linter) optionPlace(i, code int) source.Span {
	if span, ok := l.Places.Items[i].Options[code]; ok {
		return span
	}
	return l.Places.Items[i].ID
}
