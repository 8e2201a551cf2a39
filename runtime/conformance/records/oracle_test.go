package records

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// oracle finds what is wrong with a record by the words of the IR, step by step: every answer is looked up from the
// record anew, and of each item in each row it remembers only whether it is passed over, counts and is settled.
type oracle struct {
	survey *ir.Survey
	fields []answers.Field
	known  map[string]bool
}

func (o oracle) once(what string, it *ir.Item, w at, find func() bool) bool {
	key := what + o.place(it, w)
	is, ok := o.known[key]
	if !ok {
		is = find()
		o.known[key] = is
	}
	return is
}

// at says which row of each group is looked at: by head, counted from 0.
type at map[string]int

func (w at) in(head string, nr int) at {
	inner := at{head: nr}
	for head, nr := range w {
		if _, ok := inner[head]; !ok {
			inner[head] = nr
		}
	}
	return inner
}

func (o oracle) findings() []string {
	found := o.itemsOf("", at{})
	unknown := o.unknown("", at{}, o.fields, "")
	sort.Strings(unknown)
	for _, key := range unknown {
		found = append(found, key+" unknown")
	}
	return found
}

func (o oracle) itemsOf(group string, w at) []string {
	var found []string
	for i := range o.survey.Items {
		if it := &o.survey.Items[i]; it.Group == group {
			found = append(found, o.item(it, w)...)
		}
	}
	return found
}

func (o oracle) item(it *ir.Item, w at) []string {
	var found []string
	place := o.place(it, w)
	if code := o.code(it, w); code != "" {
		found = append(found, place+" "+code)
	}
	if o.passed(it, w) {
		return found
	}
	for _, r := range o.survey.Rules {
		if r.Item == it.ID && o.formula(r.Fires, w) {
			found = append(found, place+" assert "+r.Name)
		}
	}
	for nr := range o.shown(it, w) {
		found = append(found, o.rowFindings(it, w, nr)...)
	}
	return found
}

func (o oracle) rowFindings(head *ir.Item, w at, nr int) []string {
	place := fmt.Sprintf("%s[%d]", o.place(head, w), nr+1)
	raw := o.rowAt(head, w, nr)
	switch behind, asked := o.behind(head, w, nr), o.rowAsked(head, w); {
	case behind:
		return []string{place + " skipped"}
	case raw.Blank() && asked:
		return []string{place + " required"}
	case raw.Blank():
		return nil
	case raw.Kind != answers.Object:
		return []string{place + " type"}
	}
	return o.itemsOf(head.ID, w.in(head.ID, nr))
}

// shown is how many rows something may be said of: of a group whose number is known those that must be there too; of one
// without a number none behind the most that it can have.
func (o oracle) shown(it *ir.Item, w at) int {
	if it.Domain.Kind != ir.Rows || o.verdict(it, w) == "type" {
		return 0
	}
	given := len(o.raw(it, w).List)
	number, known := o.times(it, w)
	switch {
	case it.Times == nil:
		return number
	case known && o.asked(it, w):
		return max(given, number)
	}
	return given
}

func (o oracle) behind(head *ir.Item, w at, nr int) bool {
	number, known := o.times(head, w)
	return known && nr >= number || nr >= int(*head.Domain.Max)
}

func (o oracle) rowAsked(head *ir.Item, w at) bool {
	_, known := o.times(head, w)
	return known && o.asked(head, w)
}

func (o oracle) rowAt(head *ir.Item, w at, nr int) answers.Value {
	list := o.raw(head, w).List
	switch {
	case nr >= len(list):
		return answers.Value{}
	case list[nr].Kind == answers.NoAnswer: // in the place of a row it is an object like any other
		return answers.Row(answers.Field{Key: "none", Value: answers.Text(list[nr].Str)})
	}
	return list[nr]
}

// times is the number of rows.
func (o oracle) times(head *ir.Item, w at) (int, bool) {
	most := int(*head.Domain.Max)
	if head.Times == nil {
		return min(len(o.raw(head, w).List), most), true
	}
	if x, ok := o.term(head.Times, w); ok {
		return int(max(0, min(float64(most), math.Floor(x)))), true
	}
	for _, id := range ir.Items(head.Times) {
		if !o.settled(id, w) {
			return 0, false
		}
	}
	return 0, true
}

// there are the rows that are there and not passed over.
func (o oracle) there(id string, w at) []at {
	head := itemOf(o.survey, id)
	var rows []at
	if o.passed(head, w) || o.verdict(head, w) == "type" {
		return nil
	}
	for nr := range o.raw(head, w).List {
		if !o.behind(head, w, nr) && o.rowAt(head, w, nr).Kind == answers.Object {
			rows = append(rows, w.in(id, nr))
		}
	}
	return rows
}

func (o oracle) place(it *ir.Item, w at) string {
	if it.Group == "" {
		return it.ID
	}
	return fmt.Sprintf("%s[%d].%s", o.place(itemOf(o.survey, it.Group), w), w[it.Group]+1, it.ID)
}

func (o oracle) code(it *ir.Item, w at) string {
	blank := o.raw(it, w).Blank()
	optional := it.Optional || it.Domain.Kind == ir.Rows && (it.Times != nil || it.Domain.Min == nil)
	switch {
	case o.passed(it, w) && !blank:
		return "skipped"
	case o.passed(it, w) || blank && (optional || !o.asked(it, w)):
		return ""
	case blank:
		return "required"
	}
	return o.verdict(it, w)
}

// verdict is "" for an answer that is none or a good one.
func (o oracle) verdict(it *ir.Item, w at) string {
	v, d := o.raw(it, w), it.Domain
	if v.Blank() {
		return ""
	}
	if it.Times != nil {
		d.Min, d.Max = nil, nil
	}
	switch program.Judge(d, v) {
	case program.Type:
		return "type"
	case program.Option:
		return "option"
	case program.Range:
		return "range"
	}
	if it.Compute != nil {
		if x, ok := o.computed(it, w); !ok || !value.Equal(x, v.Num) {
			return "computed"
		}
	}
	return ""
}

func (o oracle) computed(it *ir.Item, w at) (float64, bool) {
	x, ok := o.term(it.Compute, w)
	return value.Significant(x), ok && math.Abs(x) <= value.Limit
}

func (o oracle) raw(it *ir.Item, w at) answers.Value {
	fields := o.fields
	if it.Group != "" {
		fields = o.rowAt(itemOf(o.survey, it.Group), w, w[it.Group]).Fields
	}
	for _, f := range fields {
		if f.Key == it.ID {
			return f.Value
		}
	}
	return answers.Value{}
}

func (o oracle) passed(it *ir.Item, w at) bool {
	return o.once("passed ", it, w, func() bool { return o.formula(it.Passed, w) })
}

// asked: an item in a row is asked only where the row is sure to be there.
func (o oracle) asked(it *ir.Item, w at) bool {
	if it.Group != "" && !o.rowAsked(itemOf(o.survey, it.Group), w) {
		return false
	}
	return !o.passed(it, w) && o.formula(it.Asked, w)
}

func (o oracle) counts(id string, w at) bool {
	it := itemOf(o.survey, id)
	return o.once("counts ", it, w, func() bool { return o.countsAt(it, w) })
}

func (o oracle) countsAt(it *ir.Item, w at) bool {
	if it.Domain.Kind == ir.Rows {
		return o.code(it, w) == "" && !o.passed(it, w) && (it.Times != nil || len(o.raw(it, w).List) >= least(it)) && o.whole(it, w)
	}
	return !o.raw(it, w).Blank() && !o.passed(it, w) && o.verdict(it, w) == ""
}

func least(head *ir.Item) int {
	if head.Domain.Min == nil {
		return 0
	}
	return int(*head.Domain.Min)
}

// whole: the number of rows is known, and each is there.
func (o oracle) whole(head *ir.Item, w at) bool {
	number, known := o.times(head, w)
	return known && len(o.there(head.ID, w)) == number
}

func (o oracle) valued(id string, w at) bool {
	return o.counts(id, w) && o.raw(itemOf(o.survey, id), w).Kind != answers.NoAnswer
}

func (o oracle) settled(id string, w at) bool {
	it := itemOf(o.survey, id)
	return o.once("settled ", it, w, func() bool { return o.settledAt(it, w) })
}

func (o oracle) settledAt(it *ir.Item, w at) bool {
	if o.passed(it, w) || o.raw(it, w).Blank() && it.Optional {
		return true
	}
	if !o.counts(it.ID, w) {
		return false
	}
	for i := range o.survey.Items {
		in := &o.survey.Items[i]
		for _, row := range o.rowsIn(it, in, w) {
			if in.Compute == nil && !o.settled(in.ID, row) {
				return false
			}
		}
	}
	return true
}

func (o oracle) rowsIn(head, it *ir.Item, w at) []at {
	if it.Group != head.ID {
		return nil
	}
	return o.there(head.ID, w)
}

// unknown are the keys of a row that bear no answer there. Nothing is said of rows that are passed over.
func (o oracle) unknown(group string, w at, fields []answers.Field, path string) []string {
	var list []string
	for _, f := range fields {
		it := itemOf(o.survey, f.Key)
		if (it == nil || it.Group != group) && (f.Key == "" || f.Key[0] != '_') {
			list = append(list, path+f.Key)
		}
	}
	for i := range o.survey.Items {
		if it := &o.survey.Items[i]; it.Group == group && it.Domain.Kind == ir.Rows {
			list = append(list, o.unknownIn(it, w, path)...)
		}
	}
	return list
}

func (o oracle) unknownIn(head *ir.Item, w at, path string) []string {
	var list []string
	for _, row := range o.there(head.ID, w) {
		nr := row[head.ID]
		list = append(list, o.unknown(head.ID, row, o.rowAt(head, w, nr).Fields, fmt.Sprintf("%s%s[%d].", path, head.ID, nr+1))...)
	}
	return list
}

func (o oracle) formula(f ir.Formula, w at) bool {
	switch f := f.(type) {
	case ir.And:
		return !slices.ContainsFunc(f.Of, func(f ir.Formula) bool { return !o.formula(f, w) })
	case ir.Or:
		return slices.ContainsFunc(f.Of, func(f ir.Formula) bool { return o.formula(f, w) })
	case ir.Ref:
		return o.formula(o.survey.Predicates[f.Index], w)
	case ir.Holds:
		is, ok := o.test(f.Test, w)
		return o.usable(f.Test, w) && ok && is == f.Is
	case ir.Undefined:
		_, ok := o.test(f.Test, w)
		return o.usable(f.Test, w) && !ok
	case ir.Lacks:
		return !o.formula(ir.Holds{Test: f.Test, Is: true}, w) && !o.formula(ir.Holds{Test: f.Test, Is: false}, w)
	case ir.Answered:
		return o.counts(f.Item, w)
	case ir.Unanswered:
		return !o.counts(f.Item, w)
	case ir.Settled:
		return o.settled(f.Item, w) == f.Is
	case ir.Some:
		return slices.ContainsFunc(o.there(f.Rows, w), func(row at) bool { return o.formula(f.Where, row) })
	case ir.Every:
		return !slices.ContainsFunc(o.there(f.Rows, w), func(row at) bool { return !o.formula(f.Where, row) })
	}
	panic(fmt.Sprintf("no such formula here: %T", f))
}

// usable: every answer that n uses has a value, and every total in it is decided.
func (o oracle) usable(n ir.Node, w at) bool {
	for _, id := range ir.Items(n) {
		if !o.valued(id, w) {
			return false
		}
	}
	return o.decided(n, w)
}

func (o oracle) decided(n ir.Node, w at) bool {
	if t, ok := n.(ir.Total); ok {
		return o.counts(t.Rows, w) && !slices.ContainsFunc(o.there(t.Rows, w), func(row at) bool { return !o.decidedIn(t, row) })
	}
	return !slices.ContainsFunc(ir.Parts(n), func(part ir.Node) bool { return !o.decided(part, w) })
}

func (o oracle) decidedIn(t ir.Total, row at) bool {
	if o.formula(t.Out, row) {
		return true
	}
	_, has := o.term(t.Of, row)
	silent := !slices.ContainsFunc(ir.Items(t.Of), func(id string) bool { return !o.settled(id, row) })
	return o.formula(t.Where, row) && (has || silent)
}

// test has no value where ok is false.
func (o oracle) test(t ir.Test, w at) (is, ok bool) {
	switch t := t.(type) {
	case ir.CodeIn:
		return slices.Contains(t.Codes, int(o.raw(itemOf(o.survey, t.Item), w).Num)), true
	case ir.HasCode:
		return slices.ContainsFunc(o.raw(itemOf(o.survey, t.Item), w).List, func(v answers.Value) bool { return int(v.Num) == t.Code }), true
	case ir.Compare:
		return o.compare(t, w)
	case ir.Unique:
		return o.unique(t, w)
	}
	panic(fmt.Sprintf("no such test here: %T", t))
}

func (o oracle) compare(t ir.Compare, w at) (is, ok bool) {
	if text, isText := t.Right.(ir.TextConst); isText {
		return o.raw(itemOf(o.survey, t.Left.(ir.Value).Item), w).Str == text.Value, true
	}
	if date, isDate := t.Right.(ir.DateConst); isDate {
		day := o.raw(itemOf(o.survey, t.Left.(ir.Value).Item), w).Str
		return t.Op == ir.Lt && day < date.Value || t.Op == ir.Gt && day > date.Value, true
	}
	a, okA := o.term(t.Left, w)
	b, okB := o.term(t.Right, w)
	switch t.Op {
	case ir.Eq:
		return value.Equal(a, b), okA && okB
	case ir.Lt:
		return value.Less(a, b), okA && okB
	}
	return value.Less(b, a), okA && okB
}

func (o oracle) unique(t ir.Unique, w at) (is, ok bool) {
	it := itemOf(o.survey, t.Item)
	head := itemOf(o.survey, it.Group)
	complete := o.whole(head, w)
	for _, row := range o.there(head.ID, w) {
		if row[head.ID] != w[head.ID] && o.valued(t.Item, row) && same(it, o.raw(it, row), o.raw(it, w)) {
			return false, true
		}
		complete = complete && o.settled(t.Item, row)
	}
	return true, complete
}

func same(it *ir.Item, a, b answers.Value) bool {
	if it.Domain.Kind == ir.Number {
		return value.Equal(a.Num, b.Num)
	}
	return a.Equal(b)
}

// term has no value where ok is false.
func (o oracle) term(t ir.Term, w at) (x float64, ok bool) {
	switch t := t.(type) {
	case ir.NumberConst:
		return t.Value, true
	case ir.Value:
		return o.raw(itemOf(o.survey, t.Item), w).Num, o.valued(t.Item, w)
	case ir.Arith:
		a, okA := o.term(t.Left, w)
		b, okB := o.term(t.Right, w)
		x := map[ir.ArithOp]float64{ir.Add: a + b, ir.Sub: a - b, ir.Mul: a * b, ir.Div: a / b}[t.Op]
		return x, okA && okB && value.Defined(x)
	case ir.Total:
		return o.total(t, w)
	}
	panic(fmt.Sprintf("no such term here: %T", t))
}

func (o oracle) total(t ir.Total, w at) (x float64, ok bool) {
	var all []float64
	for _, row := range o.there(t.Rows, w) {
		if part, has := o.term(t.Of, row); has && !o.formula(t.Out, row) && o.formula(t.Where, row) {
			all = append(all, part)
		}
	}
	switch {
	case !o.decided(t, w):
		return 0, false
	case t.Func == ir.Sum:
		x = value.Sum(all)
		return x, value.Defined(x)
	case len(all) == 0:
		return 0, false
	case t.Func == ir.Min:
		return slices.Min(all), true
	}
	return slices.Max(all), true
}
