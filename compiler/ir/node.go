package ir

import (
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Node is a part of a formula: a Formula, a Test or a Term.
type Node any

// The three families of nodes: every node type with the op that names it in JSON.
var (
	formulas = family[Formula]{
		node[Formula, And]("and"),
		node[Formula, Or]("or"),
		node[Formula, Ref]("ref"),
		node[Formula, Holds]("holds"),
		node[Formula, Undefined]("undefined"),
		node[Formula, Lacks]("lacks"),
		node[Formula, Answered]("answered"),
		node[Formula, Unanswered]("unanswered"),
		node[Formula, Settled]("settled"),
		node[Formula, Blank]("blank"),
		node[Formula, None]("none"),
		node[Formula, Some]("some"),
		node[Formula, Every]("every"),
	}
	tests = family[Test]{
		node[Test, CodeIn]("code-in"),
		node[Test, HasCode]("has-code"),
		node[Test, Compare]("compare"),
		node[Test, Matches]("matches"),
		node[Test, ValidID]("valid-id"),
		node[Test, Unique]("unique"),
		node[Test, CallTest]("call"),
	}
	terms = family[Term]{
		node[Term, NumberConst]("number"),
		node[Term, TextConst]("text"),
		node[Term, DateConst]("date"),
		node[Term, Value]("value"),
		node[Term, Arith]("arith"),
		node[Term, Func]("func"),
		node[Term, Total]("total"),
		node[Term, CallTerm]("call"),
	}
)

// family is the closed list of node types that implement N.
type family[N any] []member[N]

type member[N any] struct {
	op        string
	marshaler *json.Marshalers
	decode    func(raw jsontext.Value, members int, opts json.Options) (N, error)
}

// node is the member T of the family N.
func node[N, T any](op string) member[N] {
	return member[N]{op, json.MarshalToFunc(encodeTagged[T](op)), decodeTagged[N, T]}
}
