package why

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// knower turns a formula into one that holds where it surely does, or surely does not, as far as answers are known.
type knower struct {
	survey *ir.Survey
	at     map[string]int // position of an item
	unique map[string]bool
}

func newKnower(s *ir.Survey) *knower {
	k := &knower{s, map[string]int{}, map[string]bool{}}
	for i := range s.Items {
		k.at[s.Items[i].ID] = i
	}
	for i := range s.Rules {
		s.Walk(s.Rules[i].Fires, func(n ir.Node) bool {
			if u, ok := n.(ir.Unique); ok {
				k.unique[u.Item] = true
			}
			return true
		})
	}
	return k
}

// predicates are those of the survey, then of each where it surely holds and where it surely does not.
func (k *knower) predicates() []ir.Formula {
	list := append([]ir.Formula{}, k.survey.Predicates...)
	for _, f := range k.survey.Predicates {
		list = append(list, k.sure(f, true), k.sure(f, false))
	}
	return list
}

// sure holds where f surely does, or where is is false surely does not.
func (k *knower) sure(f ir.Formula, is bool) ir.Formula {
	switch f := f.(type) {
	case ir.And:
		return k.junction(f.Of, is, is)
	case ir.Or:
		return k.junction(f.Of, is, !is)
	case ir.Ref:
		at := len(k.survey.Predicates) + 2*f.Index
		if !is {
			at++
		}
		return ir.Ref{Index: at}
	case ir.Some:
		return k.rows(f.Rows, f.Where, is, is)
	case ir.Every:
		return k.rows(f.Rows, f.Where, is, !is)
	case ir.Holds:
		return logic.AnyOf(k.atom(f, is), k.bounded(f, is))
	}
	return k.atom(f, is)
}

func (k *knower) junction(of []ir.Formula, is, all bool) ir.Formula {
	parts := make([]ir.Formula, len(of))
	for i, f := range of {
		parts[i] = k.sure(f, is)
	}
	if all {
		return logic.AllOf(parts...)
	}
	return logic.AnyOf(parts...)
}

// rows is about one row (some) that is there, or about all, whose number must be known.
func (k *knower) rows(head string, where ir.Formula, is, some bool) ir.Formula {
	if some {
		return ir.Some{Rows: head, Where: logic.AllOf(k.sure(where, is), k.there(head, where))}
	}
	return logic.AllOf(k.item(head), ir.Every{Rows: head, Where: k.sure(where, is)})
}

// there holds in a row that is known to be there: how many there are is, or an answer in it.
func (k *knower) there(head string, where ir.Formula) ir.Formula {
	any := []ir.Formula{k.item(head)}
	for _, id := range ir.Items(where) {
		if k.survey.Items[k.at[id]].Group == head {
			any = append(any, k.item(id))
		}
	}
	return logic.AnyOf(any...)
}

// atom holds where all that a formula uses is known and it is so.
func (k *knower) atom(f ir.Formula, is bool) ir.Formula {
	exact := logic.AllOf(k.known(f), k.come(f, is))
	if h, ok := f.(ir.Holds); ok {
		if u, isUnique := h.Test.(ir.Unique); isUnique && h.Is != is {
			twice := ir.Holds{Test: ir.Unique{Item: apart(u.Item)}, Is: false}
			return logic.AnyOf(logic.AllOf(k.item(u.Item), twice), exact)
		}
	}
	return exact
}

// come is f, or what holds only where f does not.
func (k *knower) come(f ir.Formula, is bool) ir.Formula {
	if is {
		return f
	}
	switch f := f.(type) {
	case ir.Holds:
		return logic.AnyOf(ir.Holds{Test: f.Test, Is: !f.Is}, ir.Lacks{Test: f.Test})
	case ir.Undefined:
		return logic.AnyOf(ir.Holds{Test: f.Test, Is: true}, ir.Holds{Test: f.Test})
	case ir.Lacks:
		return logic.AnyOf(ir.Holds{Test: f.Test, Is: true}, ir.Holds{Test: f.Test})
	case ir.Answered:
		return ir.Unanswered(f)
	case ir.Unanswered:
		return ir.Answered(f)
	case ir.Blank:
		return logic.AnyOf(ir.Answered(f), ir.Settled{Item: f.Item})
	case ir.None:
		return ir.None{Item: f.Item, Kind: f.Kind, Is: !f.Is}
	case ir.Settled:
		return ir.Settled{Item: f.Item, Is: !f.Is}
	}
	return ir.False
}

// known holds where all that a formula uses is.
func (k *knower) known(n ir.Node) ir.Formula {
	var all []ir.Formula
	for _, id := range ir.Items(n) {
		all = append(all, k.item(id))
	}
	ir.Walk(n, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.Total:
			all = append(all, ir.Every{Rows: n.Rows, Where: k.part(n)})
			return false
		case ir.Settled:
			all = append(all, k.within(n.Item))
		case ir.Unique:
			group := k.survey.Items[k.at[n.Item]].Group
			all = append(all, k.item(group), ir.Every{Rows: group, Where: k.item(n.Item)})
		}
		return true
	})
	return logic.AllOf(all...)
}

// item holds where an item is known.
func (k *knower) item(id string) ir.Formula { return ir.Unanswered{Item: marker(id)} }

// part holds in a row of which it is known what it has in a total.
func (k *knower) part(t ir.Total) ir.Formula {
	return logic.AnyOf(
		k.sure(t.Out, true),
		logic.AllOf(k.sure(t.Where, true), k.known(t.Of)),
		logic.AllOf(k.all(t.Where), k.all(t.Out), k.known(t.Of)),
	)
}

// all holds where everything that a formula uses is known, whatever it comes to.
func (k *knower) all(f ir.Formula) ir.Formula {
	switch f := f.(type) {
	case ir.And:
		return k.allOf(f.Of)
	case ir.Or:
		return k.allOf(f.Of)
	case ir.Ref:
		return k.all(k.survey.Predicates[f.Index])
	case ir.Some:
		return logic.AllOf(k.item(f.Rows), ir.Every{Rows: f.Rows, Where: k.all(f.Where)})
	case ir.Every:
		return logic.AllOf(k.item(f.Rows), ir.Every{Rows: f.Rows, Where: k.all(f.Where)})
	}
	return k.known(f)
}

func (k *knower) allOf(of []ir.Formula) ir.Formula {
	parts := make([]ir.Formula, len(of))
	for i, f := range of {
		parts[i] = k.all(f)
	}
	return logic.AllOf(parts...)
}

// within holds where all in the rows of a group is known; of any other item always.
func (k *knower) within(head string) ir.Formula {
	var all []ir.Formula
	for i := range k.survey.Items {
		if it := &k.survey.Items[i]; it.Group == head && it.Compute == nil {
			all = append(all, k.item(it.ID), k.within(it.ID))
		}
	}
	if all == nil {
		return ir.True
	}
	return ir.Every{Rows: head, Where: logic.AllOf(all...)}
}

// stands holds where a row is surely asked: its group is, and how many rows that has does not hang on what is open.
func (k *knower) stands(group string) ir.Formula {
	if group == "" {
		return ir.True
	}
	it := &k.survey.Items[k.at[group]]
	times := ir.True
	if it.Times != nil {
		times = k.known(it.Times)
	}
	return logic.AllOf(k.sure(it.Asked, true), times, k.stands(it.Group))
}
