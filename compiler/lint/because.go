package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// impossible adds a finding that no record of the context meets goals, with the reasons.
func (l *linter) impossible(f Finding, context []solver.Lit, goals ...solver.Lit) {
	reasons, ok := l.because(context, goals...)
	if !ok {
		l.undecided++
		return
	}
	f.Proof = true
	f.Because = slices.DeleteFunc(l.places(reasons), func(p Place) bool { return p.Span == f.Span })
	l.add(f)
}

// places say what each reason is, in the order of the source.
func (l *linter) places(reasons []world.Reason) []Place {
	var list []Place
	for _, r := range reasons {
		if p := l.place(r); !slices.ContainsFunc(list, func(q Place) bool { return q.Span == p.Span }) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b Place) int { return a.Span.Start - b.Span.Start })
	return list
}

func (l *linter) place(r world.Reason) Place {
	if r.Kind == world.RuleReason {
		return Place{l.Places.Rules[r.Item], phrase("related.lint.rule", l.survey().Rules[r.Item].Name)}
	}
	at, id := &l.Places.Items[r.Item], l.survey().Items[r.Item].ID
	switch r.Kind {
	case world.SkipReason:
		return Place{at.Skips[r.Index], phrase("related.lint.skip", id, target(l.survey().Items[r.Item].Skips[r.Index]))}
	case world.AskReason:
		return Place{at.Ask, phrase("related.lint.ask", id)}
	case world.OfferReason:
		return Place{offerOf(at, r.Index), phrase("related.lint.offer", id)}
	}
	return Place{at.Bound, phrase("related.lint.bound", id)}
}

func offerOf(at *itemPlaces, index int) source.Span {
	if index < len(at.Offers) {
		return at.Offers[index]
	}
	return at.ID
}

func target(s ir.Skip) any {
	if s.Target == "end" {
		return catalogue.Phrase{Code: "lint.end"}
	}
	return s.Target
}

func phrase(code catalogue.Code, args ...any) catalogue.Phrase {
	return catalogue.Phrase{Code: code, Args: args}
}
