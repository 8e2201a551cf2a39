package ir

import (
	"cmp"
	"regexp"
	"slices"
	"time"
)

// node checks n by itself; its parts come by themselves.
func (v *validator) node(n Node, predicates int, where string) {
	if id, ok := item(n); ok {
		i, ok := v.items[id]
		v.expect(ok, "%s: there is no item %q", where, id)
		v.expect(!ok || v.survey.Items[i].Compute == nil, "%s: item %q is computed: its term stands for it", where, id)
	}
	switch n := n.(type) {
	case Ref:
		v.expect(n.Index >= 0 && n.Index < predicates, "%s: there is no predicate %d before it", where, n.Index)
	case None:
		v.offered(n, where)
	case Some:
		v.domainIs(n.Rows, Rows, where)
	case Every:
		v.domainIs(n.Rows, Rows, where)
	case Total:
		v.total(n, where)
	case Unique:
		v.unique(n, where)
	case CodeIn:
		v.domainIs(n.Item, Choice, where)
	case HasCode:
		v.domainIs(n.Item, Choices, where)
	case Compare:
		v.compare(n, where)
	case Matches:
		v.matches(n, where)
	case ValidID:
		v.argument(n.Text, Text, where)
	case DateConst:
		v.expect(dateKind(n.Value) != "", "%s: %q is no date", where, n.Value)
	case CallTest:
		v.passed(n.Args, where)
	case CallTerm:
		v.passed(n.Args, where)
	case Arith:
		v.arith(n, where)
	case Func:
		v.function(n, where)
	}
}

func (v *validator) offered(n None, where string) {
	i, ok := v.items[n.Item]
	v.expect(!ok || slices.Contains(v.survey.Items[i].Domain.None, n.Kind), "%s: item %q does not offer %q", where, n.Item, n.Kind)
}

func (v *validator) total(n Total, where string) {
	v.domainIs(n.Rows, Rows, where)
	v.expect(slices.Contains([]FuncName{Sum, Min, Max}, n.Func), "%s: there is no total %q", where, n.Func)
	v.argument(n.Of, Number, where)
}

func (v *validator) unique(n Unique, where string) {
	i, ok := v.items[n.Item]
	v.expect(ok && v.survey.Items[i].Group != "", "%s: item %q is in no group", where, n.Item)
	v.expect(!slices.Contains([]Kind{Choices, Rows}, v.kindOf(n.Item)), "%s: item %q is no single value", where, n.Item)
}

func (v *validator) domainIs(id string, want Kind, where string) {
	v.expect(v.kindOf(id) == want, "%s: item %q is no %s", where, id, want)
}

func (v *validator) kindOf(id string) Kind {
	if i, ok := v.items[id]; ok {
		return v.survey.Items[i].Domain.Kind
	}
	return ""
}

func (v *validator) compare(n Compare, where string) {
	left, right := v.valueKind(n.Left), v.valueKind(n.Right)
	same := left == right || left == anyKind || right == anyKind
	v.expect(same && !slices.Contains([]Kind{Choice, Choices, Location}, left), "%s: a %s is compared with a %s", where, left, right)
	ordered := left != Text && right != Text
	v.expect(n.Op == Eq || ordered && (n.Op == Lt || n.Op == Gt), "%s: there is no comparison %q of these", where, n.Op)
}

func (v *validator) matches(n Matches, where string) {
	v.argument(n.Text, Text, where)
	_, err := regexp.Compile(n.Pattern)
	v.expect(err == nil, "%s: %q is no pattern", where, n.Pattern)
}

func (v *validator) arith(n Arith, where string) {
	v.expect(slices.Contains([]ArithOp{Add, Sub, Mul, Div}, n.Op), "%s: there is no operator %q", where, n.Op)
	v.argument(n.Left, Number, where)
	v.argument(n.Right, Number, where)
}

// signatures lists the arguments of each built-in function; a variadic one takes one or
// more of its last.
var signatures = map[FuncName]struct {
	args     []Kind
	variadic bool
}{
	Neg:      {args: []Kind{Number}},
	Abs:      {args: []Kind{Number}},
	Round:    {args: []Kind{Number}},
	Min:      {args: []Kind{Number}, variadic: true},
	Max:      {args: []Kind{Number}, variadic: true},
	Sum:      {args: []Kind{Number}, variadic: true},
	Len:      {args: []Kind{Text}},
	Year:     {args: []Kind{Date}},
	Days:     {args: []Kind{Date, Date}},
	Count:    {args: []Kind{Choices}},
	Accuracy: {args: []Kind{Location}},
	Rank:     {args: []Kind{Choices, Number, Number}},
}

func (v *validator) function(n Func, where string) {
	sig, ok := signatures[n.Name]
	v.expect(ok, "%s: there is no function %q", where, n.Name)
	enough := len(n.Args) == len(sig.args) || sig.variadic && len(n.Args) > len(sig.args)
	v.expect(enough, "%s: %s takes no %d values", where, n.Name, len(n.Args))
	if v.err != nil {
		return
	}
	for i, arg := range n.Args {
		v.argument(arg, sig.args[min(i, len(sig.args)-1)], where)
	}
	if n.Name == Rank {
		v.ranks(n, where)
	}
}

// ranks: only an option of a ranking has a place, and what it is without one is told beforehand.
func (v *validator) ranks(n Func, where string) {
	x, isItem := n.Args[0].(Value)
	code, isCode := n.Args[1].(NumberConst)
	_, isConst := n.Args[2].(NumberConst)
	v.expect(isItem && isCode && isConst, "%s: rank takes an item and two constants", where)
	if v.err != nil {
		return
	}
	d := &v.survey.Items[v.items[x.Item]].Domain
	_, ok := d.Option(int(code.Value))
	v.expect(ok && d.Ordered, "%s: %v has no place in item %q", where, code.Value, x.Item)
}

func (v *validator) argument(t Term, want Kind, where string) {
	got := v.valueKind(t)
	v.expect(got == want || got == anyKind && want != Choices && want != Location, "%s: a %s stands where a %s must", where, got, want)
}

// anyKind is the kind of what a function of the embedding program gives: it is not known
// before it is called.
const anyKind Kind = "call"

// valueKind is the kind of value that t has; a signature is a text.
func (v *validator) valueKind(t Term) Kind {
	switch t := t.(type) {
	case TextConst:
		return Text
	case DateConst:
		return cmp.Or(dateKind(t.Value), anyKind) // one that is none is reported by itself
	case CallTerm:
		return anyKind
	case Value:
		return v.readAs(t.Item)
	default:
		return Number
	}
}

// readAs is the kind of value that an item's answer is. Times and dates with a time are kinds of their own here:
// they compare with nothing else, and no function takes them.
func (v *validator) readAs(id string) Kind {
	i, ok := v.items[id]
	if !ok {
		return ""
	}
	switch d := v.survey.Items[i].Domain; {
	case d.Kind == Signature:
		return Text
	case d.Kind == Date && d.Format != "":
		return Kind(d.Format)
	default:
		return d.Kind
	}
}

// dateKind is Date, Time or DateTime by how a constant is written, "" where it is none of them.
func dateKind(text string) Kind {
	for layout, kind := range map[string]Kind{time.DateOnly: Date, "15:04": Kind(Time), "2006-01-02T15:04": Kind(DateTime)} {
		if _, err := time.Parse(layout, text); err == nil && len(text) == len(layout) {
			return kind
		}
	}
	return ""
}

// passed checks what is passed to a function of the embedding program.
func (v *validator) passed(args []Term, where string) {
	for _, arg := range args {
		kind := v.valueKind(arg)
		v.expect(kind != Kind(Time) && kind != Kind(DateTime) && kind != Location, "%s: a %s cannot be passed", where, kind)
	}
}
