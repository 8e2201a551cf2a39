package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
)

// mentioned is a question that a text names by its number: “4”题, 第4—1题, question 4.
var mentioned = regexp.MustCompile(`[“"「『]\s*(\d+(?:\s*[-—–－―−‐‑]+\s*\d+)*[a-z]?)\s*[”"」』]\s*题|第\s*(\d+(?:\s*[-—–－―−‐‑]+\s*\d+)*[a-z]?)\s*题|\bquestion\s+(\d+(?:-\d+)*[a-z]?)\b`)

var dashes = regexp.MustCompile(`\s*[-—–－―−‐‑]+\s*`)

// references reports a text that names another question than the conditions beside it use (L208): a rule's message, or a note of
// a question that has conditions.
func references(l *linter) {
	for k := range l.survey().Rules {
		r := &l.survey().Rules[k]
		used := append(l.survey().ItemsOf(r.Fires), r.Item)
		l.namesOnly(r.Message, used, l.Places.Rules[k])
	}
	for i := range l.survey().Items {
		if used := l.usedBeside(i); len(used) > 1 {
			l.namesOnly(l.survey().Items[i].Note, used, l.Places.Items[i].ID)
		}
	}
}

// namesOnly reports the first question that a text names beside used.
func (l *linter) namesOnly(text string, used []string, span source.Span) {
	for _, m := range mentioned.FindAllStringSubmatch(text, -1) {
		id := dashes.ReplaceAllString(m[1]+m[2]+m[3], "-")
		if !slices.ContainsFunc(used, func(u string) bool { return u == id || strings.HasSuffix(u, "-"+id) && !ir.Numbered(u) }) {
			l.add(Finding{Code: "L208", Span: span, Args: []any{id, listed(used)}})
			return
		}
	}
}

// usedBeside are the items that the conditions of item i use, itself among them.
func (l *linter) usedBeside(i int) []string {
	it := &l.survey().Items[i]
	used := []string{it.ID}
	add := func(f ir.Formula) {
		for _, id := range l.survey().ItemsOf(f) {
			if !slices.Contains(used, id) {
				used = append(used, id)
			}
		}
	}
	if it.Ask != nil {
		add(it.Ask)
	}
	for _, s := range it.Skips {
		add(s.When)
	}
	for _, r := range l.survey().Rules {
		if r.Item == it.ID {
			add(r.Fires)
		}
	}
	return used
}
