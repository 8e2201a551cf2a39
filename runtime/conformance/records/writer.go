package records

import (
	"fmt"
	"strings"
)

// Survey is the text of a survey of a few questions of all types, with skips, conditions of being asked and of
// options, computed items and rules. Nearly all of them compile.
func (d Dice) Survey() string {
	w := &writer{Dice: d}
	w.line(`survey t "t"`)
	if d.Once(3) {
		w.line(`  version "2"`)
	}
	n := 3 + d.IntN(10)
	for i := range n {
		w.question(fmt.Sprintf("q%d", i+1), n-i-1)
	}
	return w.text.String()
}

// writer writes a survey, question by question.
type writer struct {
	Dice
	text    strings.Builder
	earlier []asked
	rules   int
}

// asked is a question that conditions may use.
type asked struct {
	id   string
	sort string // its type: the first word of it
	none bool   // it offers refused
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(&w.text, format+"\n", args...) }

// types of questions; a choice's options follow.
var types = []string{
	"choice", "choice", "choice", "multi", "multi 1..2", "multi 2..", "integer", "integer 0..30", "number", "number -2..3", "number 0..",
	"text", "text 1..2", "text ..3", `text pattern "村$" "…村"`, "resident_id", "phone", "date", "time", "datetime", "signature",
}

func (w *writer) question(id string, later int) {
	if w.Once(8) {
		w.sum("sum-" + id)
	}
	q := asked{id: id, none: w.Once(5)}
	kind := Pick(w.Dice, types...)
	q.sort, _, _ = strings.Cut(kind, " ")
	head := []string{fmt.Sprintf(`question %s "%s"`, id, w.label()), strings.TrimPrefix(kind, "choice")}
	if w.Once(3) {
		head = append(head, "optional")
	}
	if q.none {
		head = append(head, "refused")
	}
	w.line("%s", strings.Join(head, " "))
	if q.sort == "choice" || q.sort == "multi" {
		w.options(q)
	}
	w.clauses(q, later)
	w.earlier = append(w.earlier, q)
	for w.Once(3) {
		w.rule(q)
	}
}

// label inserts an answer now and then.
func (w *writer) label() string {
	if len(w.earlier) > 0 && w.Once(6) {
		return "{" + Pick(w.Dice, w.earlier...).id + "}"
	}
	return "题"
}

// sum adds two numbers up, where there are any.
func (w *writer) sum(id string) {
	numbers := w.ofSort("integer", "number")
	if len(numbers) == 0 {
		return
	}
	w.line(`compute %s "和" as %s + %s`, id, Pick(w.Dice, numbers...).id, Pick(w.Dice, numbers...).id)
	w.earlier = append(w.earlier, asked{id: id, sort: "number"})
}

var circled = []string{"①", "②", "③", "④", "⑤"}

func (w *writer) options(q asked) {
	for i := range 2 + w.IntN(4) {
		option := fmt.Sprintf(`  option %s "选%d"`, circled[i], i+1)
		if q.sort == "multi" && w.Once(6) {
			option += " exclusive"
		}
		if len(w.earlier) > 0 && w.Once(8) {
			option += " if " + w.condition(w.earlier, 1)
		}
		w.line("%s", option)
	}
}

func (w *writer) clauses(q asked, later int) {
	if len(w.earlier) > 0 && w.Once(4) {
		w.line("  ask if %s", w.condition(w.earlier, 2))
	}
	for later > 0 && w.Once(4) {
		w.line("  skip goto %s if %s", w.target(q, later), w.condition(append(w.earlier, q), 1))
	}
}

func (w *writer) target(q asked, later int) string {
	n := 0
	_, _ = fmt.Sscanf(q.id, "q%d", &n) // ids are made here
	if w.Once(6) {
		return "end"
	}
	return fmt.Sprintf("q%d", n+1+w.IntN(later))
}

func (w *writer) rule(q asked) {
	w.rules++
	w.line(`  assert %s r%d "%s" %s %s`, Pick(w.Dice, "block", "warn"), w.rules, w.label(), Pick(w.Dice, "if", "unless"), w.condition(w.earlier, 2))
}

func (w *writer) condition(of []asked, depth int) string {
	if depth == 0 || w.Once(3) {
		return w.test(Pick(w.Dice, of...))
	}
	left, right := w.condition(of, depth-1), w.condition(of, depth-1)
	return Pick(w.Dice, "("+left+" and "+right+")", "("+left+" or "+right+")", "not ("+left+")")
}

func (w *writer) test(q asked) string {
	if q.none && w.Once(3) {
		return "refused(" + q.id + ")"
	}
	if w.Once(6) {
		return "answered(" + q.id + ")"
	}
	return strings.NewReplacer("X", q.id, "Y", w.other(q)).Replace(Pick(w.Dice, tests[q.sort]...))
}

// other is a question of the same sort, to compare with.
func (w *writer) other(q asked) string { return Pick(w.Dice, append(w.ofSort(q.sort), q)...).id }

func (w *writer) ofSort(sorts ...string) []asked {
	var list []asked
	for _, q := range w.earlier {
		for _, sort := range sorts {
			if q.sort == sort {
				list = append(list, q)
			}
		}
	}
	return list
}

// tests of a question X, some with another Y of its sort.
var tests = map[string][]string{
	"choice":      {"X == ①", "X != ②", "X in {①, ②}", "X >= ②"},
	"multi":       {"X has ①", "X has ②", "count(X) > 1.0", "count(X) == 2.0"},
	"integer":     {"X > 2.0", "X == 0.0", "X - Y < 1.0", "X * Y >= 30.0", "round(X / Y) == 1.0", "min(X, Y) < 3.0", "sum(X, Y, 1.0) > 3.0"},
	"number":      {"X > 0.3", "X == Y + 1.0", "abs(X - Y) <= 1.0", "X / Y > 1.0", "round(X) != X", "max(X, Y, 0.0) == 0.0", "-(X) < Y"},
	"text":        {`X == "村"`, `X != Y`, `matches(X, "村")`, "len(X) > 1.0", `matches(X, "^[0-9]+$")`},
	"resident_id": {"valid_id(X)", "len(X) == 18.0", "X == Y"},
	"phone":       {`matches(X, "^1")`, "X == Y"},
	"date":        {`X < "2020-04-13"`, "year(X) >= 2000.0", "days(X, Y) > 30.0", "X == Y"},
	"time":        {`X >= "08:30"`, "X == Y"},
	"datetime":    {`X == "2020-04-13T08:30"`, "X < Y"},
	"signature":   {`X == "张三"`, "len(X) == 2.0"},
}
