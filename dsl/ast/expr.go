package ast

import "github.com/surveyc/surveyc/dsl/source"

// Expr is a condition or a part of one.
type Expr interface {
	expr()
	Where() source.Span
}

// Name is a word where a value stands: an id like 4-1, 1a, income, Q4, 8-4.5.
// Whole numbers are Number, since only the types tell which is meant.
type Name struct{ Ident }

// Number is a number: digits, maybe `.` and digits. Negative numbers are a Unary.
type Number struct {
	Text  string // canonical: half-width digits
	ID    string // of the question that it may be, where that is not Text: an included file's with its prefix
	Value float64
	Code  bool // written as a circled digit: a code, never a question or a number
	Span  source.Span
}

// String is a text in a condition.
type String struct{ Text }

// Set is `{②, ③}`, the right side of in.
type Set struct {
	Members []Expr // Number, Unary minus of Number, String
	Span    source.Span
}

// Op is an operator by its canonical English spelling.
type Op string

// The operators.
const (
	Or  Op = "or"
	And Op = "and"
	Not Op = "not"
	Eq  Op = "=="
	Ne  Op = "!="
	Lt  Op = "<"
	Le  Op = "<="
	Gt  Op = ">"
	Ge  Op = ">="
	In  Op = "in"
	Has Op = "has"
	Add Op = "+"
	Sub Op = "-"
	Mul Op = "*"
	Div Op = "/"
)

// Unary is `not x` or a sign: `-5`, `-(a + b)`.
type Unary struct {
	Op   Op // Not or Sub
	X    Expr
	Span source.Span
}

// Binary is `left op right`.
type Binary struct {
	Op          Op
	OpSpan      source.Span
	Left, Right Expr
}

// Call is `count(x)`, or `sum(members where c, x)`. Func is canonical English for the built-in functions.
type Call struct {
	Func   Ident
	Args   []Expr
	Filter Expr // the condition after where, behind the first argument, which names a repeated group; nil: none
	Span   source.Span
}

// Bad is a condition that could not be read; it has been reported. Kept is what was understood
// in it: its names are to be looked up, and nothing else is to be said about it.
type Bad struct {
	Kept []Expr
	Span source.Span
}

func (*Name) expr()   {}
func (*Number) expr() {}
func (*String) expr() {}
func (*Set) expr()    {}
func (*Unary) expr()  {}
func (*Binary) expr() {}
func (*Call) expr()   {}
func (*Bad) expr()    {}

// Where is the node's span.
func (e *Name) Where() source.Span   { return e.Span }
func (e *Number) Where() source.Span { return e.Span }
func (e *String) Where() source.Span { return e.Span }
func (e *Set) Where() source.Span    { return e.Span }
func (e *Unary) Where() source.Span  { return e.Span }
func (e *Binary) Where() source.Span { return e.Left.Where().To(e.Right.Where()) }
func (e *Call) Where() source.Span   { return e.Span }
func (e *Bad) Where() source.Span    { return e.Span }
