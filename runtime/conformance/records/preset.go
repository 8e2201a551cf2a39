package records

import (
	"fmt"
	"slices"
	"strings"
)

// defaults writes what the question at i offers, sometimes.
func (w *writer) defaults(i int) {
	for i > 0 && w.Once(3) {
		if value := w.preset(i); value != "" {
			w.printf("  default %s if %s\n", value, w.condition(w.questions[:i], 1))
		}
	}
	if value := w.preset(i); value != "" && w.Once(3) {
		w.printf("  default %s\n", value)
	}
}

// preset is a value that the question at i may have, "" where there is none.
func (w *writer) preset(i int) string {
	q, before := w.questions[i], w.questions[:i]
	switch q.kind {
	case "choice", "rating":
		return fmt.Sprint(Pick(w.Dice, q.codes...))
	case "multi":
		return fmt.Sprintf("{%d, %d}", q.codes[0], q.codes[1])
	case "ranking":
		return w.ranked(q)
	case "signature", "location", "photo":
		return ""
	case "integer", "number":
		if of := ofKind(before, "integer", "number"); len(of) > 0 {
			return fmt.Sprintf(Pick(w.Dice, "%s", "%s / 3.0", "round(%s) + 0.1 + 0.2"), Pick(w.Dice, of...).id)
		}
		return ""
	}
	if of := ofKind(before, q.kind); len(of) > 0 {
		return Pick(w.Dice, of...).id
	}
	return map[string]string{"date": `"` + w.Day() + `"`, "time": `"` + w.Time() + `"`, "datetime": `"` + w.DateTime() + `"`}[q.kind]
}

// ranked is an order of two options or, where all are ranked, of all.
func (w *writer) ranked(q question) string {
	codes := slices.Clone(q.codes[:2])
	if q.whole {
		codes = slices.Clone(q.codes)
	}
	slices.Reverse(codes)
	return "{" + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(codes)), ", "), "[]") + "}"
}
