package check

import (
	"github.com/surveyc/surveyc/compiler/ir"
)

// mostParts bounds a computed item's term once the computed items in it are written out.
const mostParts = 1000

// computed finds the term of every computed item. Conditions and later terms use the term in place of the
// item, so that nothing behind this package evaluates a computed item in a formula.
func (c *checker) computed() {
	for _, it := range c.order {
		if it.question.Compute != nil {
			c.compute(it)
		}
	}
}

func (c *checker) compute(it *item) {
	for _, o := range it.question.Options {
		c.error("E381", o.Span, it.id)
	}
	o, ok := c.term(it)
	if !ok {
		it.broken = true
		return
	}
	kind := ir.Kind(o.sort)
	it.term, it.domain = o.term, ir.Domain{Kind: kind, Type: string(kind)}
	declared := &c.survey.Items[it.position]
	declared.Compute, declared.Domain = it.term, it.domain
	c.routes[it.position].Domain = it.domain
}

// term reads what an item is computed as.
func (c *checker) term(it *item) (o operand, ok bool) {
	e := it.question.Compute
	r := &reader{checker: c, scope: scope{limited: true, last: it.position - 1, code: "E440", owner: it.id, rows: it.group}}
	if o, ok = r.answering(e, "E441"); !ok {
		return o, false
	}
	switch parts, call := measure(o.term); {
	case o.sort != numberSort && o.sort != dateSort && o.sort != textSort:
		r.fail("E442", e.Where(), e.Where().Text(), o.sort.phrase())
	case call != "":
		r.fail("E443", e.Where(), call)
	case parts > mostParts:
		r.fail("E444", e.Where(), it.id, mostParts)
	}
	return o, !r.failed
}

// measure counts the parts of a term, and names a function of the embedding program that it calls.
func measure(t ir.Term) (parts int, call string) {
	if t == nil {
		return 0, ""
	}
	ir.Walk(t, func(n ir.Node) bool {
		parts++
		switch n := n.(type) {
		case ir.CallTerm:
			call = n.Func
		case ir.CallTest: // in the condition of a total
			call = n.Func
		}
		return true
	})
	return parts, call
}
