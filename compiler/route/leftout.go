package route

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// An item may be settled without a value: each kind of no answer that it offers is a way, and being left blank is
// one where it is optional. In the variable that tells them they follow the values from first on,
// in this order.

// withoutValue counts those ways.
func withoutValue(item Item) int {
	n := len(item.Domain.None)
	if item.Optional {
		n++
	}
	return n
}

// leaveOut says of a group where its item is without a value.
func (s *solver) leaveOut(g *group, item Item, variable, first int) {
	is := func(way int) ref {
		return s.each(variable, func(value int) ref { return truth(value == first+way) })
	}
	g.blank, g.none = no, map[ir.NoAnswer]ref{}
	for i, kind := range item.Domain.None {
		g.none[kind] = is(i)
	}
	if item.Optional {
		g.blank = is(len(item.Domain.None))
	}
}

// left is which of the ways are among the values of a variable.
type left struct {
	item    Item
	in, out []ir.NoAnswer
	blank   bool
}

func leftOut(item Item, first int, values []int) left {
	l := left{item: item, blank: item.Optional && slices.Contains(values, first+len(item.Domain.None))}
	for i, kind := range item.Domain.None {
		if slices.Contains(values, first+i) {
			l.in = append(l.in, kind)
		} else {
			l.out = append(l.out, kind)
		}
	}
	return l
}

// or is value, or one of the ways.
func (l left) or(value ir.Formula) ir.Formula {
	any := []ir.Formula{value}
	for _, kind := range l.in {
		any = append(any, ir.None{Item: l.item.ID, Kind: kind, Is: true})
	}
	return l.orBlank(logic.AnyOf(any...))
}

// besideAll is any value at all, or one of the ways.
func (l left) besideAll() ir.Formula {
	all := []ir.Formula{ir.Answered{Item: l.item.ID}}
	for _, kind := range l.out {
		all = append(all, ir.None{Item: l.item.ID, Kind: kind})
	}
	return l.orBlank(logic.AllOf(all...))
}

func (l left) orBlank(f ir.Formula) ir.Formula {
	if l.blank {
		return logic.AnyOf(f, ir.Blank{Item: l.item.ID})
	}
	return f
}
