package lint

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/source"
)

// repeated reports a question that stands in its section with the same words and answers before, and a rule that says the same as
// one before (L207).
func repeated(l *linter) {
	first := map[string]int{}
	for i := range l.survey().Items {
		it := &l.survey().Items[i]
		if it.Specify != nil || l.isComputed(i) || letters(it.Text) == "" {
			continue
		}
		key := fmt.Sprint(it.Section, letters(it.Text), it.Domain.Kind, optionTexts(it), it.Unit)
		if before, ok := first[key]; ok && !l.apartInSource(before, i) {
			l.addRepeated(i, before)
		} else {
			first[key] = i
		}
	}
	l.repeatedRules()
}

func (l *linter) addRepeated(i, before int) {
	l.add(Finding{
		Code: "L207", Span: l.Places.Items[i].ID, Args: []any{phrase("lint.item", l.survey().Items[i].ID), phrase("lint.item", l.survey().Items[before].ID)},
		Because: []Place{{l.Places.Items[before].ID, phrase("related.first")}},
	})
}

// apartInSource tells whether two items stand on the same place, in a file that is included twice.
func (l *linter) apartInSource(i, k int) bool { return l.Places.Items[i].ID == l.Places.Items[k].ID }

func (l *linter) repeatedRules() {
	first := map[string]int{}
	for k := range l.survey().Rules {
		r := &l.survey().Rules[k]
		key := fmt.Sprint(r.Item, " ", logic.Key(r.Fires))
		before, ok := first[key]
		if !ok {
			first[key] = k
			continue
		}
		l.add(Finding{
			Code: "L207", Span: l.Places.Rules[k], Args: []any{phrase("lint.rule", r.Name), phrase("lint.rule", l.survey().Rules[before].Name)},
			Because: []Place{{l.Places.Rules[before], phrase("related.first")}},
		})
	}
}

// letters are those of a text and its digits, without blanks and marks.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func optionTexts(it *ir.Item) string {
	texts := ""
	for _, o := range it.Domain.Options {
		texts += "|" + letters(o.Text)
	}
	return texts
}

func at(span source.Span) string {
	if span.File == nil {
		return ""
	}
	return fmt.Sprint(span.File.Name, ":", span.Start)
}
