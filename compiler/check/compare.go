package check

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/ast"
)

// pair is one reading of both sides of a comparison.
type pair struct{ left, right operand }

// comparison chooses the one pair of readings that fits.
func (r *reader) comparison(e *ast.Binary) logic.Cond {
	lefts, rights := r.operands(e.Left), r.operands(e.Right)
	if lefts == nil || rights == nil {
		return logic.Const{}
	}
	fitting := fittingPairs(lefts, rights)
	switch {
	case len(fitting) == 0:
		r.misfit(e, lefts, rights)
	case len(fitting) > 1:
		r.ambiguous(e, bareOfPairs(fitting))
	case !r.ordered(e, fitting[0]):
	default:
		r.use(fitting[0].left)
		r.use(fitting[0].right)
		return compare(e.Op, fitting[0].left, fitting[0].right)
	}
	return logic.Const{}
}

func fittingPairs(lefts, rights []operand) []pair {
	var out []pair
	for _, l := range lefts {
		for _, r := range rights {
			if fits(l, r) {
				out = append(out, pair{l, r})
			}
		}
	}
	return out
}

func bareOfPairs(pairs []pair) [][]operand {
	var out [][]operand
	for _, p := range pairs {
		out = append(out, slices.Concat(p.left.bare, p.right.bare))
	}
	return out
}

// fits tells whether two readings can be compared: two constants never, two choices never, and a
// bare number beside a choice only when it is one of its codes.
func fits(l, r operand) bool {
	switch {
	case l.constant && r.constant:
		return false
	case l.sort == choiceSort && r.sort == codeSort:
		return r.circled || hasOption(l.item, r.code)
	case l.sort == codeSort && r.sort == choiceSort:
		return fits(r, l)
	case l.sort == choiceSort, l.sort == choicesSort, l.sort == locationSort:
		return false
	}
	return l.sort == r.sort
}

func hasOption(it *item, code int) bool {
	_, ok := it.domain.Option(code)
	return ok
}

// ordered refuses what the chosen reading cannot do: a circled code the question lacks, a text by <.
func (r *reader) ordered(e *ast.Binary, p pair) bool {
	for _, side := range [][2]operand{{p.left, p.right}, {p.right, p.left}} {
		if side[0].sort == choiceSort && !hasOption(side[0].item, side[1].code) {
			r.noSuchOption(side[1].span, side[0].item)
			return false
		}
	}
	if p.left.sort == textSort && e.Op != ast.Eq && e.Op != ast.Ne {
		r.fail("E419", e.OpSpan, e.OpSpan.Text())
		return false
	}
	return true
}

// misfit says why no pair of readings fits, as precisely as the sides allow.
func (r *reader) misfit(e *ast.Binary, lefts, rights []operand) {
	l, right := lefts[0], rights[0]
	if l.constant && !right.constant {
		l, right = right, l
		lefts, rights = rights, lefts
	}
	switch {
	case l.constant:
		r.fail("E409", e.Where(), e.Where().Text()).Help = r.ofMatrices(e.Left, e.Right)
	case l.sort == locationSort:
		r.fail("E471", e.OpSpan, l.written)
	case right.sort == locationSort:
		r.fail("E471", e.OpSpan, right.written)
	case l.sort == choicesSort:
		r.fail("E412", e.OpSpan, l.written).WithHelp("help.has", l.written)
	case right.sort == choicesSort:
		r.fail("E412", e.OpSpan, right.written).WithHelp("help.has", right.written)
	case l.sort == choiceSort && !right.constant && right.sort == choiceSort:
		r.fail("E417", e.Where(), l.written, right.written)
	case l.sort == choiceSort && rights[len(rights)-1].sort == codeSort:
		r.noSuchOption(right.span, l.item)
	case l.sort.example() != "" && right.sort == textSort && right.constant:
		r.fail("E410", right.span, right.span.Text(), l.sort.phrase(), l.sort.example())
	default:
		r.mismatch(e, l, right)
	}
}

// mismatch reports two sorts that cannot be compared; an option's text in place of its code is
// shown how to be written.
func (r *reader) mismatch(e *ast.Binary, l, right operand) {
	report := r.fail("E402", e.Where(), l.span.Text(), l.sort.phrase(), right.span.Text(), right.sort.phrase())
	text, isText := right.term.(ir.TextConst)
	if l.sort != choiceSort || !isText {
		return
	}
	for _, o := range l.item.domain.Options {
		if o.Text == text.Value {
			report.WithFix(right.span, ir.CodeText(o.Code))
		}
	}
}

// compare is the test of a comparison. Constants go right, and of six operators three are
// left, the others being their negations.
func compare(op ast.Op, l, r operand) logic.Cond {
	if l.constant {
		l, r, op = r, l, mirrored[op]
	}
	if l.sort == choiceSort {
		return compareCodes(op, l.item, r.code)
	}
	switch op {
	case ast.Ne, ast.Ge, ast.Le:
		return logic.Not{X: compare(negated[op], l, r)}
	}
	return logic.Test{Test: ir.Compare{Op: comparisons[op], Left: l.term, Right: r.term}}
}

var (
	mirrored = map[ast.Op]ast.Op{
		ast.Eq: ast.Eq, ast.Ne: ast.Ne, ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.Le: ast.Ge, ast.Ge: ast.Le,
	}
	negated     = map[ast.Op]ast.Op{ast.Ne: ast.Eq, ast.Ge: ast.Lt, ast.Le: ast.Gt}
	comparisons = map[ast.Op]ir.CompareOp{ast.Eq: ir.Eq, ast.Lt: ir.Lt, ast.Gt: ir.Gt}
)

// compareCodes is the set of codes for which the comparison holds.
func compareCodes(op ast.Op, it *item, code int) logic.Cond {
	if op == ast.Ne {
		return logic.Not{X: compareCodes(ast.Eq, it, code)}
	}
	return codeTest(it, codesWhere(it, func(c int) bool {
		switch op {
		case ast.Lt:
			return c < code
		case ast.Le:
			return c <= code
		case ast.Gt:
			return c > code
		case ast.Ge:
			return c >= code
		}
		return c == code
	}))
}

// codeTest is "the code is one of these"; none is the negation of all, so that a test always names codes.
func codeTest(it *item, codes []int) logic.Cond {
	if len(codes) > 0 {
		return logic.Test{Test: ir.CodeIn{Item: it.id, Codes: codes}}
	}
	return logic.Not{X: codeTest(it, codesWhere(it, func(int) bool { return true }))}
}
