package diag

import (
	"sort"
	"strings"

	"github.com/surveyc/surveyc/dsl/source"
)

// Apply carries out the first automatic fix of each diagnostic and returns the new text
// and how many were carried out. A fix that overlaps one before it waits for another run.
func Apply(f *source.File, list List) (text string, applied int) {
	var b strings.Builder
	at := 0
	for _, e := range firstFixes(f, list) {
		if e.Span.Start < at || applied > 0 && e.Span.Start == at && e.Span.End == at {
			continue
		}
		b.WriteString(f.Text[at:e.Span.Start] + e.Text)
		at = e.Span.End
		applied++
	}
	return b.String() + f.Text[at:], applied
}

// firstFixes is the first single change that each diagnostic proposes for f, by place.
func firstFixes(f *source.File, list List) []Edit {
	var edits []Edit
	for _, d := range list {
		for _, h := range d.Help {
			if len(h.Edits) == 1 && h.Edits[0].Span.File == f {
				edits = append(edits, h.Edits[0])
				break
			}
		}
	}
	sort.SliceStable(edits, func(i, j int) bool { return edits[i].Span.Start < edits[j].Span.Start })
	return edits
}
