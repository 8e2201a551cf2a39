package check

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// scope says which items a condition may use: any, or those up to the position last.
type scope struct {
	limited bool
	last    int
	code    catalogue.Code // reported for a later item
	owner   string
	rows    *item // the group in a row of which the condition stands; nil outside all
	anyRow  bool  // it stands nowhere yet: a named condition, which is checked where it is used
	inRule  bool  // of an assert, which may look at every other row
}

// reader reads one condition. Once something is wrong it goes on reading, to
// report the rest too, but what it returns means nothing.
type reader struct {
	*checker
	scope  scope
	failed bool
	uses   int       // items used
	used   []operand // which, also through named conditions
	unique bool      // it compares rows
}

// condition turns an expression into logic; ok is false when something was wrong with it.
func (c *checker) condition(e ast.Expr, in scope) (cond logic.Cond, ok bool) {
	r := &reader{checker: c, scope: in}
	cond = r.whole(e)
	return cond, !r.failed
}

func (r *reader) whole(e ast.Expr) logic.Cond {
	cond := r.cond(e)
	if !r.failed && r.uses == 0 {
		r.fail("E418", e.Where())
	}
	return cond
}

func (r *reader) fail(code catalogue.Code, span source.Span, args ...any) *diag.Diagnostic {
	r.failed = true
	return r.error(code, span, args...)
}

// cond reads what must be true or false.
func (r *reader) cond(e ast.Expr) logic.Cond {
	if n, name := r.namedCondition(e); n != nil {
		return r.substitute(n, name)
	}
	switch e := e.(type) {
	case *ast.Binary:
		return r.binary(e)
	case *ast.Unary:
		return r.unary(e)
	case *ast.Call:
		return r.callCond(e)
	case *ast.Bad:
		r.bad(e)
	default:
		r.notACondition(e)
	}
	return logic.Const{}
}

func (r *reader) binary(e *ast.Binary) logic.Cond {
	switch e.Op {
	case ast.And:
		return logic.And{Left: r.cond(e.Left), Right: r.cond(e.Right)}
	case ast.Or:
		return logic.Or{Left: r.cond(e.Left), Right: r.cond(e.Right)}
	case ast.In:
		return r.in(e)
	case ast.Has:
		return r.has(e)
	case ast.Eq, ast.Ne, ast.Lt, ast.Le, ast.Gt, ast.Ge:
		return r.comparison(e)
	}
	r.notACondition(e)
	return logic.Const{}
}

func (r *reader) unary(e *ast.Unary) logic.Cond {
	if e.Op == ast.Not {
		return logic.Not{X: r.cond(e.X)}
	}
	r.notACondition(e)
	return logic.Const{}
}

// notACondition reports a value where a condition belongs, and for a choice how to ask about it.
func (r *reader) notACondition(e ast.Expr) {
	operands := r.operands(e)
	if operands == nil {
		return
	}
	report := r.fail("E403", e.Where(), e.Where().Text())
	for _, o := range operands {
		if o.sort == choiceSort && len(o.item.domain.Options) > 0 {
			report.WithFix(e.Where(), o.written+" == "+ir.CodeText(o.item.domain.Options[0].Code))
		}
	}
}

// in reads `x in {…}`.
func (r *reader) in(e *ast.Binary) logic.Cond {
	set, ok := e.Right.(*ast.Set)
	if !ok {
		r.mentions(e)
		return logic.Const{}
	}
	left, ok := r.subject(e.Left)
	if !ok {
		return logic.Const{}
	}
	switch left.sort {
	case choiceSort:
		return logic.Test{Test: ir.CodeIn{Item: left.item.id, Codes: r.codes(set, left.item)}}
	case choicesSort:
		r.fail("E414", e.OpSpan, left.written)
	case locationSort:
		r.fail("E471", e.OpSpan, left.written)
	case numberSort, textSort, dateSort, timeSort, dateTimeSort:
		return r.oneOf(left, set)
	}
	return logic.Const{}
}

// codes are the members of a set beside a choice, ascending and without repeats.
func (r *reader) codes(set *ast.Set, it *item) []int {
	wanted := map[int]bool{}
	for _, m := range set.Members {
		if code, ok := r.codeOf(m, it); ok {
			wanted[code] = true
		}
	}
	return codesWhere(it, func(code int) bool { return wanted[code] })
}

// oneOf is an or of comparisons with each member.
func (r *reader) oneOf(left operand, set *ast.Set) logic.Cond {
	var cond logic.Cond
	for _, m := range set.Members {
		right, ok := r.member(m, left)
		if !ok {
			continue
		}
		one := compare(ast.Eq, left, right)
		if cond == nil {
			cond = one
		} else {
			cond = logic.Or{Left: cond, Right: one}
		}
	}
	return cond
}

// member is a constant of the sort of left; inside braces a number is never a question.
func (r *reader) member(e ast.Expr, left operand) (operand, bool) {
	r2 := &reader{checker: r.checker, scope: scope{limited: true, last: -1}}
	for _, o := range r2.constants(e) {
		if o.sort == left.sort {
			return o, true
		}
	}
	if r.failed = true; !r2.failed {
		r.fail("E415", e.Where(), e.Where().Text(), left.sort.phrase())
	}
	return operand{}, false
}

// has reads `x has ③`.
func (r *reader) has(e *ast.Binary) logic.Cond {
	left, ok := r.subject(e.Left)
	if !ok {
		return logic.Const{}
	}
	if left.sort != choicesSort {
		report := r.fail("E413", e.OpSpan, left.written)
		if left.sort == choiceSort {
			report.WithFix(e.OpSpan, "==")
		}
		return logic.Const{}
	}
	code, _ := r.codeOf(e.Right, left.item)
	return logic.Test{Test: ir.HasCode{Item: left.item.id, Code: code}}
}

// codeOf reads a code of an item: a circled or whole number that its options bear.
func (r *reader) codeOf(e ast.Expr, it *item) (code int, ok bool) {
	if bad, ok := e.(*ast.Bad); ok {
		r.bad(bad)
		return 0, false
	}
	n, isNumber := e.(*ast.Number)
	if !isNumber {
		r.fail("E415", e.Where(), e.Where().Text(), codeSort.phrase())
		return 0, false
	}
	if strings.Contains(n.Text, ".") {
		r.withPoint(n)
		return 0, false
	}
	code = int(n.Value)
	if _, known := it.domain.Option(code); !known || float64(code) != n.Value {
		r.noSuchOption(n.Span, it)
		return 0, false
	}
	return code, true
}

// withPoint reports 1.0 in the place of a code.
func (r *reader) withPoint(n *ast.Number) {
	report := r.fail("E415", n.Span, n.Span.Text(), codeSort.phrase())
	if value.IsWhole(n.Value) {
		report.WithFix(n.Span, ir.CodeText(int(n.Value)))
	}
}

// noSuchOption reports a code of another question, with the codes there are.
func (r *reader) noSuchOption(span source.Span, it *item) {
	r.fail("E405", span, it.id, span.Text(), spellOptions(it)).WithRelated(it.question.ID.Span, "related.question")
}

// subject is the one value left of in and has: never a constant.
func (r *reader) subject(e ast.Expr) (operand, bool) { return r.answering(e, "E409") }

// answering is the one reading of a value that uses an answer; without is reported when none does.
func (r *reader) answering(e ast.Expr, without catalogue.Code) (operand, bool) {
	operands := r.operands(e)
	if operands == nil {
		return operand{}, false
	}
	fitting := using(operands)
	switch len(fitting) {
	case 0:
		r.fail(without, e.Where(), e.Where().Text()).Help = r.ofMatrices(e)
		return operand{}, false
	case 1:
		r.use(fitting[0])
		return fitting[0], !r.failed
	}
	r.ambiguous(e, bareOf(fitting))
	return operand{}, false
}

// using are the readings that use an answer.
func using(operands []operand) []operand {
	return slices.DeleteFunc(slices.Clone(operands), func(o operand) bool { return o.constant })
}
