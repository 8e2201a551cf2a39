package records

import (
	"fmt"
	"strconv"
	"strings"
)

// condition is a random condition on some of the questions.
func (w *writer) condition(on []question, depth int) string {
	if depth == 0 || w.Once(3) {
		return w.atom(on)
	}
	left, right := w.condition(on, depth-1), w.condition(on, depth-1)
	switch w.IntN(5) {
	case 0:
		return "not (" + left + ")"
	case 1, 2:
		return "(" + left + " or " + right + ")"
	}
	return "(" + left + " and " + right + ")"
}

func (w *writer) atom(on []question) string {
	q := Pick(w.Dice, on...)
	if w.Once(6) {
		return "answered(" + q.id + ")"
	}
	if len(q.none) > 0 && w.Once(3) {
		return Pick(w.Dice, q.none...) + "(" + q.id + ")"
	}
	switch q.kind {
	case "choice", "rating":
		return w.choiceAtom(q)
	case "multi":
		return w.multiAtom(on, q)
	case "location":
		return fmt.Sprintf("accuracy(%s) %s %s", q.id, w.operator(), Pick(w.Dice, "50", "12", "0", "1000000000000000.0", "2.5"))
	case "ranking":
		return w.rankingAtom(on, q)
	case "text", "signature", "photo":
		return w.textAtom(on, q)
	case "date":
		return w.dateAtom(on, q)
	case "time":
		return w.momentAtom(on, q, w.Time())
	case "datetime":
		return w.momentAtom(on, q, w.DateTime())
	}
	return w.numberAtom(on)
}

func (w *writer) choiceAtom(q question) string {
	code := Pick(w.Dice, q.codes...)
	switch w.IntN(4) {
	case 0:
		return fmt.Sprintf("%s in {%d, %d}", q.id, q.codes[1], q.codes[0])
	case 1:
		return fmt.Sprintf("%s %s %d", q.id, Pick(w.Dice, "<", "<=", ">", ">="), code)
	case 2:
		return w.specifiedAtom(q)
	}
	return fmt.Sprintf("%s %s %d", q.id, Pick(w.Dice, "==", "!="), code)
}

// specifiedAtom asks for the words at an option, if there are any.
func (w *writer) specifiedAtom(q question) string {
	if q.specified == 0 {
		return fmt.Sprintf("%s == %d", q.id, q.codes[0])
	}
	return fmt.Sprintf(Pick(w.Dice, "answered(%s)", "%s == “村”", "len(%s) > 1"), fmt.Sprintf("%s.%d", q.id, q.specified))
}

func (w *writer) multiAtom(on []question, q question) string {
	switch w.IntN(4) {
	case 0:
		return w.numberAtom(on)
	case 1:
		return fmt.Sprintf("count(%s) %s %d", q.id, w.operator(), w.IntN(4))
	}
	return fmt.Sprintf("%s has %d", q.id, Pick(w.Dice, q.codes...))
}

func (w *writer) rankingAtom(on []question, q question) string {
	if w.Once(3) {
		return w.multiAtom(on, q)
	}
	return fmt.Sprintf("%s %s %d", w.place(q), w.operator(), w.IntN(len(q.codes)+2))
}

func (w *writer) place(q question) string {
	return fmt.Sprintf("rank(%s, %d)", q.id, Pick(w.Dice, q.codes...))
}

// patterns are in the syntax that RE2 and ECMAScript share.
var patterns = []string{
	"村", "^村$", "^.$", "^..$", "[^村]", "^[一-龥]+$", "[0-9]{2,}", "^\\d+$", "\\bA1\\b", "\\W", "\\s", "^\\S*$", "a|张$", "^(?:北|东)?村", "", "a.b", "x{0}",
	"[\\-\\]x]", "𠮷{2}", "^[^𠮷]", "[😀-😎]", "\\.5", "^\\w+$", "é", "\\x41", "/", "\\$|\\^", "\\D", "[\\d_]", "^$", "\\B", "(a|b)*1", "村*?$",
}

func (w *writer) textAtom(on []question, q question) string {
	switch w.IntN(6) {
	case 0:
		return fmt.Sprintf("%s %s “%s”", q.id, Pick(w.Dice, "==", "!="), strings.ReplaceAll(w.Word(), "\n", ""))
	case 1:
		return fmt.Sprintf("valid_id(%s)", q.id)
	case 2:
		return fmt.Sprintf("%s %s %s", q.id, Pick(w.Dice, "==", "!="), Pick(w.Dice, ofKind(on, "text", "signature", "photo")...).id)
	case 3:
		return w.numberAtom(on)
	}
	return fmt.Sprintf("matches(%s, “%s”)", q.id, Pick(w.Dice, patterns...))
}

func (w *writer) dateAtom(on []question, q question) string {
	switch w.IntN(5) {
	case 0:
		return w.numberAtom(on)
	case 1:
		return fmt.Sprintf("%s %s %s", q.id, w.operator(), Pick(w.Dice, ofKind(on, "date")...).id)
	case 2:
		return fmt.Sprintf("year(%s) %s %d", q.id, w.operator(), Pick(w.Dice, 2020, 2021, 2000, 1900, 72))
	}
	return fmt.Sprintf("%s %s \"%s\"", q.id, w.operator(), w.Day())
}

// momentAtom compares a time, or a date with a time, with a constant or with another.
func (w *writer) momentAtom(on []question, q question, constant string) string {
	switch w.IntN(4) {
	case 0:
		return fmt.Sprintf("%s in {\"%s\"}", q.id, constant)
	case 1:
		return fmt.Sprintf("%s %s %s", q.id, w.operator(), Pick(w.Dice, ofKind(on, q.kind)...).id)
	}
	return fmt.Sprintf("%s %s \"%s\"", q.id, w.operator(), constant)
}

func (w *writer) numberAtom(on []question) string {
	left := w.number(on, 2)
	switch w.IntN(6) {
	case 0:
		return fmt.Sprintf("%s in {%s, %s}", left, w.literal(), w.literal())
	case 1:
		return fmt.Sprintf("%s %s %s", left, w.operator(), w.number(on, 1))
	case 2:
		return fmt.Sprintf("%s %s %s", w.constant(), w.operator(), left)
	case 3:
		return fmt.Sprintf("round(%s / 2) %s %d", w.measure(on), Pick(w.Dice, "==", "!="), w.IntN(6)-3)
	}
	return fmt.Sprintf("%s %s %s", left, w.operator(), w.constant())
}

// number is a term with a question in it, on which its value hangs.
func (w *writer) number(on []question, depth int) string {
	if depth == 0 || w.Once(3) {
		return w.measure(on)
	}
	x, y := w.number(on, depth-1), w.number(on, depth-1)
	switch w.IntN(6) {
	case 0:
		return fmt.Sprintf("%s(%s, %s, %s)", Pick(w.Dice, "min", "max", "sum"), x, y, w.constant())
	case 1:
		return fmt.Sprintf(Pick(w.Dice, "round(%s)", "abs(%s)", "-(%s)"), x)
	case 2:
		return fmt.Sprintf("(%s / %s)", x, y)
	case 3:
		return fmt.Sprintf("(%s / %s)", w.constant(), y)
	}
	return fmt.Sprintf("(%s %s %s)", x, Pick(w.Dice, "+", "-", "*"), Pick(w.Dice, y, w.constant()))
}

// measured are the kinds of questions that a number can be made of.
var measured = []string{"multi", "ranking", "location", "integer", "number", "text", "signature", "photo", "date"}

// measure is a number of one question.
func (w *writer) measure(on []question) string {
	q := Pick(w.Dice, ofKind(on, measured...)...)
	switch q.kind {
	case "multi":
		return "count(" + q.id + ")"
	case "ranking":
		return w.place(q)
	case "location":
		return "accuracy(" + q.id + ")"
	case "text", "signature", "photo":
		return "len(" + q.id + ")"
	case "date":
		return w.dateMeasure(on, q)
	}
	return q.id
}

func (w *writer) dateMeasure(on []question, q question) string {
	if w.Once(2) {
		return "year(" + q.id + ")"
	}
	return fmt.Sprintf("days(%s, %s)", Pick(w.Dice, ofKind(on, "date")...).id, Pick(w.Dice, q.id, `"2020-04-13"`))
}

func (w *writer) operator() string { return Pick(w.Dice, "==", "!=", "<", "<=", ">", ">=") }

// constant is a number to stand behind any operator.
func (w *writer) constant() string {
	text := w.literal()
	if strings.HasPrefix(text, "-") {
		return "(" + text + ")"
	}
	return text
}

// literal is a number as the language writes it.
func (w *writer) literal() string {
	x := Pick(w.Dice, w.Constant(), w.Number(), w.Number(), 2.5, 18, 2020)
	return strconv.FormatFloat(x, 'f', -1, 64)
}
