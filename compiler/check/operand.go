package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// sort is what kind of value an operand is.
type sort string

const (
	numberSort   sort = "number"
	textSort     sort = "text"
	dateSort     sort = "date"
	timeSort     sort = "time"
	dateTimeSort sort = "datetime"
	choiceSort   sort = "choice"
	choicesSort  sort = "choices"
	codeSort     sort = "code"
	locationSort sort = "location"
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
	bare     []operand // what the bare numbers in it are taken for
	used     []operand // the questions in it
}

// operands are the readings of a value: none when it is wrong, which has been reported.
// Items are checked against the scope by use, once their reading is chosen.
func (r *reader) operands(e ast.Expr) []operand {
	switch e := e.(type) {
	case *ast.Name:
		return r.name(e)
	case *ast.Number:
		return r.bareNumber(e)
	case *ast.String:
		return r.constants(e)
	case *ast.Unary:
		return r.sign(e)
	case *ast.Binary:
		return r.arithmetic(e)
	case *ast.Call:
		return r.callValue(e)
	case *ast.Bad:
		r.bad(e)
	default:
		panic(fmt.Sprintf("check: no reading of %T", e)) // a set stands behind in only
	}
	return nil
}

// name is the question of that id.
func (r *reader) name(e *ast.Name) []operand {
	if n := r.named[e.Name]; n != nil {
		r.fail("E420", e.Span, e.Span.Text()).WithRelated(n.decl.Name.Span, "related.condition")
		return nil
	}
	it := r.lookup(e.Ident)
	if it == nil {
		r.failed = true
		return nil
	}
	return r.itemOperand(it, e.Name, e.Span)
}

// itemOperand is the answer of a question.
func (r *reader) itemOperand(it *item, written string, span source.Span) []operand {
	o := operand{item: it, written: written, span: span, term: it.value()}
	if it.isGroup() {
		r.fail("E827", span, it.id).WithFix(span, "count("+written+")")
		return nil
	}
	if it.broken || it.question.Compute != nil && it.term == nil {
		r.use(o)
		r.failed = true
		return nil
	}
	if o.sort = it.sort(); o.sort == choiceSort || o.sort == choicesSort {
		o.term = nil
	}
	return []operand{o}
}

// dateSorts are the sorts of what is compared by its place in time.
var dateSorts = map[ir.Format]sort{"": dateSort, ir.Time: timeSort, ir.DateTime: dateTimeSort}

// value is the term that stands for an item's answer.
func (it *item) value() ir.Term {
	if it.term != nil {
		return it.term
	}
	return ir.Value{Item: it.id}
}

// bareNumber is the readings of a number, each noted to be of one: the question of that id, if there is one, and
// the constants. Of a question whose answers could not be told, which has been reported, there are none.
func (r *reader) bareNumber(n *ast.Number) []operand {
	readings := r.constants(n)
	if it := r.items[cmp.Or(n.ID, n.Text)]; it != nil && !n.Code {
		question := r.itemOperand(it, "Q"+n.Text, n.Span)
		if question == nil {
			return nil
		}
		readings = append(question, readings...)
	}
	for i, o := range readings {
		readings[i].bare = []operand{o}
	}
	return readings
}

// constants are the readings of a number or string that are no question.
func (r *reader) constants(e ast.Expr) []operand {
	switch e := e.(type) {
	case *ast.Bad:
		r.bad(e)
		return nil
	case *ast.Number:
		return r.numberConstants(e)
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

func (r *reader) numberConstants(n *ast.Number) []operand {
	code := operand{sort: codeSort, code: int(n.Value), circled: n.Code, constant: true, written: ir.CodeText(int(n.Value)), span: n.Span}
	if n.Code {
		return []operand{code}
	}
	number := operand{sort: numberSort, term: ir.NumberConst{Value: n.Value}, constant: true, written: r.decimal(n.Text), span: n.Span}
	if !value.IsWhole(n.Value) || strings.Contains(n.Text, ".") {
		return []operand{number}
	}
	return []operand{number, code}
}

// decimal is a number written so that it can be no question, nor the words for an option of one.
func (r *reader) decimal(text string) string {
	switch {
	case strings.Contains(text, ".") && r.items[text] == nil:
		return text
	case strings.Contains(text, "."):
		return text + "0"
	}
	return text + ".0"
}

func stringConstants(s *ast.String) []operand {
	text := operand{sort: textSort, term: ir.TextConst{Value: s.Value}, constant: true, written: s.Span.Text(), span: s.Span}
	if sort, ok := momentSort(s.Value); ok {
		return []operand{text, {sort: sort, term: ir.DateConst{Value: s.Value}, constant: true, written: text.written, span: s.Span}}
	}
	return []operand{text}
}

// momentSort is the sort of date or time that a text may be.
func momentSort(text string) (sort, bool) {
	if _, ok := value.ParseDate(text); ok {
		return dateSort, true
	}
	if _, ok := value.ParseTime(text); ok {
		return timeSort, true
	}
	_, ok := value.ParseDateTime(text)
	return dateTimeSort, ok
}

// example is how a constant of a sort of date or time is written, "" for other sorts.
func (s sort) example() string {
	return map[sort]string{dateSort: `"2020-04-13"`, timeSort: `"08:30"`, dateTimeSort: `"2020-04-13T08:30"`}[s]
}

// sign is a negative number or term.
func (r *reader) sign(e *ast.Unary) []operand {
	if e.Op != ast.Sub {
		r.fail("E404", e.Where(), e.Where().Text())
		return nil
	}
	return r.function(ir.Neg, e.Span, e.X)
}

// arithmetic is a + b and the like.
func (r *reader) arithmetic(e *ast.Binary) []operand {
	op, ok := arithmeticOps[e.Op]
	if _, isBad := e.Right.(*ast.Bad); isBad && !ok {
		r.mentions(e) // what stands behind the value has been reported
		return nil
	}
	if !ok {
		r.fail("E404", e.Where(), e.Where().Text())
		return nil
	}
	readings := r.numbers(e.Left, e.Right)
	if len(readings) == 1 && op == ir.Div && isZero(readings[0].terms[1]) {
		r.diags.Add(diag.Warn("W401", e.Right.Where()))
	}
	return computeAll(readings, e.Where(), func(t []ir.Term) ir.Term { return ir.Arith{Op: op, Left: t[0], Right: t[1]} })
}

func isZero(t ir.Term) bool {
	n, ok := t.(ir.NumberConst)
	return ok && n.Value == 0
}

var arithmeticOps = map[ast.Op]ir.ArithOp{ast.Add: ir.Add, ast.Sub: ir.Sub, ast.Mul: ir.Mul, ast.Div: ir.Div}

// function is a function of numbers.
func (r *reader) function(name ir.FuncName, span source.Span, args ...ast.Expr) []operand {
	return computeAll(r.numbers(args...), span, func(t []ir.Term) ir.Term { return ir.Func{Name: name, Args: t} })
}

// reading is one way to take several values that must be numbers.
type reading struct {
	terms      []ir.Term
	constant   bool
	bare, used []operand
}

// numbers are the readings of values that must be numbers: a bare 4 beside a question 4 that is a number
// gives two. Of very many only the first are kept, which is enough to report them, and the one
// without a question, which is the last.
func (r *reader) numbers(args ...ast.Expr) []reading {
	readings := []reading{{constant: true}}
	for _, arg := range args {
		readings = extended(readings, r.numeric(arg))
	}
	return readings
}

const mostReadings = 8

func extended(readings []reading, with []operand) []reading {
	var out []reading
	for i, before := range readings {
		for j, o := range with {
			if last := i == len(readings)-1 && j == len(with)-1; last || len(out) < mostReadings {
				out = append(out, before.with(o))
			}
		}
	}
	return out
}

func (g reading) with(o operand) reading {
	return reading{
		terms: append(slices.Clip(g.terms), o.term), constant: g.constant && o.constant,
		bare: append(slices.Clip(g.bare), o.bare...), used: append(slices.Clip(g.used), o.questions()...),
	}
}

// numeric is the readings of a value that are numbers.
func (r *reader) numeric(e ast.Expr) []operand {
	operands := r.operands(e)
	if operands == nil {
		return nil
	}
	fitting := ofSort(operands, numberSort)
	if len(fitting) == 0 {
		r.fail("E416", e.Where(), e.Where().Text(), operands[0].sort.phrase(), numberSort.phrase())
	}
	return fitting
}

func ofSort(operands []operand, want sort) []operand {
	return slices.DeleteFunc(slices.Clone(operands), func(o operand) bool { return o.sort != want })
}

// computeAll is the operands of a term for each reading.
func computeAll(readings []reading, span source.Span, term func([]ir.Term) ir.Term) []operand {
	var out []operand
	for _, g := range readings {
		o := computed(term(g.terms), g.constant, span)
		o.bare, o.used = g.bare, g.used
		out = append(out, o)
	}
	return out
}

// computed is an operand of a term; a constant one is computed here and now.
func computed(t ir.Term, constant bool, span source.Span) operand {
	return operand{sort: numberSort, term: fold(t), constant: constant, written: span.Text(), span: span}
}

// only reads an operand that must be of one sort.
func (r *reader) only(e ast.Expr, want sort, code catalogue.Code) (o operand, ok bool) {
	operands := r.operands(e)
	if operands == nil {
		return o, false
	}
	fitting := ofSort(operands, want)
	switch len(fitting) {
	case 0:
		r.fail(code, e.Where(), e.Where().Text(), operands[0].sort.phrase(), want.phrase())
		return o, false
	case 1:
		r.use(fitting[0])
		return fitting[0], true
	}
	r.ambiguous(e, bareOf(fitting))
	return o, false
}

// ambiguous reports several readings, of each what its bare numbers are taken for, and shows how to write
// each so that it is the only one.
func (r *reader) ambiguous(e ast.Expr, readings [][]operand) {
	report := r.fail("E401", e.Where(), e.Where().Text())
	for _, bare := range readings {
		report.WithFix(e.Where(), spelled(e.Where(), bare))
	}
}

func bareOf(operands []operand) [][]operand {
	var out [][]operand
	for _, o := range operands {
		out = append(out, o.bare)
	}
	return out
}

// spelled is a stretch of a condition with its bare numbers, which come in order, written as what they are
// taken for.
func spelled(span source.Span, bare []operand) string {
	var b strings.Builder
	at := span.Start
	for _, o := range bare {
		b.WriteString(span.File.Text[at:o.span.Start] + o.written)
		at = o.span.End
	}
	return b.String() + span.File.Text[at:span.End]
}

// questions are those in an operand, itself among them.
func (o operand) questions() []operand {
	if o.item != nil {
		return []operand{o}
	}
	return o.used
}

// use marks the questions of an operand as used and checks that the scope reaches them.
func (r *reader) use(o operand) {
	if o.constant {
		return
	}
	r.uses++
	for _, q := range o.questions() {
		r.used = append(r.used, q)
		if !r.scope.anyRow && !holds(r.scope.rows, q.item.group) {
			r.ofOtherRow(q)
		} else if r.outOfReach(q) {
			r.fail(r.scope.code, q.span, q.item.id, r.scope.owner)
		}
	}
}

const mostSpelled = 20

func (r *reader) outOfReach(q operand) bool { return r.scope.limited && q.item.reach() > r.scope.last }

func spellOptions(it *item) string {
	var b strings.Builder
	for i, o := range it.domain.Options {
		if i == mostSpelled {
			return b.String() + "…"
		}
		if i > 0 {
			b.WriteString("、")
		}
		b.WriteString(ir.CodeText(o.Code) + o.Text)
	}
	return b.String()
}
