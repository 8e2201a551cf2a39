package lint

import (
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// claim is what a witness shows, as the runtime sees it.
type claim func(*program.State) bool

// possible adds a finding that some record of the context meets goals, with one that does by the runtime's own judgement;
// nothing where there is none.
func (l *linter) possible(f Finding, shows claim, context []solver.Lit, goals ...solver.Lit) {
	if l.linked == nil || l.ask(slices.Concat(context, goals)...) != solver.Sat {
		return
	}
	if f.Witness = l.shortest(recordOf(l.World), shows); f.Witness != nil {
		l.add(f)
	}
}

// shortest leaves out of a record all answers without which it still shows the claim, and makes those that stay
// plain; nil where it never did.
func (l *linter) shortest(r *answers.Record, shows claim) *answers.Record {
	state := l.linked.NewState()
	holds := func(r *answers.Record) bool {
		state.Load(r)
		return shows(state)
	}
	if !holds(r) {
		return nil
	}
	for i := len(r.Fields) - 1; i >= 0; i-- {
		if shorter := without(r, i); holds(shorter) {
			r = shorter
		}
	}
	for i := range r.Fields {
		r = plainest(r, i, holds)
	}
	return r
}

func with(r *answers.Record, id string, v answers.Value) *answers.Record {
	return &answers.Record{Fields: append(slices.Clone(r.Fields), answers.Field{Key: id, Value: v})}
}

func without(r *answers.Record, i int) *answers.Record {
	return &answers.Record{Fields: slices.Delete(slices.Clone(r.Fields), i, i+1)}
}

// plainest puts a rounder number in place of one, where the record still shows what it is to show.
func plainest(r *answers.Record, i int, holds func(*answers.Record) bool) *answers.Record {
	v := r.Fields[i].Value
	if v.Kind != answers.Number || v.Num == math.Trunc(v.Num) {
		return r
	}
	for _, x := range []float64{math.Ceil(v.Num), math.Floor(v.Num), math.Round(v.Num*100) / 100, math.Ceil(v.Num*100) / 100, math.Floor(v.Num*100) / 100} {
		other := &answers.Record{Fields: slices.Clone(r.Fields)}
		other.Fields[i].Value = answers.Num(x)
		if holds(other) {
			return other
		}
	}
	return r
}

// inWords are a record's answers.
func (l Report) inWords(r *answers.Record) []catalogue.Phrase {
	var list []catalogue.Phrase
	for _, f := range r.Fields {
		list = append(list, phrase("lint.answer", f.Key, l.shown(f)))
	}
	return list
}

func (l Report) shown(f answers.Field) any {
	i := slices.IndexFunc(l.survey.Items, func(it ir.Item) bool { return it.ID == f.Key })
	return shownAs(l.survey.Items[i].Domain.Kind, f.Value)
}

// shownAs writes an answer as a person does.
func shownAs(kind ir.Kind, v answers.Value) any {
	switch {
	case v.Kind == answers.NoAnswer:
		return phrase(catalogue.Code("none." + v.Str))
	case v.Kind == answers.List:
		marks := ""
		for _, m := range v.List {
			marks += ir.CodeText(int(m.Num))
		}
		return marks
	case kind == ir.Choice:
		return ir.CodeText(int(v.Num))
	}
	return program.Plain(v)
}
