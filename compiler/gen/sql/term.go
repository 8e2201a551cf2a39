package sql

import (
	"fmt"
	"math"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// term says a value: a text, or a double; it is null where the term has no value.
func (y *sayer) term(t ir.Term) (x said, ok bool) {
	switch t := t.(type) {
	case ir.NumberConst:
		return said{text: y.number(t.Value)}, true
	case ir.TextConst:
		return said{text: y.quoted(t.Value)}, true
	case ir.DateConst:
		x, ok := value.ParseMoment(t.Value)
		return said{text: y.number(float64(x))}, ok
	case ir.Value:
		return y.value(t)
	case ir.Arith:
		return y.arith(t)
	case ir.Func:
		return y.function(t)
	}
	return said{}, false
}

// number writes a double so that it is read as the same one.
func (y *sayer) number(x float64) string {
	if x == math.Trunc(x) && math.Abs(x) < 1e15 {
		return y.say("double", strconv.FormatFloat(x+0, 'f', -1, 64))
	}
	return y.say("double", strconv.FormatFloat(x, 'e', -1, 64))
}

func (y *sayer) value(t ir.Value) (said, bool) {
	slot, it := y.slots[t.Item], y.item(t.Item)
	if kindOf(y.survey.Items[slot].Domain.Kind) == ir.Text {
		return said{name("s", slot), it.step}, it.sayable
	}
	return said{name("x", slot), it.step}, it.sayable
}

var arithWords = map[ir.ArithOp]string{ir.Add: "add", ir.Sub: "sub", ir.Mul: "mul", ir.Div: "div"}

func (y *sayer) arith(t ir.Arith) (said, bool) {
	a, okA := y.term(t.Left)
	b, okB := y.term(t.Right)
	if !okA || !okB {
		return said{}, false
	}
	switch t.Op {
	case ir.Add, ir.Sub:
		return y.operation(arithWords[t.Op], a, b, y.size(t).isSum()), true
	case ir.Div:
		b.text = "nullif(" + b.text + ", 0)"
	}
	return y.operation(arithWords[t.Op], a, b, y.size(t).isProduct()), true
}

var signs = map[string]string{"add": "+", "sub": "-", "mul": "*", "div": "/"}

// operation is one of two numbers; what cannot leave the doubles is written plainly.
func (y *sayer) operation(word string, a, b said, safe bool) said {
	if safe {
		return said{"(" + a.text + " " + signs[word] + " " + b.text + ")", max(a.step, b.step)}
	}
	return y.ofTwo(word, a, b)
}

// ofTwo says something of two values, each of which may stand in it more than once.
func (y *sayer) ofTwo(word string, a, b said) said {
	a, b = y.once(a), y.once(b)
	return said{"(" + y.say(word, a.text, b.text) + ")", max(a.step, b.step)}
}

func (y *sayer) function(t ir.Func) (said, bool) {
	switch t.Name {
	case ir.Year:
		return y.year(t.Args[0])
	case ir.Rank:
		return y.rank(t)
	}
	args := make([]said, len(t.Args))
	for i, a := range t.Args {
		x, ok := y.term(a)
		if !ok {
			return said{}, false
		}
		args[i] = x
	}
	return y.applied(t, args)
}

func (y *sayer) applied(t ir.Func, args []said) (said, bool) {
	x := args[0]
	switch t.Name {
	case ir.Count, ir.Accuracy:
		return x, true
	case ir.Min, ir.Max:
		return y.folded(string(t.Name), args, false), true
	case ir.Sum:
		return y.folded("add", args, y.size(t).isSum()), true
	case ir.Days:
		return said{"(" + args[1].text + " - " + x.text + ")", max(x.step, args[1].step)}, true
	case ir.Neg:
		return said{"(-" + x.text + ")", x.step}, true
	case ir.Abs:
		return said{"abs(" + x.text + ")", x.step}, true
	case ir.Len:
		return said{y.say("length", x.text), x.step}, true
	case ir.Round:
		x = y.once(x)
		return said{fmt.Sprintf(halfAway, x.text, y.say("trunc", x.text)), x.step}, true
	}
	return said{}, false
}

// halfAway rounds half away from zero: what is cut off a double is exact.
const halfAway = "(%[2]s + case when abs(%[1]s - %[2]s) >= 0.5 then sign(%[1]s) else 0 end)"

func (y *sayer) folded(word string, args []said, safe bool) said {
	x := args[0]
	for _, a := range args[1:] {
		x = y.operation(word, x, a, safe)
	}
	return x
}

// year is that of a day.
func (y *sayer) year(t ir.Term) (said, bool) {
	switch t := t.(type) {
	case ir.DateConst:
		days, ok := value.ParseDate(t.Value)
		return said{text: y.number(float64(value.Year(days)))}, ok
	case ir.Value:
		slot, it := y.slots[t.Item], y.item(t.Item)
		return said{name("y", slot), it.step}, it.sayable && y.survey.Items[slot].Domain.Format == ""
	}
	return said{}, false
}

// rank is the place of a code among the marks.
func (y *sayer) rank(t ir.Func) (said, bool) {
	id := t.Args[0].(ir.Value).Item
	code, without := t.Args[1].(ir.NumberConst).Value, t.Args[2].(ir.NumberConst).Value
	it, c := y.item(id), name("c", y.slots[id])
	return said{"coalesce(" + y.say("place", c, fmt.Sprint(code)) + ", " + y.number(without) + ")", it.step}, it.sayable
}
