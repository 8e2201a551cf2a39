package ir

// Formula is a two-valued condition over a record's answers: And, Or, Ref, Holds,
// Undefined, Lacks, Answered, Unanswered, Settled, Blank, None, Some or Every. There is no negation: it has been pushed into
// Holds.Is, so that "not known" never turns into "known not".
//
// An answer *counts* when it is there, draws no finding of type, option or range, and its
// item is not passed over. It *has a value* when it counts and is no kind of no answer. The head of a repeated group counts,
// and has a value, when the number of its rows is known and each of them is there; its list may then be empty.
//
// What a test uses are the items that it names outside a Total, and the head of each Total.
type Formula interface{ formula() }

// And holds when all of Of hold; empty, it is true.
type And struct {
	Of []Formula `json:"of"`
}

// Or holds when one of Of holds; empty, it is false.
type Or struct {
	Of []Formula `json:"of"`
}

// Ref is Survey.Predicates[Index].
type Ref struct {
	Index int `json:"index"`
}

// Holds is met when every answer that Test uses has a value, every Total in it is decided, Test has a value, and it equals Is.
type Holds struct {
	Test Test `json:"test"`
	Is   bool `json:"is"`
}

// Undefined is met when every answer that Test uses has a value, every Total in it is decided, and yet Test has none: it
// divides by zero, leaves the range of doubles, or takes the least of nothing.
type Undefined struct {
	Test Test `json:"test"`
}

// Lacks is met when neither Holds of Test is: an answer that it uses has no value, a Total in it is not decided, or Test
// has no value itself.
type Lacks struct {
	Test Test `json:"test"`
}

// Answered is met when the item bears an answer that counts.
type Answered struct {
	Item string `json:"item"`
}

// Unanswered is met when it does not.
type Unanswered struct {
	Item string `json:"item"`
}

// Settled is met when nothing more is to be expected of the item: its answer counts, it is passed over, or it is optional
// and left blank; of the head of a group, when that holds of every item in every row too. Where Is is false, when that is not so.
type Settled struct {
	Item string `json:"item"`
	Is   bool   `json:"is"`
}

// Blank is met when the item, which is optional, bears no answer at all, so that
// nothing more is to be expected of it.
type Blank struct {
	Item string `json:"item"`
}

// None is met when the item bears that kind of no answer and it counts, or, where Is is false, when that is
// not so: another answer, none, or one that does not count.
type None struct {
	Item string   `json:"item"`
	Kind NoAnswer `json:"kind"`
	Is   bool     `json:"is"`
}

// Some is met when Where holds in a row of the group, of those that are there and not passed over. Where may name items of
// the row.
type Some struct {
	Rows  string  `json:"rows"`
	Where Formula `json:"where"`
}

// Every is met when Where holds in each row of the group that is there and not passed over; also when there is none.
type Every struct {
	Rows  string  `json:"rows"`
	Where Formula `json:"where"`
}

func (And) formula()        {}
func (Or) formula()         {}
func (Ref) formula()        {}
func (Holds) formula()      {}
func (Undefined) formula()  {}
func (Lacks) formula()      {}
func (Settled) formula()    {}
func (Some) formula()       {}
func (Every) formula()      {}
func (Answered) formula()   {}
func (Unanswered) formula() {}
func (Blank) formula()      {}
func (None) formula()       {}

// True and False are the constant formulas.
var (
	True  Formula = And{}
	False Formula = Or{}
)

// IsTrue tells whether f is the constant true.
func IsTrue(f Formula) bool { a, ok := f.(And); return ok && len(a.Of) == 0 }

// IsFalse tells whether f is the constant false.
func IsFalse(f Formula) bool { o, ok := f.(Or); return ok && len(o.Of) == 0 }

// Test is a question put to answers that all have a value: CodeIn, HasCode, Compare, Matches,
// ValidID, Unique or CallTest. It is true, false or, rarely, without value.
type Test interface{ test() }

// CodeIn asks whether a Choice item's code is one of Codes (ascending).
type CodeIn struct {
	Item  string `json:"item"`
	Codes []int  `json:"codes"`
}

// HasCode asks whether a Choices item has Code marked.
type HasCode struct {
	Item string `json:"item"`
	Code int    `json:"code"`
}

// CompareOp is the operator of a Compare.
type CompareOp string

// The comparisons that are left: a ≠ b, a ≤ b and a ≥ b are Holds with Is false of these.
//
// Numbers are equal when |a − b| ≤ 1e-9 × max(1, |a|, |b|), and less or greater only when they
// are not equal. Dates and texts are compared exactly; texts only by Eq.
const (
	Eq CompareOp = "eq"
	Lt CompareOp = "lt"
	Gt CompareOp = "gt"
)

// Compare compares two terms of the same kind: numbers, dates or texts.
type Compare struct {
	Op    CompareOp `json:"compare"`
	Left  Term      `json:"left"`
	Right Term      `json:"right"`
}

// Matches asks whether the pattern is found anywhere in a text. Pattern is in the
// syntax that RE2 and ECMAScript (with the u flag) share and means the same in both.
type Matches struct {
	Text    Term   `json:"text"`
	Pattern string `json:"pattern"`
}

// ValidID asks whether a text is a resident id number by GB 11643: 18 characters, a real date, the
// right check digit, X a capital.
type ValidID struct {
	Text Term `json:"text"`
}

// Unique asks whether the value of an item in a group is that of no other row of the same group: false where
// another row bears an equal value that counts (numbers as Eq compares them), true where none does and the item is Settled in each
// row that must be there; without value otherwise. It stands in rules only.
type Unique struct {
	Item string `json:"item"`
}

// CallTest calls a function of the embedding program that gives true or false.
type CallTest struct {
	Func string `json:"func"`
	Args []Term `json:"args"`
}

func (CodeIn) test()   {}
func (HasCode) test()  {}
func (Compare) test()  {}
func (Matches) test()  {}
func (ValidID) test()  {}
func (Unique) test()   {}
func (CallTest) test() {}

// Term is a value computed from answers: NumberConst, TextConst, DateConst, Value, Arith,
// Func, Total or CallTerm. Arithmetic is in IEEE doubles, in the order of the tree.
type Term interface{ term() }

// NumberConst is a number.
type NumberConst struct {
	Value float64 `json:"value"`
}

// TextConst is a text.
type TextConst struct {
	Value string `json:"value"`
}

// DateConst is a day as "2020-04-13", a time as "08:30", or both as "2020-04-13T08:30".
type DateConst struct {
	Value string `json:"value"`
}

// Value is the answer of a Number, Text, Date or Signature item.
type Value struct {
	Item string `json:"item"`
}

// ArithOp is an operator of numbers.
type ArithOp string

// The operators. A division by zero has no value.
const (
	Add ArithOp = "add"
	Sub ArithOp = "sub"
	Mul ArithOp = "mul"
	Div ArithOp = "div"
)

// Arith is Left Op Right.
type Arith struct {
	Op    ArithOp `json:"arith"`
	Left  Term    `json:"left"`
	Right Term    `json:"right"`
}

// FuncName is a built-in function that gives a number.
type FuncName string

// The built-in functions. Abs, Neg, Round, Min, Max, Sum take numbers; Round goes half away
// from zero; Sum adds from left to right. Len counts the code points of a text. Year is of
// a date; Days is from the first date to the second, negative when that is earlier. Count takes the
// Choices item, written as Value, and gives its number of marks. Rank takes an ordered one, a code and a number: it
// gives the place of the code among the marks, from 1, or that number where it is not marked. Accuracy is of a Location
// item, and has no value where the answer has none.
const (
	Neg   FuncName = "neg"
	Abs   FuncName = "abs"
	Min   FuncName = "min"
	Max   FuncName = "max"
	Sum   FuncName = "sum"
	Round FuncName = "round"
	Len   FuncName = "len"
	Year  FuncName = "year"
	Days  FuncName = "days"
	Count FuncName = "count"
	Rank  FuncName = "rank"

	Accuracy FuncName = "accuracy"
)

// Func applies a built-in function.
type Func struct {
	Name FuncName `json:"func"`
	Args []Term   `json:"args"`
}

// Total is the Sum, Min or Max of Of over the rows of a group where Where holds; their number is the Sum of 1. Rows where Out
// holds have no part in it, nor have those where Of has no value though all items in it are Settled.
//
// It is *decided* when the head of the group counts and each row is decided: Out holds, or Where holds and Of has a value or all items in it are Settled. A decided Total has a
// value but for Min and Max of no row; Sum of no row is 0. It adds in the order of the rows.
type Total struct {
	Func  FuncName `json:"total"`
	Rows  string   `json:"rows"`
	Where Formula  `json:"where"`
	Out   Formula  `json:"out"`
	Of    Term     `json:"of"`
}

// CallTerm calls a function of the embedding program that gives a value.
type CallTerm struct {
	Func string `json:"func"`
	Args []Term `json:"args"`
}

func (NumberConst) term() {}
func (TextConst) term()   {}
func (DateConst) term()   {}
func (Value) term()       {}
func (Arith) term()       {}
func (Func) term()        {}
func (Total) term()       {}
func (CallTerm) term()    {}
