package columns

import (
	"math"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// number is a term that gives a number, or a date as a day, or as minutes where it has a time: a column, in which NaN is no value. What
// stands in it for a record without the answers that it takes is of no meaning.
type number func(*Block) *[Size]float64

// text is a term that gives a text.
type text func(*Block) *[Size][]byte

// kind is ir.Number, ir.Text or ir.Date.
func (l *linker) kind(t ir.Term) ir.Kind {
	switch t := t.(type) {
	case ir.TextConst:
		return ir.Text
	case ir.DateConst:
		return ir.Date
	case ir.Value:
		return l.kindOfItem(t.Item)
	}
	return ir.Number
}

func (l *linker) kindOfItem(id string) ir.Kind {
	switch l.items[l.slots[id]].shape {
	case moment:
		return ir.Date
	case words:
		return ir.Text
	}
	return ir.Number
}

func (l *linker) text(t ir.Term) text {
	switch t := t.(type) {
	case ir.TextConst:
		column := new([Size][]byte)
		for lane := range column {
			column[lane] = []byte(t.Value)
		}
		return func(*Block) *[Size][]byte { return column }
	case ir.Value:
		if at := l.items[l.slots[t.Item]].text; at >= 0 {
			return l.spreadText(l.groupOf(t.Item), func(b *Block) *[Size][]byte { return &b.texts[at] })
		}
	}
	l.unknown = true
	return nil
}

func (l *linker) number(t ir.Term) number {
	switch t := t.(type) {
	case ir.NumberConst:
		return constantNumber(t.Value)
	case ir.DateConst:
		return constantDate(t)
	case ir.Value:
		return l.answer(t)
	case ir.Arith:
		return l.arith(t)
	case ir.Func:
		return l.function(t)
	case ir.Total:
		return l.totalNumber(t)
	}
	l.unknown = true
	return nil
}

func (l *linker) answer(t ir.Value) number {
	at := l.items[l.slots[t.Item]].number
	if at < 0 {
		l.unknown = true
		return nil
	}
	return l.column(t.Item, at)
}

// column is one of an item's in Block.numbers.
func (l *linker) column(id string, at int) number {
	return l.spreadNumber(l.groupOf(id), func(b *Block) *[Size]float64 { return &b.numbers[at] })
}

func constantNumber(x float64) number {
	column := new([Size]float64)
	for lane := range column {
		column[lane] = x
	}
	return func(*Block) *[Size]float64 { return column }
}

func constantDate(d ir.DateConst) number {
	x, ok := value.ParseMoment(d.Value)
	if !ok {
		return constantNumber(math.NaN())
	}
	return constantNumber(float64(x))
}

// operation puts what two columns come to into z.
type operation func(z, x, y *[Size]float64)

var operations = map[ir.ArithOp]operation{ir.Add: add, ir.Sub: subtract, ir.Mul: multiply, ir.Div: divide}

func (l *linker) arith(t ir.Arith) number {
	operation, ok := operations[t.Op]
	if !ok {
		l.unknown = true
		return nil
	}
	return l.both(l.number(t.Left), l.number(t.Right), operation)
}

func (l *linker) both(left, right number, f operation) number {
	into := l.result()
	return func(b *Block) *[Size]float64 {
		z := &b.results[into]
		f(z, left(b), right(b))
		return z
	}
}

// result makes room for what a term comes to.
func (l *linker) result() int {
	l.results++
	return l.results - 1
}

func (l *linker) function(t ir.Func) number {
	switch t.Name {
	case ir.Neg:
		return l.unary(t, negate)
	case ir.Abs:
		return l.unary(t, absolute)
	case ir.Round:
		return l.unary(t, each(value.Round))
	case ir.Year:
		return l.unary(t, each(value.YearOf))
	case ir.Min:
		return l.fold(t, smaller)
	case ir.Max:
		return l.fold(t, larger)
	case ir.Sum:
		return l.fold(t, add)
	case ir.Len:
		return l.length(t)
	case ir.Days:
		return l.both(l.number(t.Args[1]), l.number(t.Args[0]), subtract)
	case ir.Count, ir.Accuracy:
		return l.number(t.Args[0])
	case ir.Rank:
		return l.rank(t)
	}
	l.unknown = true
	return nil
}

// rank is the place of an option among the marks, which is noted as they are put in.
func (l *linker) rank(t ir.Func) number {
	id, at := t.Args[0].(ir.Value).Item, l.numbers
	l.numbers++
	it := &l.items[l.slots[id]]
	it.ranked = append(it.ranked, ranked{int(t.Args[1].(ir.NumberConst).Value), t.Args[2].(ir.NumberConst).Value, at})
	return l.column(id, at)
}

func (l *linker) unary(t ir.Func, f func(z, x *[Size]float64)) number {
	of, into := l.number(t.Args[0]), l.result()
	return func(b *Block) *[Size]float64 {
		z := &b.results[into]
		f(z, of(b))
		return z
	}
}

func (l *linker) fold(t ir.Func, f operation) number {
	folded := l.number(t.Args[0])
	for _, arg := range t.Args[1:] {
		folded = l.both(folded, l.number(arg), f)
	}
	return folded
}

func (l *linker) length(t ir.Func) number {
	of, valued, into := l.text(t.Args[0]), l.valued(t.Args[0]), l.result()
	return func(b *Block) *[Size]float64 {
		x, z := of(b), &b.results[into]
		Each(valued(b), func(lane int) { z[lane] = float64(characters(x[lane])) })
		return z
	}
}
