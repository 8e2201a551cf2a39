package jsonschema

import (
	"fmt"
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// compare says comparisons of one item, or a function of it, with a constant.
func (y *sayer) compare(t ir.Compare) (tested, bool) {
	switch c := t.Right.(type) {
	case ir.NumberConst:
		return y.compareNumber(t.Op, t.Left, c.Value)
	case ir.TextConst:
		v, ok := t.Left.(ir.Value)
		yes, no := compareText(c.Value)
		return tested{item: v.Item, yes: yes, no: no}, ok
	case ir.DateConst:
		v, ok := t.Left.(ir.Value)
		yes, no := compareDate(t.Op, c.Value)
		return tested{item: v.Item, yes: yes, no: no}, ok
	}
	return tested{}, false
}

func (y *sayer) compareNumber(op ir.CompareOp, left ir.Term, c float64) (tested, bool) {
	item, within, ok := y.measure(left)
	if !ok {
		return tested{}, false
	}
	yes, no := compared(op, c)
	return tested{item: item, yes: oneSpan(yes, within), no: oneSpan(no, within), without: valueless(left)}, true
}

// measure tells which number of an item's answer t is, as the schema of the answers for
// which it lies within a span.
func (y *sayer) measure(t ir.Term) (item string, within func(span) *schema, ok bool) {
	switch t := t.(type) {
	case ir.Value:
		return t.Item, y.size(t.Item), true
	case ir.Func:
		v, isItem := t.Args[0].(ir.Value)
		if t.Name == ir.Rank {
			return v.Item, y.placed(t), isItem && y.lastPlace(v.Item) <= mostPlaces
		}
		within, ok := functions[t.Name]
		return v.Item, within, ok && isItem
	}
	return "", nil, false
}

var functions = map[ir.FuncName]func(span) *schema{
	ir.Count: marksWithin,
	ir.Len:   lengthWithin,
	ir.Year:  yearWithin,

	ir.Accuracy: accuracyWithin,
}

func (y *sayer) size(item string) func(span) *schema {
	if y.items[item].Domain.Integer {
		return func(s span) *schema { return numberWithin(s.whole()) }
	}
	return numberWithin
}

func oneSpan(spans []span, within func(span) *schema) *schema {
	parts := make([]*schema, len(spans))
	for i, s := range spans {
		parts[i] = within(s)
	}
	return anyOf(parts)
}

func numberWithin(s span) *schema {
	n := &schema{Type: "number"}
	switch {
	case s.isEmpty():
		return never
	case s.minIsOutside:
		n.ExclusiveMinimum = s.min
	default:
		n.Minimum = s.min
	}
	if s.maxIsOutside {
		n.ExclusiveMaximum = s.max
	} else {
		n.Maximum = s.max
	}
	return n
}

func accuracyWithin(s span) *schema {
	within := numberWithin(s)
	if within == never {
		return never
	}
	return &schema{Type: "object", Required: []string{"accuracy"}, Properties: members{{"accuracy", within}}}
}

// valueless is the schema of the answers for which a term has no value, nil where there are none.
func valueless(t ir.Term) *schema {
	if f, ok := t.(ir.Func); ok && f.Name == ir.Accuracy {
		return &schema{Type: "object", Required: []string{"lat"}, Properties: members{{"lat", always}, {"accuracy", never}}}
	}
	return nil
}

func marksWithin(s span) *schema {
	from, to, ok := s.counted(math.MaxInt32)
	if !ok {
		return never
	}
	return &schema{Type: "array", MinItems: &from, MaxItems: to}
}

func lengthWithin(s span) *schema {
	from, to, ok := s.counted(math.MaxInt32)
	if !ok {
		return never
	}
	return &schema{Type: "string", MinLength: &from, MaxLength: to}
}

func yearWithin(s span) *schema {
	const last = 9999
	from, to, ok := s.counted(last)
	switch {
	case !ok:
		return never
	case to == nil:
		return &schema{Type: "string", Pattern: onOrAfter(year(from))}
	case *to == from:
		return &schema{Type: "string", Pattern: "^" + year(from)}
	}
	return &schema{Type: "string", Pattern: onOrBefore(year(*to))}
}

func year(y int) string { return fmt.Sprintf("%04d", y) }

// counted gives the whole numbers from 1 to most that s holds; to is nil where all up to
// most are in it. Not ok: there are none.
func (s span) counted(most int) (from int, to *int, ok bool) {
	s = s.whole()
	from = 1
	if s.min != nil {
		from = int(min(max(1, *s.min), value.Limit))
	}
	if s.max != nil && *s.max < float64(most) {
		to = new(int(max(0, *s.max)))
	}
	return from, to, from <= most && (to == nil || from <= *to)
}

func compareText(c string) (yes, no *schema) {
	if c == "" {
		return never, text()
	}
	no = text()
	no.Not = &schema{Const: c}
	return &schema{Const: c}, no
}

func compareDate(op ir.CompareOp, c string) (yes, no *schema) {
	switch op {
	case ir.Lt:
		return dayLike(before(c)), dayLike(onOrAfter(c))
	case ir.Gt:
		return dayLike(after(c)), dayLike(onOrBefore(c))
	}
	return compareText(c)
}

func dayLike(pattern string) *schema { return &schema{Type: "string", Pattern: pattern} }
