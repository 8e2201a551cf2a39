package records

import (
	"fmt"
	"slices"
	"strings"
)

// Repeats is the text of a random survey with repeated groups, one of them maybe in another. It compiles. Being asked, options,
// the number of rows, rules and computed items hang on what is before, on what is in the row, and on all rows. Some surveys are
// plain: what is in a row hangs on that row alone, and nothing is added up, so that a JSON Schema can say all of it.
func (d Dice) Repeats() string {
	w := &author{Dice: d, plain: d.Once(3)}
	w.printf("survey t \"表\"\nchoices yn option ① \"是\" option ② \"否\"\n")
	w.questions("", 1+d.IntN(3))
	w.repeat("")
	w.questions("", 1+d.IntN(3))
	if d.Once(2) {
		w.repeat("")
		w.questions("", d.IntN(2))
	}
	w.printf("closing \"签名\"\nquestion last \"签名\" signature optional\n")
	for range d.IntN(5) {
		w.rule("")
	}
	return w.String()
}

// author writes a survey question by question.
type author struct {
	Dice
	strings.Builder
	plain bool
	asked []entry
	rules int
	deep  int // of conditions about all rows in one another
}

// entry is a question, or the head of a group, which is open until its end is written.
type entry struct {
	id, kind, group string
	open            bool
}

func (w *author) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

func (w *author) name(prefix string) string { return fmt.Sprintf("%s%d", prefix, len(w.asked)+1) }

func (w *author) questions(group string, n int) {
	for range n {
		w.question(group)
	}
	if term := w.number(group, false); term != fixed && !w.plain && w.Once(4) {
		id := w.name("c")
		w.printf("compute %s \"%s\" as %s\n", id, id, term)
		w.asked = append(w.asked, entry{id, "computed", group, false})
	}
}

func (w *author) question(group string) {
	id, kind := w.name("q"), Pick(w.Dice, "yn", "yn", "integer 0..3", "integer 0..3", "number", "text", "multi", "date")
	w.printf("question %s \"%s%s\" %s", id, id, w.insertion(group), kind)
	if w.Once(4) {
		w.printf(" optional")
	}
	if kind != "multi" && w.Once(5) {
		w.printf(" refused")
	}
	w.printf("\n")
	if kind == "multi" {
		w.printf("  option ① \"甲\"\n  option ② \"乙\"\n  option ③ \"丙\" exclusive")
		if len(w.reach(group)) > 0 && w.Once(2) {
			w.printf(" if %s", w.condition(group, 1, false))
		}
		w.printf("\n")
	}
	if len(w.reach(group)) > 0 && w.Once(3) {
		w.printf("  ask if %s\n", w.condition(group, 1, false))
	}
	w.asked = append(w.asked, entry{id, strings.Fields(kind)[0], group, false})
	if group != "" && w.Once(4) {
		w.printf("  skip goto next if %s\n", w.condition(group, 1, false))
	}
	for w.Once(3) {
		w.rule(group)
	}
}

// insertion is, now and then, an answer that is known where a text of the group is read.
func (w *author) insertion(group string) string {
	if list := w.reach(group); len(list) > 0 && w.Once(4) {
		return "{" + Pick(w.Dice, list...).id + "}"
	}
	return ""
}

func (w *author) repeat(in string) {
	id := w.name("g")
	w.printf("repeat %s \"%s\"%s\n", id, id, w.times(in))
	if len(w.reach(in)) > 0 && w.Once(3) {
		w.printf("  ask if %s\n", w.condition(in, 1, false))
	}
	at := len(w.asked)
	w.asked = append(w.asked, entry{id, "rows", in, true})
	for !w.plain && w.Once(2) {
		w.printf("  assert %s \"%s\" %s %s\n", Pick(w.Dice, "block", "warn"), id, Pick(w.Dice, "if", "unless"), w.about(id, true))
	}
	w.questions(id, 1+w.IntN(2))
	if in == "" && w.Once(2) {
		w.repeat(id)
		w.questions(id, w.IntN(2))
	}
	w.printf("endrepeat\n")
	w.asked[at].open = false
}

func (w *author) times(in string) string {
	if w.Once(2) {
		return Pick(w.Dice, "", " 0..2", " 1..3", " 2..2")
	}
	var whole []string
	for _, q := range w.reach(in) {
		if q.kind == "integer" {
			whole = append(whole, q.id)
		}
	}
	if len(whole) > 0 && !w.Once(4) {
		return Pick(w.Dice, " times ", " ..2 times ") + Pick(w.Dice, whole...)
	}
	if w.plain {
		return " times 2"
	}
	return " ..3 times " + Pick(w.Dice, fixed, w.number(in, false)) // of a thousand rows a record takes long to make
}

// reach are the questions that a row of a group can name.
func (w *author) reach(group string) []entry {
	return slices.DeleteFunc(slices.Clone(w.asked), func(q entry) bool {
		return q.kind == "rows" || !w.within(group, q.group) || w.plain && q.group != group
	})
}

func (w *author) within(group, outer string) bool {
	for group != outer {
		if group == "" {
			return false
		}
		group = w.asked[slices.IndexFunc(w.asked, func(q entry) bool { return q.id == group })].group
	}
	return true
}

// heads are the groups that a row can look through; in a rule also that which it is in.
func (w *author) heads(group string, rule bool) []entry {
	if w.deep > 1 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(w.asked), func(q entry) bool {
		return q.kind != "rows" || q.open && !rule || !w.within(group, q.group) || w.plain && q.group != group
	})
}

func (w *author) rule(group string) {
	name := ""
	if w.Once(2) {
		w.rules++
		name = fmt.Sprintf("r%d", w.rules)
	}
	condition := w.condition(group, 2, true)
	if list := slices.DeleteFunc(w.reach(group), func(q entry) bool { return q.group == "" || q.kind == "multi" || q.kind == "computed" }); len(list) > 0 && !w.plain && w.Once(3) {
		condition = "unique(" + Pick(w.Dice, list...).id + ")"
	}
	w.printf("  assert %s %s \"!%s\" %s %s\n", Pick(w.Dice, "block", "warn"), name, w.insertion(group), Pick(w.Dice, "if", "unless"), condition)
}

func (w *author) condition(group string, depth int, rule bool) string {
	if depth == 0 || w.Once(2) {
		return w.atom(group, rule)
	}
	return fmt.Sprintf(Pick(w.Dice, "(%s and %s)", "(%s or %s)", "(not %s or %s)"), w.condition(group, depth-1, rule), w.condition(group, depth-1, rule))
}

func (w *author) atom(group string, rule bool) string {
	list, heads := w.reach(group), w.heads(group, rule)
	if len(heads) > 0 && w.Once(2) {
		return w.about(Pick(w.Dice, heads...).id, rule)
	}
	return w.of(Pick(w.Dice, list...))
}

// of is a condition on one question.
func (w *author) of(q entry) string {
	if w.Once(6) {
		return "answered(" + q.id + ")"
	}
	switch q.kind {
	case "yn":
		return q.id + Pick(w.Dice, " == ①", " != ①", " in {②}")
	case "multi":
		return Pick(w.Dice, q.id+" has ②", "count("+q.id+") > 1")
	case "text":
		return q.id + Pick(w.Dice, " == “村”", " != “村”")
	case "date":
		return q.id + Pick(w.Dice, " < ", " == ") + "“2020-04-13”"
	}
	return q.id + Pick(w.Dice, " == ", " > ", " < ", " >= ") + Pick(w.Dice, "0", "1", "2", "3")
}

// about is a condition on all rows of a group.
func (w *author) about(head string, rule bool) string {
	w.deep++
	defer func() { w.deep-- }()
	where, number := w.condition(head, 1, rule), w.number(head, rule)
	compared := Pick(w.Dice, " == ", " != ", " > ", " < ", " >= ") + Pick(w.Dice, "0", "1", "2", "3")
	kinds := 6
	if w.plain {
		kinds = 4
	}
	switch w.IntN(kinds) {
	case 0:
		return fmt.Sprintf("any(%s where %s)", head, where)
	case 1:
		return fmt.Sprintf("all(%s where %s)", head, where)
	case 2:
		return fmt.Sprintf("count(%s)%s", head, compared)
	case 3:
		return fmt.Sprintf("count(%s where %s)%s", head, where, compared)
	case 4:
		return fmt.Sprintf("%s(%s, %s)%s", Pick(w.Dice, "sum", "min", "max"), head, number, compared)
	}
	return fmt.Sprintf("%s(%s where %s, %s)%s", Pick(w.Dice, "sum", "min", "max"), head, where, number, compared)
}

// fixed stands where there is nothing to make a number of.
const fixed = "2"

// number is a number in a row of the group.
func (w *author) number(group string, rule bool) string {
	var list []string
	for _, q := range w.reach(group) {
		switch q.kind {
		case "integer", "number", "computed":
			list = append(list, q.id)
		case "text":
			list = append(list, "len("+q.id+")")
		case "multi":
			list = append(list, "count("+q.id+")")
		}
	}
	for _, g := range w.heads(group, rule) {
		list = append(list, "count("+g.id+")")
	}
	if len(list) == 0 {
		return fixed
	}
	if w.Once(4) {
		return fmt.Sprintf("(%s %s %s)", Pick(w.Dice, list...), Pick(w.Dice, "+", "-", "*", "/"), Pick(w.Dice, list...))
	}
	return Pick(w.Dice, list...)
}
