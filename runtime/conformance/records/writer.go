package records

import (
	"fmt"
	"slices"
	"strings"
)

// question is a question of a random survey.
type question struct {
	id, kind  string // the kind is choice, multi, integer, ranking, number, text, date, time, datetime, rating, location, photo or signature
	none      []string
	codes     []int
	whole     bool // a ranking of all options
	specified int  // a code whose option asks for words, 0 for none
	computed  bool
}

// Survey is a survey of up to a dozen questions, as text. It compiles, and every construct of the
// language comes up in some.
func (d Dice) Survey() string {
	w := &writer{Dice: d, questions: d.questions()}
	w.closing = len(w.questions) - d.IntN(3)
	w.version = Pick(d, "1", "3.5", "1e-7", "")
	w.printf("survey t \"试卷\" version \"%s\"\nchoices 是否 option ① \"是\" option ② \"否\"\n", w.version)
	for i := range w.questions {
		w.question(i)
		w.named(i)
	}
	return w.String()
}

// ids are of both sorts, some of them names that every JavaScript object bears. None is a whole
// number, which in a condition might be taken for one.
var ids = []string{
	"4-1", "4-1a", "7a", "12-3-4", "甲", "乙", "户主", "end_1", "constructor", "toString", "__proto__", "length",
	"_x", "_version", "hasOwnProperty", "date", "integer", "𠮷", "q-1",
}

func (d Dice) questions() []question {
	list := make([]question, 4+d.IntN(8))
	order := d.Perm(len(ids))
	for i := range list {
		list[i] = d.question(ids[order[i]])
		list[i].compute(d, list[:i])
	}
	return list
}

// compute makes some questions computed items, where there is something before them to compute them from.
func (q *question) compute(d Dice, before []question) {
	from := ofKind(before, q.kind)
	if q.kind == "number" {
		from = ofKind(before, measured...)
	}
	computable := slices.Contains([]string{"number", "date", "text"}, q.kind)
	q.computed = computable && len(from) > 0 && d.Once(2)
	if q.computed {
		q.none = nil // it is never asked
	}
}

func (d Dice) question(id string) question {
	q := question{id: id, kind: Pick(d, "choice", "choice", "multi", "multi", "ranking", "location", "photo", "integer", "number", "number", "text", "text", "date", "time", "datetime", "rating", "signature")}
	q.none = Pick(d, nil, nil, nil, []string{"refused"}, []string{"dontknow"}, []string{"dontknow", "refused"})
	switch {
	case q.kind == "rating":
		q.codes = []int{0, 1, 2, 3}
	case q.kind == "choice" && d.Once(2):
		q.codes = []int{1, 2} // the list 是否
	case q.kind == "choice" || q.kind == "multi" || q.kind == "ranking":
		q.whole = q.kind == "ranking" && d.Once(2)
		q.codes = Pick(d, []int{1, 2, 3}, []int{1, 2, 3, 4}, []int{0, 1, 99}, []int{3, 1, 2, 21}, []int{20, 5, 7})
		q.specified = Pick(d, 0, q.codes[1])
	}
	return q
}

// writer writes a survey.
type writer struct {
	Dice
	strings.Builder
	questions []question
	closing   int // the first question of the closing
	rules     int
	version   string
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// named declares a condition that is used once, so that it may stand anywhere.
func (w *writer) named(i int) {
	if w.Once(2) {
		w.printf("condition 条件%d if %s\n", i, w.condition(w.questions, 1))
		w.printf("question 用%d \"题\" text optional assert warn \"!\" unless not 条件%d\n", i, i)
	}
}

func (w *writer) question(i int) {
	q := w.questions[i]
	w.opening(i)
	if q.computed {
		w.compute(i)
		return
	}
	laid := w.Once(6)
	if laid {
		w.printf("matrix 表%d “</script>%s” %s", i, w.insertion(i), w.kindOf(q))
	} else {
		w.printf("question %s \"题“%%d”</script>%s\" %s", q.id, w.insertion(i), w.kindOf(q))
	}
	if w.Once(4) {
		w.printf(" optional")
	}
	if w.Once(2) && (q.kind == "choice" || q.kind == "multi") {
		w.printf(" shuffle")
	}
	for _, word := range q.none {
		w.printf(" %s", word)
	}
	w.printf("\n")
	w.options(i)
	if laid {
		w.printf("row %s \"行%s\"\n", q.id, w.insertion(i))
	}
	w.clauses(i)
}

// compute writes a computed item with its rules.
func (w *writer) compute(i int) {
	q, before := w.questions[i], w.questions[:i]
	term := ""
	if q.kind == "number" {
		term = w.number(before, 1)
	} else {
		term = Pick(w.Dice, ofKind(before, q.kind)...).id
	}
	w.printf("compute %s \"合计%s\" unit \"元\" as %s\n", q.id, w.insertion(i), term)
	for w.Once(2) {
		w.rule()
	}
}

// insertion is, now and then, the answer of a question before that at i, or of the words at an option of it.
func (w *writer) insertion(i int) string {
	if i == 0 || !w.Once(3) {
		return ""
	}
	q := Pick(w.Dice, w.questions[:i]...)
	if q.specified > 0 && w.Once(2) {
		return fmt.Sprintf("{%s.%d}", q.id, q.specified)
	}
	return "{" + q.id + "}"
}

// opening opens the part that the question begins.
func (w *writer) opening(i int) {
	switch {
	case i == w.closing:
		w.printf("closing \"签名\"\n")
	case i < w.closing && w.Once(5):
		w.printf("section 部%d \"部分\"\n", i)
	}
}

func (w *writer) kindOf(q question) string {
	switch q.kind {
	case "choice":
		if len(q.codes) == 2 {
			return "是否"
		}
		return ""
	case "multi":
		return "multi " + Pick(w.Dice, "", "1..2", "2..", "..2", "2..2")
	case "ranking":
		return w.ranking(q)
	case "rating":
		return "rating 0..3"
	case "integer":
		return "integer " + Pick(w.Dice, "", "0..30", "-2..3", "0..", "..1000000000000000")
	case "number":
		return "number " + Pick(w.Dice, "", "0..", "-2.5..0.3", "..1000000000", "0.0000001..30", "-0.00000025..", "-0..1")
	case "text":
		if w.Once(3) {
			return Pick(w.Dice, "resident_id", "身份证", "phone")
		}
		return "text " + Pick(w.Dice, "", "", "1..2", "2..", "..1", "2..2", "pattern “村$”", "pattern “^[0-9]+$” “%d 个”", "..3 pattern “^[^村]*$”", "pattern “^.{2}$”")
	}
	return q.kind
}

// ranking is of all options, or of some.
func (w *writer) ranking(q question) string {
	if q.whole {
		return Pick(w.Dice, "ranking", "排序")
	}
	return "ranking " + Pick(w.Dice, "1..2", "2..", "..2", "2..2")
}

func (w *writer) options(i int) {
	q := w.questions[i]
	if q.kind == "rating" || q.kind == "choice" && len(q.codes) == 2 {
		return
	}
	for _, code := range q.codes {
		w.printf("  option %d \"选项%s\"", code, w.insertion(i))
		if code == q.specified {
			w.printf(" specify")
		}
		if q.kind != "choice" && !q.whole && code == q.codes[len(q.codes)-1] && w.Once(2) {
			w.printf(" exclusive")
		}
		if i > 0 && !q.whole && w.Once(4) {
			w.printf(" if %s", w.condition(w.questions[:i], 1))
		}
		w.printf("\n")
	}
}

func (w *writer) clauses(i int) {
	if i > 0 && w.Once(3) {
		w.printf("  ask if %s\n", w.condition(w.questions[:i], 1))
	}
	w.defaults(i)
	for w.Once(2) && i+1 < len(w.questions) {
		w.printf("  skip goto %s if %s\n", w.target(i), w.condition(w.questions[:i+1], 1))
	}
	for w.Once(2) {
		w.rule()
	}
}

// target is where a skip of the question at i may lead: a later one, but not past the first of the closing.
func (w *writer) target(i int) string {
	last := len(w.questions) - 1
	if i < w.closing {
		last = min(last, w.closing)
	}
	if w.Once(4) || i == last {
		return "end"
	}
	if to := w.questions[i+1+w.IntN(last-i)]; !to.computed {
		return to.id
	}
	return "end"
}

func (w *writer) rule() {
	name := ""
	if w.Once(2) {
		w.rules++
		name = fmt.Sprintf("r%d", w.rules)
	}
	w.printf("  assert %s %s \"%s%s\" %s %s %s\n", Pick(w.Dice, "block", "warn"), name, w.insertion(len(w.questions)),
		Pick(w.Dice, "不对", "%s 100% %[1]d", "</script><b>😀\\", "$& $1"), w.Since(w.version), Pick(w.Dice, "if", "unless"), w.condition(w.questions, 2))
}

// ofKind are the questions of one of the kinds.
func ofKind(list []question, kinds ...string) []question {
	return slices.DeleteFunc(slices.Clone(list), func(q question) bool { return !slices.Contains(kinds, q.kind) })
}

// Since is, now and then, the version from which on a rule applies, of a survey that is of the version own.
func (d Dice) Since(own string) string {
	versions := map[string][]string{
		"1": {"0", "01", "1.0", "2", "10", "1 修订"}, "3.5": {"3.4", "3.5", "3.50", "3.10", "4", "3.5-1"}, "1e-7": {"1e-7", "1e-10", "1e-6", "2", "1"},
	}[own]
	if len(versions) == 0 || !d.Once(3) {
		return ""
	}
	return fmt.Sprintf("from version %q", Pick(d, versions...))
}
