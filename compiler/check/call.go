package check

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
)

// Kind is the kind of an argument or result of a Function.
type Kind string

// The kinds. A number or a date is passed as itself, a date as "2020-04-13".
const (
	KindNumber Kind = "number"
	KindText   Kind = "text"
	KindDate   Kind = "date"
	KindBool   Kind = "bool" // as a result only
)

// Function is the signature of a function that the embedding program offers to rules.
type Function struct {
	Name   string
	Params []Kind
	Result Kind
}

// callCond reads a call that must be true or false.
func (r *reader) callCond(e *ast.Call) logic.Cond {
	if f, ok := r.functions[e.Func.Name]; ok {
		return r.embeddedCond(e, f)
	}
	switch keyword.English(e.Func.Name) {
	case "answered":
		return r.answered(e)
	case "matches":
		return r.matches(e)
	case "valid_id":
		return r.validID(e)
	case "refused", "dontknow":
		return r.noAnswer(e)
	case "any", "all":
		return r.anyOrAll(e, keyword.English(e.Func.Name) == "all")
	case "unique":
		return r.uniqueValue(e)
	}
	r.notACondition(e)
	return logic.Const{}
}

// callValue reads a call that must give a value.
func (r *reader) callValue(e *ast.Call) []operand {
	if f, ok := r.functions[e.Func.Name]; ok {
		return r.embeddedValue(e, f)
	}
	name := keyword.English(e.Func.Name)
	if group := r.overRows(e); group != nil && slices.Contains([]string{"count", "sum", "min", "max"}, name) {
		return r.total(e, ir.FuncName(name), group)
	}
	if e.Filter != nil {
		r.misused(e, r.overRows(e))
		return nil
	}
	switch name {
	case "abs", "round":
		return r.numericCall(e, ir.FuncName(name), 1)
	case "min", "max", "sum":
		return r.numericCall(e, ir.FuncName(name), -1)
	case "count":
		return r.count(e)
	case "rank":
		return r.rank(e)
	case "accuracy":
		return r.oneArgument(e, ir.Accuracy, locationSort)
	case "len":
		return r.oneArgument(e, ir.Len, textSort)
	case "year":
		return r.oneArgument(e, ir.Year, dateSort)
	case "days":
		return r.days(e)
	case "answered", "matches", "valid_id", "refused", "dontknow", "any", "all", "unique":
		r.fail("E404", e.Span, e.Span.Text())
	default:
		r.unknownFunction(e)
	}
	return nil
}

func (r *reader) unknownFunction(e *ast.Call) {
	report := r.fail("E406", e.Func.Span, e.Func.Name)
	for _, near := range nearest.To(e.Func.Name, append(keyword.With(keyword.Function, keyword.Offer), sortedNames(r.functions)...)) {
		report.WithFix(e.Func.Span, near)
	}
}

// arity checks the number of arguments; most −1 is any.
func (r *reader) arity(e *ast.Call, least, most int) bool {
	if n := len(e.Args); n >= least && (most < 0 || n <= most) {
		return true
	}
	r.fail("E407", e.Span, e.Func.Name, least, len(e.Args))
	return false
}

// numericCall is a call of a function of at least one number; most −1 is any.
func (r *reader) numericCall(e *ast.Call, name ir.FuncName, most int) []operand {
	if !r.arity(e, 1, most) {
		return nil
	}
	return r.function(name, e.Span, e.Args...)
}

func (r *reader) oneArgument(e *ast.Call, name ir.FuncName, want sort) []operand {
	if !r.arity(e, 1, 1) {
		return nil
	}
	arg, ok := r.only(e.Args[0], want, "E408")
	if !ok {
		return nil
	}
	return []operand{computed(ir.Func{Name: name, Args: []ir.Term{arg.term}}, arg.constant, e.Span)}
}

func (r *reader) count(e *ast.Call) []operand {
	if !r.arity(e, 1, 1) {
		return nil
	}
	arg, ok := r.only(e.Args[0], choicesSort, "E408")
	if !ok {
		return nil
	}
	return []operand{computed(ir.Func{Name: ir.Count, Args: []ir.Term{ir.Value{Item: arg.item.id}}}, false, e.Span)}
}

// rank is the place of an option in a ranking. One that was given none stands behind all places.
func (r *reader) rank(e *ast.Call) []operand {
	if !r.arity(e, 2, 2) {
		return nil
	}
	x, ok := r.only(e.Args[0], choicesSort, "E408")
	if !ok {
		return nil
	}
	if !x.item.domain.Ordered {
		r.fail("E470", e.Args[0].Where(), e.Args[0].Where().Text())
		return nil
	}
	code, ok := r.codeOf(e.Args[1], x.item)
	if !ok {
		return nil
	}
	behind := float64(len(x.item.domain.Options) + 1)
	args := []ir.Term{ir.Value{Item: x.item.id}, ir.NumberConst{Value: float64(code)}, ir.NumberConst{Value: behind}}
	return []operand{computed(ir.Func{Name: ir.Rank, Args: args}, false, e.Span)}
}

func (r *reader) days(e *ast.Call) []operand {
	if !r.arity(e, 2, 2) {
		return nil
	}
	from, okFrom := r.only(e.Args[0], dateSort, "E408")
	to, okTo := r.only(e.Args[1], dateSort, "E408")
	if !okFrom || !okTo {
		return nil
	}
	return []operand{computed(ir.Func{Name: ir.Days, Args: []ir.Term{from.term, to.term}}, from.constant && to.constant, e.Span)}
}

func (r *reader) answered(e *ast.Call) logic.Cond {
	if it := r.question(e); it != nil {
		return r.hasAnswer(it)
	}
	return logic.Const{}
}

// question is the one argument of a call that must be a question; nil when it is none, which has been reported.
func (r *reader) question(e *ast.Call) *item {
	if !r.arity(e, 1, 1) {
		return nil
	}
	operands := r.operands(e.Args[0])
	if operands == nil {
		return nil
	}
	o := operands[0] // a question comes before the constants
	if o.item == nil {
		r.fail("E408", e.Args[0].Where(), e.Args[0].Where().Text(), o.sort.phrase(), sort("question").phrase())
		return nil
	}
	r.use(o)
	return o.item
}

// hasAnswer is whether an item bears an answer that counts, or a computed one has a value.
func (c *checker) hasAnswer(it *item) logic.Cond {
	if it.term == nil {
		return logic.Answered{Item: it.id}
	}
	if v, ok := it.term.(ir.Value); ok && len(c.items[v.Item].domain.None) == 0 {
		return logic.Answered{Item: v.Item}
	}
	return logic.HasValue{Test: ir.Compare{Op: ir.Eq, Left: it.term, Right: it.term}}
}

func (r *reader) matches(e *ast.Call) logic.Cond {
	if !r.arity(e, 2, 2) {
		return logic.Const{}
	}
	text, ok := r.only(e.Args[0], textSort, "E408")
	written, isString := e.Args[1].(*ast.String)
	if bad, isBad := e.Args[1].(*ast.Bad); isBad {
		r.bad(bad)
		return logic.Const{}
	}
	if !isString {
		r.fail("E411", e.Args[1].Where(), e.Args[1].Where().Text())
		return logic.Const{}
	}
	pattern, err := value.SharedPattern(written.Value)
	if err != nil {
		r.fail("E411", written.Span, written.Value)
		return logic.Const{}
	}
	if !ok {
		return logic.Const{}
	}
	return logic.Test{Test: ir.Matches{Text: text.term, Pattern: pattern}}
}

func (r *reader) validID(e *ast.Call) logic.Cond {
	if !r.arity(e, 1, 1) {
		return logic.Const{}
	}
	text, ok := r.only(e.Args[0], textSort, "E408")
	if !ok {
		return logic.Const{}
	}
	return logic.Test{Test: ir.ValidID{Text: text.term}}
}

func (r *reader) embeddedCond(e *ast.Call, f Function) logic.Cond {
	if f.Result != KindBool {
		r.notACondition(e)
		return logic.Const{}
	}
	args, ok := r.embeddedArgs(e, f)
	if !ok {
		return logic.Const{}
	}
	return logic.Test{Test: ir.CallTest{Func: f.Name, Args: args}}
}

func (r *reader) embeddedValue(e *ast.Call, f Function) []operand {
	if f.Result == KindBool {
		r.fail("E404", e.Span, e.Span.Text())
		return nil
	}
	args, ok := r.embeddedArgs(e, f)
	if !ok {
		return nil
	}
	return []operand{{sort: sort(f.Result), term: ir.CallTerm{Func: f.Name, Args: args}, written: e.Span.Text(), span: e.Span}}
}

func (r *reader) embeddedArgs(e *ast.Call, f Function) ([]ir.Term, bool) {
	if !r.arity(e, len(f.Params), len(f.Params)) {
		return nil, false
	}
	args := make([]ir.Term, len(e.Args))
	for i, a := range e.Args {
		o, ok := r.only(a, sort(f.Params[i]), "E408")
		if !ok {
			return nil, false
		}
		args[i] = o.term
	}
	r.called[f.Name] = true
	return args, true
}

// codesWhere are the codes of an item that satisfy is, ascending.
func codesWhere(it *item, is func(code int) bool) []int {
	codes := []int{}
	for _, o := range it.domain.Options {
		if is(o.Code) {
			codes = append(codes, o.Code)
		}
	}
	slices.Sort(codes)
	return codes
}
