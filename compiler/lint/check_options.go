package lint

import (
	"regexp"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// exclusives reports an option that sounds as if it went with no other, and can be marked with others (L205).
func exclusives(l *linter) {
	for i := range l.survey().Items {
		d := &l.survey().Items[i].Domain
		if d.Kind != ir.Choices || l.held[i] != solver.Sat {
			continue
		}
		for _, o := range d.Options {
			if saysNo(o.Text) && !o.Exclusive {
				l.combined(i, o)
			}
		}
	}
}

func (l *linter) combined(i int, o ir.Option) {
	var others []solver.Lit
	for _, other := range l.survey().Items[i].Domain.Options {
		if other.Code != o.Code {
			others = append(others, l.Mark(i, other.Code))
		}
	}
	shows := func(s *program.State) bool {
		v := s.Raw(i)
		return v != nil && len(v.List) > 1 && s.Verdict(i) == program.Good && slices.ContainsFunc(v.List, isCode(o.Code)) && s.Status(i) == program.Asked
	}
	if f := (Finding{Code: "L205", Span: l.optionPlace(i, o.Code), Args: []any{l.survey().Items[i].ID, ir.CodeText(o.Code), o.Text}}); l.inRows(i) {
		if l.tell(append(l.valid(), l.Mark(i, o.Code), l.Or(others...))...) == solver.Sat {
			l.add(f)
		}
		return
	}
	f := Finding{Code: "L205", Span: l.optionPlace(i, o.Code), Args: []any{l.survey().Items[i].ID, ir.CodeText(o.Code), o.Text}}
	l.possible(f, shows, l.valid(), l.Mark(i, o.Code), l.Or(others...))
}

func isCode(code int) func(answers.Value) bool {
	return func(v answers.Value) bool { return v.Num == float64(code) }
}

var otherWords = regexp.MustCompile(`^(其他|其它|别的|other|others)(原因|情况|方式|来源|问题)?$`)

// others reports an option "other" that leaves no place to say what (L206): it has no specify, and no text question hangs on it.
func others(l *linter) {
	said := l.followed()
	for i := range l.survey().Items {
		it := &l.survey().Items[i]
		for _, o := range it.Domain.Options {
			if otherWords.MatchString(bareText(o.Text)) && !said[it.ID][o.Code] && l.settle("other "+at(l.optionPlace(i, o.Code))) {
				l.add(Finding{Code: "L206", Span: l.optionPlace(i, o.Code), Args: []any{it.ID, ir.CodeText(o.Code), o.Text}})
			}
		}
	}
}
