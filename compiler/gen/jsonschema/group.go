package jsonschema

import (
	"iter"
	"math"
	"reflect"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// A repeated group is an array of objects, each of which has the conditions of its row: a sayer of its own. What is asked of
// some row is `contains`, of every row `items`, of a number of rows `minContains` and `maxContains`.

// sayGroups makes the sayers of all groups, those in groups first, for the ones outside speak through them.
func (y *sayer) sayGroups() {
	for i := range slices.Backward(y.survey.Items) {
		it := &y.survey.Items[i]
		if it.Domain.Kind != ir.Rows {
			continue
		}
		rows := &sayer{survey: y.survey, items: y.items, groups: y.groups, group: it.ID, given: y.givenIn(it)}
		rows.sayPredicates()
		y.groups[it.ID] = rows
	}
}

// givenIn is what is known where a row of the group is: that its head is asked, and the head of the group around it.
func (y *sayer) givenIn(head *ir.Item) []outcome {
	given := []outcome{{head.Asked, always}, {head.Passed, never}}
	if all, ok := head.Asked.(ir.And); ok {
		given = give(given, all.Of, always)
	}
	if any, ok := head.Passed.(ir.Or); ok {
		given = give(given, any.Of, never)
	}
	if head.Group == "" {
		return given
	}
	return append(given, y.givenIn(y.items[head.Group])...)
}

// outcome is whether a formula always holds, or never.
type outcome struct {
	formula ir.Formula
	schema  *schema
}

func give(given []outcome, fs []ir.Formula, s *schema) []outcome {
	for _, f := range fs {
		given = append(given, outcome{f, s})
	}
	return given
}

func (y *sayer) known(f ir.Formula) *schema {
	for _, g := range y.given {
		if reflect.DeepEqual(g.formula, f) {
			return g.schema
		}
	}
	return nil
}

// isHere tells whether f names, by itself, only items of the record or row that y speaks of.
func (y *sayer) isHere(f ir.Formula) bool {
	switch f.(type) {
	case ir.And, ir.Or, ir.Ref:
		return true
	}
	return !slices.ContainsFunc(ir.Items(f), func(id string) bool { it := y.items[id]; return it != nil && it.Group != y.group })
}

// own are the items of the record, or of a row, in their order.
func (y *sayer) own() iter.Seq[*ir.Item] {
	return func(yield func(*ir.Item) bool) {
		for i := range y.survey.Items {
			if it := &y.survey.Items[i]; it.Group == y.group && !yield(it) {
				return
			}
		}
	}
}

// speaksOf is the sayer of the row, or record, that an item is in.
func (y *sayer) speaksOf(it *ir.Item) *sayer {
	if it.Group == "" {
		return y
	}
	return y.groups[it.Group]
}

// canBeBlank holds for an item that needs no answer where it is asked. How many rows a group with a number must have is said apart.
func canBeBlank(it *ir.Item) bool {
	return it.Optional || it.Domain.Kind == ir.Rows && (it.Times != nil || it.Domain.Min == nil || *it.Domain.Min < 1)
}

// rowsOf is the array of a group's rows.
func (y *sayer) rowsOf(it *ir.Item) *schema {
	s := &schema{Type: "array", MinItems: new(1), Items: y.groups[it.ID].object()}
	if it.Times != nil {
		return s
	}
	s.MaxItems = new(int(*it.Domain.Max))
	if it.Domain.Min != nil {
		s.MinItems = new(int(max(1, *it.Domain.Min)))
	}
	return s
}

// mostNumbers is up to how many numbers of rows are listed, each with what follows from it.
const mostNumbers = 100

// numbers says how many rows the groups have whose number is a constant or the answer of a question.
func (y *sayer) numbers() []*schema {
	var list []*schema
	for it := range y.own() {
		if it.Times != nil && y.saysNumber(it) {
			list = append(list, y.number(it)...)
		}
	}
	return list
}

func (y *sayer) saysNumber(it *ir.Item) bool {
	if !y.says(it.Passed) {
		return false
	}
	switch t := it.Times.(type) {
	case ir.NumberConst:
		return true
	case ir.Value:
		d := y.items[t.Item].Domain
		return y.items[t.Item].Group == y.group && d.Integer && d.Min != nil && d.Max != nil && *d.Max-*d.Min < mostNumbers
	}
	return false
}

func (y *sayer) number(it *ir.Item) []*schema {
	counts, _ := y.headCounts(it.ID, true)
	if n, ok := it.Times.(ir.NumberConst); ok {
		return []*schema{implied(counts, exactly(it, n.Value))}
	}
	v := it.Times.(ir.Value)
	d := y.items[v.Item].Domain
	var list []*schema
	for n := *d.Min; n <= *d.Max; n++ {
		is := where(v.Item, &schema{Const: n})
		list = append(list, implied(all([]*schema{counts, is}), exactly(it, n)))
	}
	if !ir.IsTrue(y.items[v.Item].Asked) || len(d.None) > 0 || y.items[v.Item].Optional {
		none := where(v.Item, &schema{Type: "number"})
		list = append(list, implied(all([]*schema{counts, not(none)}), whereBlank(it.ID)))
	}
	return list
}

func implied(when, then *schema) *schema {
	if when == always {
		return then
	}
	return &schema{If: when, Then: then}
}

// exactly is met by the records that have that many rows of a group.
func exactly(it *ir.Item, n float64) *schema {
	rows := int(math.Floor(max(0, min(n, *it.Domain.Max))))
	if rows == 0 {
		return whereBlank(it.ID)
	}
	return where(it.ID, &schema{Type: "array", MinItems: &rows, MaxItems: &rows})
}

// headCounts: in a record that is not refused all rows are there, so that the head counts unless it is passed over.
func (y *sayer) headCounts(head string, is bool) (*schema, bool) {
	passed, ok := y.formula(y.items[head].Passed)
	if !ok {
		return nil, false
	}
	if is {
		return not(passed), true
	}
	return passed, true
}

func (y *sayer) some(s ir.Some) (*schema, bool) {
	row, ok := y.groups[s.Rows].formula(s.Where)
	switch {
	case !ok || row == never:
		return never, ok
	case row == always:
		return where(s.Rows, &schema{Type: "array", MinItems: new(1)}), true
	}
	return where(s.Rows, having(asRow(row))), true
}

func (y *sayer) every(e ir.Every) (*schema, bool) {
	row, ok := y.groups[e.Rows].formula(e.Where)
	switch {
	case !ok || row == always:
		return always, ok
	case row == never:
		return whereBlank(e.Rows), true
	}
	each := anyOf([]*schema{ref(blankDef), {Type: "array", Items: asRow(row)}})
	return &schema{Properties: members{{e.Rows, each}}}, true
}

// asRow is a condition on rows with their type.
func asRow(condition *schema) *schema {
	row := *condition
	row.Type = "object"
	return &row
}

// countedRows is the comparison of a number of rows with a constant.
func countedRows(t ir.Test) (total ir.Total, limit ir.Compare, ok bool) {
	c, _ := t.(ir.Compare)
	total, isTotal := c.Left.(ir.Total)
	_, isConst := c.Right.(ir.NumberConst)
	return total, c, isTotal && isConst && total.Func == ir.Sum && total.Of == ir.Term(ir.NumberConst{Value: 1})
}

func (y *sayer) rowsCompared(t ir.Total, limit ir.Compare, h ir.Holds) (*schema, bool) {
	counts, ok := y.headCounts(t.Rows, true)
	row, alsoOK := y.groups[t.Rows].formula(t.Where)
	if !ok || !alsoOK {
		return nil, false
	}
	yes, no := compared(limit.Op, limit.Right.(ir.NumberConst).Value)
	if !h.Is {
		yes = no
	}
	var ways []*schema
	for _, s := range yes {
		ways = append(ways, rowsWithin(t.Rows, row, s.whole()))
	}
	return all([]*schema{counts, anyOf(ways)}), true
}

// rowsWithin is met by the records in which the number of rows that meet a condition lies within a span of whole numbers.
func rowsWithin(rows string, row *schema, s span) *schema {
	from, to := 0.0, float64(ir.MostRows)
	if s.min != nil {
		from = max(0, *s.min)
	}
	if s.max != nil {
		to = min(to, *s.max)
	}
	switch {
	case from > to || row == never && from > 0:
		return never
	case row == never:
		return always
	}
	counted := &schema{Type: "array", Contains: asRow(row), MinContains: new(int(from)), MaxContains: new(int(to))}
	if from > 0 {
		return where(rows, counted)
	}
	return &schema{Properties: members{{rows, anyOf([]*schema{ref(blankDef), counted})}}}
}
