package program

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// offer is one of an item's defaults made ready: value is called only while all that it uses has a value.
type offer struct {
	holds condition // nil: always
	uses  operands
	value func(*State) (answers.Value, bool)
}

func (l *linker) offers(it *ir.Item) []offer {
	var offers []offer
	for _, d := range it.Defaults {
		o := offer{value: l.offeredValue(it.Domain.Kind, d)}
		if d.If != nil {
			o.holds = l.formula(d.If)
		}
		if d.Value != nil {
			o.uses = l.operands(d.Value)
		}
		offers = append(offers, o)
	}
	return offers
}

func (l *linker) offeredValue(kind ir.Kind, d ir.Default) func(*State) (answers.Value, bool) {
	if d.Value == nil {
		v := codesValue(kind, d.Codes)
		return func(*State) (answers.Value, bool) { return v, true }
	}
	if from, ok := d.Value.(ir.Value); ok && kind == ir.Date {
		return copied(l.slots[from.Item])
	}
	if c, ok := d.Value.(ir.DateConst); ok {
		return func(*State) (answers.Value, bool) { return answers.Text(c.Value), true }
	}
	return l.valueOf(kind, d.Value)
}

func codesValue(kind ir.Kind, codes []int) answers.Value {
	if kind == ir.Choice {
		return answers.Num(float64(codes[0]))
	}
	v := answers.Value{Kind: answers.List}
	for _, code := range codes {
		v.List = append(v.List, answers.Num(float64(code)))
	}
	return v
}

// copied is a date, a time or both as another item bears it.
func copied(slot int) func(*State) (answers.Value, bool) {
	return func(s *State) (answers.Value, bool) { return *s.answers[slot].raw, true }
}

// Default is what is offered as the answer of the item at slot, whether or not it is answered; ok is false where
// nothing is, or where the item would refuse it.
func (s *State) Default(slot int) (v answers.Value, ok bool) {
	for _, o := range s.program.items[slot].offers {
		if o.holds == nil || o.holds(s) {
			if o.uses.valued(s) {
				v, ok = o.value(s)
			}
			break
		}
	}
	if !ok || s.Judge(slot, v) != Good {
		return answers.Value{}, false
	}
	return v, true
}
