package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

// naming is how what a survey says is said in the names of another: its ids, and the codes of each item's options.
type naming struct {
	ids    map[string]string
	codes  map[string]map[int]int // by the id as it was
	absent func(id string) bool   // items that there are none of: they bear nothing
	ref    func(index int) ir.Formula
}

func (n naming) id(id string) string {
	if to, ok := n.ids[id]; ok {
		return to
	}
	return id
}

func (n naming) code(item string, code int) int {
	if to, ok := n.codes[item][code]; ok {
		return to
	}
	return code
}

func (n naming) codesOf(item string, codes []int) []int {
	var out []int
	for _, c := range codes {
		out = append(out, n.code(item, c))
	}
	return out
}

func (n naming) lacks(id string) bool { return n.absent != nil && n.absent(id) }

// formula is f in the other names; nil stays nil.
func (n naming) formula(f ir.Formula) ir.Formula {
	switch f := f.(type) {
	case nil:
		return nil
	case ir.And:
		return ir.And{Of: n.formulas(f.Of)}
	case ir.Or:
		return ir.Or{Of: n.formulas(f.Of)}
	case ir.Ref:
		return n.ref(f.Index)
	case ir.Holds:
		return n.ifThere(f.Test, ir.Holds{Test: n.test(f.Test), Is: f.Is}, ir.False)
	case ir.Undefined:
		return n.ifThere(f.Test, ir.Undefined{Test: n.test(f.Test)}, ir.False)
	case ir.Lacks:
		return n.ifThere(f.Test, ir.Lacks{Test: n.test(f.Test)}, ir.True)
	case ir.Some:
		return n.ifThere(f, ir.Some{Rows: n.id(f.Rows), Where: n.formula(f.Where)}, ir.False)
	case ir.Every:
		return n.ifThere(f, ir.Every{Rows: n.id(f.Rows), Where: n.formula(f.Where)}, ir.False)
	}
	return n.about(f)
}

// about is a formula about one item.
func (n naming) about(f ir.Formula) ir.Formula {
	switch f := f.(type) {
	case ir.Answered:
		return n.ifThere(f, ir.Answered{Item: n.id(f.Item)}, ir.False)
	case ir.Unanswered:
		return n.ifThere(f, ir.Unanswered{Item: n.id(f.Item)}, ir.True)
	case ir.Blank:
		return n.ifThere(f, ir.Blank{Item: n.id(f.Item)}, ir.True)
	case ir.Settled:
		return ir.Settled{Item: n.id(f.Item), Is: f.Is}
	case ir.None:
		never := ir.True
		if f.Is {
			never = ir.False
		}
		return n.ifThere(f, ir.None{Item: n.id(f.Item), Kind: f.Kind, Is: f.Is}, never)
	}
	panic(fmt.Sprintf("diff: no naming of %T", f))
}

// ifThere is then where all items are there that node itself uses, otherwise without.
func (n naming) ifThere(node ir.Node, then, without ir.Formula) ir.Formula {
	for _, id := range ir.Items(node) {
		if n.lacks(id) {
			return without
		}
	}
	return then
}

func (n naming) formulas(of []ir.Formula) []ir.Formula {
	out := make([]ir.Formula, len(of))
	for i, f := range of {
		out[i] = n.formula(f)
	}
	return out
}

func (n naming) test(t ir.Test) ir.Test {
	switch t := t.(type) {
	case ir.CodeIn:
		return ir.CodeIn{Item: n.id(t.Item), Codes: ascending(n.codesOf(t.Item, t.Codes))}
	case ir.HasCode:
		return ir.HasCode{Item: n.id(t.Item), Code: n.code(t.Item, t.Code)}
	case ir.Compare:
		return ir.Compare{Op: t.Op, Left: n.term(t.Left), Right: n.term(t.Right)}
	case ir.Matches:
		return ir.Matches{Text: n.term(t.Text), Pattern: t.Pattern}
	case ir.ValidID:
		return ir.ValidID{Text: n.term(t.Text)}
	case ir.Unique:
		return ir.Unique{Item: n.id(t.Item)}
	case ir.CallTest:
		return ir.CallTest{Func: t.Func, Args: n.terms(t.Args)}
	}
	panic(fmt.Sprintf("diff: no naming of %T", t))
}

// term is t in the other names; nil stays nil.
func (n naming) term(t ir.Term) ir.Term {
	switch t := t.(type) {
	case nil, ir.NumberConst, ir.TextConst, ir.DateConst:
		return t
	case ir.Value:
		return ir.Value{Item: n.id(t.Item)}
	case ir.Arith:
		return ir.Arith{Op: t.Op, Left: n.term(t.Left), Right: n.term(t.Right)}
	case ir.Func:
		return ir.Func{Name: t.Name, Args: n.ranked(t, n.terms(t.Args))}
	case ir.Total:
		return ir.Total{Func: t.Func, Rows: n.id(t.Rows), Where: n.formula(t.Where), Out: n.formula(t.Out), Of: n.term(t.Of)}
	case ir.CallTerm:
		return ir.CallTerm{Func: t.Func, Args: n.terms(t.Args)}
	}
	panic(fmt.Sprintf("diff: no naming of %T", t))
}

// ranked are the arguments of a function, of which that of a Rank is a code.
func (n naming) ranked(f ir.Func, args []ir.Term) []ir.Term {
	if f.Name != ir.Rank {
		return args
	}
	if v, isItem := f.Args[0].(ir.Value); isItem {
		if code, ok := f.Args[1].(ir.NumberConst); ok {
			args[1] = ir.NumberConst{Value: float64(n.code(v.Item, int(code.Value)))}
		}
	}
	return args
}

func (n naming) terms(of []ir.Term) []ir.Term {
	out := make([]ir.Term, len(of))
	for i, t := range of {
		out[i] = n.term(t)
	}
	return out
}

// text is a text whose insertions follow the items.
func (n naming) text(t string) string {
	return ir.Fill(t, func(id string) (string, bool) {
		to, ok := n.ids[id]
		return "{" + to + "}", ok
	})
}

// keys writes formulas so that two of different surveys are the same text where they are the same formula, shared parts
// included.
type keys struct {
	naming
	predicates []string
}

func newKeys(s *ir.Survey, n naming) *keys {
	k := &keys{naming: n}
	k.ref = func(i int) ir.Formula { return ir.Answered{Item: "predicate " + k.predicates[i]} }
	for _, p := range s.Predicates {
		sum := sha256.Sum256([]byte(k.of(p)))
		k.predicates = append(k.predicates, hex.EncodeToString(sum[:12]))
	}
	return k
}

// of is a formula's key, "" of none.
func (k *keys) of(f ir.Formula) string {
	if f == nil {
		return ""
	}
	return logic.Key(k.formula(f))
}

// term is a term's key.
func (k *keys) ofTerm(t ir.Term) string {
	if t == nil {
		return ""
	}
	return logic.TestKey(ir.Compare{Op: ir.Eq, Left: k.term(t), Right: ir.NumberConst{}})
}
