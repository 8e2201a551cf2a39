package lint

import (
	"fmt"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
)

// skips reports skips that never happen (L103), always do (L104), or pass over nothing (L105).
func skips(l *linter) {
	for i := range l.survey().Items {
		if !l.reachable(i) {
			continue
		}
		for k := range l.survey().Items[i].Skips {
			l.skip(i, k)
		}
	}
}

func (l *linter) skip(i, k int) {
	skip, taken := l.survey().Items[i].Skips[k], l.Items[i].Skips[k].Taken
	id, span := l.survey().Items[i].ID, l.Places.Items[i].Skips[k]
	args := []any{id, target(skip)}
	switch {
	case l.never(l.complete(), taken):
		l.impossible(Finding{Code: "L103", Span: span, Args: args}, l.complete(), taken)
	case l.never(l.complete(), taken, l.passedBy(i, k)):
		l.overNothing(Finding{Code: "L105", Span: span, Args: args}, taken, l.passedBy(i, k))
	case !isGoto(id, skip.When) && l.never(l.complete(), l.Items[i].Asked, taken.Not()):
		l.settle(alwaysKey(i, k))
		l.impossible(Finding{Code: "L104", Span: span, Args: args}, l.complete(), l.Items[i].Asked, taken.Not())
	}
}

// alwaysKey is what is settled of a skip that always happens: what it passes over is unreachable for that reason.
func alwaysKey(i, k int) string { return fmt.Sprint("always ", i, " ", k) }

// overNothing reports a skip that passes over nothing, unless that is because of an ask that has been reported to change nothing
// because of the skip.
func (l *linter) overNothing(f Finding, goals ...solver.Lit) {
	reasons, ok := l.because(l.complete(), goals...)
	if !ok || slices.ContainsFunc(reasons, func(r world.Reason) bool { return r.Kind == world.AskReason && l.settled[askKey(r.Item)] }) {
		return
	}
	f.Because, f.Proof = l.places(reasons), len(reasons) > 0
	l.add(f)
}

func askKey(i int) string { return fmt.Sprint("ask ", i) }

// isGoto tells a skip that is to be taken always, which is written with answered(x) of its own question.
func isGoto(id string, when ir.Formula) bool {
	a, ok := when.(ir.Answered)
	return ok && a.Item == id
}

// passedBy is where one of the questions between a skip and its target would be asked without it. The first that is would be asked
// after the same answers.
func (l *linter) passedBy(i, k int) solver.Lit {
	var any []solver.Lit
	for at := l.Items[i].Skips[k].From; at < l.Items[i].Skips[k].To; at++ {
		if !l.isComputed(at) && !l.isSpecify(at) {
			any = append(any, l.Or(l.Items[at].Ask, l.without(world.Reason{Kind: world.AskReason, Item: at})))
		}
	}
	return l.Or(any...)
}

// without is that a reason does not hold; False where there is none.
func (l *linter) without(r world.Reason) solver.Lit {
	if a, ok := l.Assumption(r); ok {
		return a.Not()
	}
	return solver.False
}

// asks reports an `ask if` that always holds where its question is come to (L106).
func asks(l *linter) {
	for i := range l.survey().Items {
		it := &l.survey().Items[i]
		if it.Ask == nil || !l.reachable(i) {
			continue
		}
		come, ask := l.Items[i].Reached, l.Items[i].Ask
		if l.never(l.complete(), come, ask.Not()) {
			l.settle(askKey(i))
			l.impossible(Finding{Code: "L106", Span: l.Places.Items[i].Ask, Args: []any{it.ID}}, l.complete(), come, ask.Not())
		}
	}
}
