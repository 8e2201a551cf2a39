package check

import (
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// sort is what kind of value an operand is.
type sort string

const (
	numberSort  sort = "number"
	textSort    sort = "text"
	dateSort    sort = "date"
	choiceSort  sort = "choice"
	choicesSort sort = "choices"
	codeSort    sort = "code"
)

// phrase names the sort in the words of the catalogue.
func (s sort) phrase() catalogue.Phrase { return catalogue.Phrase{Code: catalogue.Code("sort." + s)} }

// operand is one reading of a value in a condition. A bare 4 has several: the question 4,
// the number, a code.
type operand struct {
	sort     sort
	term     ir.Term // of a number, text or date
	item     *item   // of a single question
	code     int     // of a code
	circled  bool    // a code that can be nothing else
	constant bool
	written  string // how to write this reading so that it is the only one
	span     source.Span
}

// operands are the readings of a value: none when it is wrong, which has been reported.
// Items are checked against the scope by use, once their reading is chosen.
func (r *reader) operands(e ast.Expr) []operand {
	switch e := e.(type) {
	case *ast.Name:
		return r.name(e)
	case *ast.Number, *ast.String:
		return append(r.itemNumbered(e), r.constants(e)...)
	case *ast.Unary:
		return r.sign(e)
	case *ast.Binary:
		return r.arithmetic(e)
	case *ast.Call:
		return r.callValue(e)
	case *ast.Bad:
		r.failed = true
	default:
		r.fail("E402", e.Where(), e.Where().Text(), catalogue.Phrase{Code: "sort.set"})
	}
	return nil
}

// name is the question of that id.
func (r *reader) name(e *ast.Name) []operand {
	it := r.lookup(e.Ident)
	if it == nil {
		r.failed = true
		return nil
	}
	return r.itemOperand(it, e.Name, e.Span)
}

// itemOperand is the answer of a question.
func (r *reader) itemOperand(it *item, written string, span source.Span) []operand {
	if it.broken {
		r.failed = true
		return nil
	}
	o := operand{item: it, written: written, span: span, term: ir.Value{Item: it.id}}
	switch it.domain.Kind {
	case ir.Choice:
		o.sort, o.term = choiceSort, nil
	case ir.Choices:
		o.sort, o.term = choicesSort, nil
	case ir.Number:
		o.sort = numberSort
	case ir.Date:
		o.sort = dateSort
	case ir.Text, ir.Signature:
		o.sort = textSort
	}
	return []operand{o}
}

// itemNumbered is the question that a bare number is the id of, if there is one.
func (r *reader) itemNumbered(e ast.Expr) []operand {
	n, ok := e.(*ast.Number)
	if !ok || n.Code || r.items[n.Text] == nil {
		return nil
	}
	return r.itemOperand(r.items[n.Text], "Q"+n.Text, n.Span)
}

// constants are the readings of a number or string that are no question.
func (r *reader) constants(e ast.Expr) []operand {
	switch e := e.(type) {
	case *ast.Number:
		return numberConstants(e)
	case *ast.String:
		return stringConstants(e)
	case *ast.Unary:
		if n, ok := e.X.(*ast.Number); ok && !n.Code && e.Op == ast.Sub {
			return []operand{computed(ir.NumberConst{Value: -n.Value + 0}, true, e.Span)}
		}
	}
	r.fail("E415", e.Where(), e.Where().Text(), catalogue.Phrase{Code: "sort.constant"})
	return nil
}

func numberConstants(n *ast.Number) []operand {
	code := operand{sort: codeSort, code: int(n.Value), circled: n.Code, constant: true, written: spellCode(int(n.Value)), span: n.Span}
	if n.Code {
		return []operand{code}
	}
	number := operand{sort: numberSort, term: ir.NumberConst{Value: n.Value}, constant: true, written: decimal(n.Text), span: n.Span}
	if !value.IsWhole(n.Value) || strings.Contains(n.Text, ".") {
		return []operand{number}
	}
	return []operand{number, code}
}

// decimal is a number written so that it can be no question.
func decimal(text string) string {
	if strings.Contains(text, ".") {
		return text + "0"
	}
	return text + ".0"
}

func stringConstants(s *ast.String) []operand {
	text := operand{sort: textSort, term: ir.TextConst{Value: s.Value}, constant: true, written: s.Span.Text(), span: s.Span}
	if _, ok := value.ParseDate(s.Value); !ok {
		return []operand{text}
	}
	return []operand{text, {sort: dateSort, term: ir.DateConst{Value: s.Value}, constant: true, written: text.written, span: s.Span}}
}

// sign is a negative number or term.
func (r *reader) sign(e *ast.Unary) []operand {
	if e.Op != ast.Sub {
		r.fail("E404", e.Where(), e.Where().Text())
		return nil
	}
	term, constant, ok := r.number(e.X)
	if !ok {
		return nil
	}
	return []operand{computed(ir.Func{Name: ir.Neg, Args: []ir.Term{term}}, constant, e.Span)}
}

// arithmetic is a + b and the like.
func (r *reader) arithmetic(e *ast.Binary) []operand {
	op, ok := arithmeticOps[e.Op]
	if !ok {
		r.fail("E404", e.Where(), e.Where().Text())
		return nil
	}
	left, constLeft, okLeft := r.number(e.Left)
	right, constRight, okRight := r.number(e.Right)
	if !okLeft || !okRight {
		return nil
	}
	if zero, is := fold(right).(ir.NumberConst); is && op == ir.Div && zero.Value == 0 {
		r.fail("E420", e.Right.Where())
		return nil
	}
	return []operand{computed(ir.Arith{Op: op, Left: left, Right: right}, constLeft && constRight, e.Where())}
}

var arithmeticOps = map[ast.Op]ir.ArithOp{ast.Add: ir.Add, ast.Sub: ir.Sub, ast.Mul: ir.Mul, ast.Div: ir.Div}

// computed is an operand of a term; a constant one is computed here and now.
func computed(t ir.Term, constant bool, span source.Span) operand {
	return operand{sort: numberSort, term: fold(t), constant: constant, written: span.Text(), span: span}
}

// number reads what must be a number. A bare 4 beside a question 4 that is a number is
// ambiguous here.
func (r *reader) number(e ast.Expr) (term ir.Term, constant, ok bool) {
	o, ok := r.only(e, numberSort, "E416")
	return o.term, o.constant, ok
}

// only reads an operand that must be of one sort.
func (r *reader) only(e ast.Expr, want sort, code catalogue.Code) (o operand, ok bool) {
	operands := r.operands(e)
	if operands == nil {
		return o, false
	}
	var fitting []operand
	for _, o := range operands {
		if o.sort == want {
			fitting = append(fitting, o)
		}
	}
	switch len(fitting) {
	case 0:
		r.fail(code, e.Where(), e.Where().Text(), operands[0].sort.phrase(), want.phrase())
		return o, false
	case 1:
		r.use(fitting[0])
		return fitting[0], true
	}
	report := r.fail("E401", e.Where(), e.Where().Text())
	for _, o := range fitting {
		report.WithFix(o.span, o.written)
	}
	return o, false
}

// use marks an item as used and checks that the scope reaches it.
func (r *reader) use(o operand) {
	if o.constant {
		return
	}
	r.uses++
	if o.item != nil && r.scope.limited && o.item.position > r.scope.last {
		r.fail(r.scope.code, o.span, o.item.id, r.scope.owner)
	}
}

// spellCode writes a code as the forms do.
func spellCode(code int) string {
	if code >= 1 && code <= 20 {
		return string(rune('①' + code - 1))
	}
	return strconv.Itoa(code)
}

func spellOptions(it *item) string {
	var b strings.Builder
	for i, o := range it.domain.Options {
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(spellCode(o.Code) + o.Text)
	}
	return b.String()
}
