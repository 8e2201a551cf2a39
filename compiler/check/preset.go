package check

import (
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
)

// preset checks `default`. Of several the first whose condition holds is offered, so that none stands behind one
// without a condition.
func (c *checker) preset(it *item, clause *ast.Default) {
	if it.isGroup() {
		c.error("E456", clause.Span, it.id)
		return
	}
	declared := &c.survey.Items[it.position]
	before := declared.Defaults
	r := &reader{checker: c, scope: scope{limited: true, last: it.position - 1, code: "E521", owner: it.id, rows: it.group}}
	d, ok := r.preset(it, clause.Value)
	when, sound := ir.Formula(nil), true
	if clause.If != nil {
		var cond logic.Cond
		cond, sound = c.condition(clause.If, r.scope)
		when = logic.WhenTrue(cond)
	}
	if !ok || !sound || clause.Broken || it.broken {
		return
	}
	if n := len(before); n > 0 && before[n-1].If == nil {
		c.error("E454", clause.Span, it.id)
		return
	}
	d.If = when
	declared.Defaults = append(before, d)
}

// preset is the value that is offered as the answer of an item.
func (r *reader) preset(it *item, e ast.Expr) (d ir.Default, ok bool) {
	if it.broken {
		r.mentions(e)
		return d, false
	}
	switch set, isSet := e.(*ast.Set); {
	case it.domain.Kind == ir.Signature || it.domain.Kind == ir.Location:
		r.fail("E452", e.Where())
	case it.domain.Kind == ir.Choices && isSet:
		d.Codes = r.marks(it, set.Members...)
	case it.domain.Kind == ir.Choices:
		d.Codes = r.marks(it, e)
	case isSet:
		r.fail("E450", e.Where(), e.Where().Text(), choicesSort.phrase(), it.sort().phrase(), it.id)
	default:
		d = r.presetValue(it, e)
	}
	return d, !r.failed
}

// marks are the codes that are offered as marked.
func (r *reader) marks(it *item, members ...ast.Expr) []int {
	var codes []int
	exclusive := false
	for _, m := range members {
		code, ok := r.codeOf(m, it)
		if !ok {
			return nil
		}
		o, _ := it.domain.Option(code)
		exclusive = exclusive || o.Exclusive
		if slices.Contains(codes, code) {
			r.fail("E451", m.Where(), m.Where().Text(), it.id)
		}
		codes = append(codes, code)
	}
	if !within(it.domain, float64(len(codes))) || exclusive && len(codes) > 1 {
		at := members[0].Where().To(members[len(members)-1].Where())
		r.fail("E451", at, at.Text(), it.id)
	}
	return codes
}

// presetValue is the one reading of a value that is an answer of the item's sort.
func (r *reader) presetValue(it *item, e ast.Expr) (d ir.Default) {
	operands := r.operands(e)
	if operands == nil {
		r.failed = true
		return d
	}
	fitting := slices.DeleteFunc(slices.Clone(operands), func(o operand) bool { return !presets(it, o) })
	switch len(fitting) {
	case 0:
		r.noPreset(it, e, operands)
	case 1:
		r.use(fitting[0])
		return r.chosen(it, fitting[0])
	default:
		r.ambiguous(e, bareOf(fitting))
	}
	return d
}

// presets tells whether a reading is an answer of the item, which is not its own default: a bare number is a code of
// a choice only where the choice has it.
func presets(it *item, o operand) bool {
	if o.item == it {
		return false
	}
	if want := it.sort(); want != choiceSort {
		return o.sort == want
	}
	return o.sort == choiceSort || o.sort == codeSort && (o.circled || hasOption(it, o.code))
}

// noPreset says why no reading fits.
func (r *reader) noPreset(it *item, e ast.Expr, operands []operand) {
	if last := operands[len(operands)-1]; it.sort() == choiceSort && last.sort == codeSort {
		r.noSuchOption(e.Where(), it)
		return
	}
	r.fail("E450", e.Where(), e.Where().Text(), operands[0].sort.phrase(), it.sort().phrase(), it.id)
}

// chosen is a default of the reading that fits. A constant that the item would refuse is a mistake.
func (r *reader) chosen(it *item, o operand) (d ir.Default) {
	_, call := measure(o.term)
	switch {
	case o.sort == codeSort && !hasOption(it, o.code):
		r.noSuchOption(o.span, it)
	case o.sort == codeSort:
		return ir.Default{Codes: []int{o.code}}
	case o.sort == choiceSort && !sameOptions(o.item.domain, it.domain):
		r.fail("E453", o.span, o.item.id, it.id)
	case o.sort == choiceSort:
		return ir.Default{Value: ir.Value{Item: o.item.id}}
	case call != "":
		r.fail("E443", o.span, call)
	case !takes(it.domain, o.term):
		r.fail("E451", o.span, o.span.Text(), it.id)
	}
	return ir.Default{Value: o.term}
}

// sameOptions tells whether every answer of one choice is, in the same words, one of another.
func sameOptions(from, to ir.Domain) bool {
	return !slices.ContainsFunc(from.Options, func(o ir.Option) bool {
		same, ok := to.Option(o.Code)
		return !ok || same.Text != o.Text
	})
}

// takes tells whether a domain takes a value, as far as it is constant.
func takes(d ir.Domain, t ir.Term) bool {
	switch t := t.(type) {
	case ir.NumberConst:
		return math.Abs(t.Value) <= value.Limit && within(d, t.Value) && (!d.Integer || t.Value == math.Trunc(t.Value))
	case ir.TextConst:
		form := value.TextForm{Min: d.Min, Max: d.Max, Pattern: d.Pattern, Resident: d.Format == ir.ResidentID}
		return t.Value != "" && form.Fits()(t.Value)
	}
	return true
}

func within(d ir.Domain, x float64) bool {
	return (d.Min == nil || x >= *d.Min) && (d.Max == nil || x <= *d.Max)
}

// sort is the sort of the item's answers.
func (it *item) sort() sort {
	switch it.domain.Kind {
	case ir.Choice:
		return choiceSort
	case ir.Choices:
		return choicesSort
	case ir.Number:
		return numberSort
	case ir.Date:
		return dateSorts[it.domain.Format]
	case ir.Location:
		return locationSort
	}
	return textSort
}
