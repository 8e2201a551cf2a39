package main

import (
	"slices"
	"strings"

	"golang.org/x/text/width"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// mostListed is how many options the interview shows at a time.
const mostListed = 20

// found is the answer that a line means which is part of an option's name. Where the options are few, or there is
// none with that part, the line stays what it is; where there are several, they are shown and one is false.
func (d *dialogue) found(item *ir.Item, v answers.Value) (answer answers.Value, one bool) {
	offered := d.session.Offered()
	if v.Kind != answers.String || len(offered) <= mostListed {
		return v, true
	}
	fitting := withPart(offered, v.Str)
	switch {
	case len(fitting) == 0:
		return v, true
	case len(fitting) == 1 && item.Domain.Kind == ir.Choice:
		return answers.Num(float64(fitting[0].Code)), true
	}
	d.list(item, fitting[:min(len(fitting), mostListed)])
	if more := len(fitting) - mostListed; more > 0 {
		d.print("cmd.interview.found-more", more)
	}
	return v, false
}

// withPart are the options whose texts have every word of a line in them.
func withPart(options []ir.Option, line string) []ir.Option {
	words := strings.Fields(folded(line))
	return slices.DeleteFunc(slices.Clone(options), func(o ir.Option) bool {
		text := folded(o.Text)
		return slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
	})
}

func folded(text string) string { return strings.ToLower(width.Fold.String(text)) }
