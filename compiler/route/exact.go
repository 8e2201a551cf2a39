package route

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// exactItem is the item that a test weighs exactly: one item compared with constants, `in`,
// `has`, `count`. Every other test may come out either way while an answer it uses is open.
func exactItem(t ir.Test) (item string, ok bool) {
	switch t := t.(type) {
	case ir.CodeIn:
		return t.Item, true
	case ir.HasCode:
		return t.Item, true
	case ir.Compare:
		return exactComparison(t)
	}
	return "", false
}

func exactComparison(c ir.Compare) (item string, ok bool) {
	if !isConst(c.Right) {
		return "", false
	}
	switch left := c.Left.(type) {
	case ir.Value:
		return left.Item, true
	case ir.Func:
		if v, isItem := left.Args[0].(ir.Value); isItem && left.Name == ir.Count {
			return v.Item, true
		}
	}
	return "", false
}

func isConst(t ir.Term) bool {
	switch t.(type) {
	case ir.NumberConst, ir.TextConst, ir.DateConst:
		return true
	}
	return false
}

// cell is a set of answers of one item that no test of the survey's routes tells apart. results
// has the tests' outcomes, codes (of a Choice) the answers themselves.
type cell struct {
	results []bool
	codes   []int
}

// cellsOf divides the answers that an item could rightly have. Every cell has an answer in it.
func cellsOf(d ir.Domain, tests []ir.Test) []cell {
	var cells []cell
	seen := map[string]int{}
	for _, answer := range candidates(d, tests) {
		results := make([]bool, len(tests))
		for i, t := range tests {
			results[i] = answer.passes(t)
		}
		key := signature(results)
		at, ok := seen[key]
		if !ok {
			at = len(cells)
			seen[key] = at
			cells = append(cells, cell{results: results})
		}
		cells[at].codes = append(cells[at].codes, answer.code)
	}
	return cells
}

func signature(results []bool) string {
	var b strings.Builder
	for _, r := range results {
		if r {
			b.WriteByte('1')
		} else {
			b.WriteByte('0')
		}
	}
	return b.String()
}

// candidate is one answer: a code, a number (also a day), or a text.
type candidate struct {
	code   int
	number float64
	text   string
	date   bool
}

// candidates are answers of the domain that reach every outcome the tests can have.
func candidates(d ir.Domain, tests []ir.Test) []candidate {
	switch d.Kind {
	case ir.Choice:
		return choiceCandidates(d)
	case ir.Rows:
		return []candidate{{}} // no test of one item alone is about rows
	case ir.Number:
		return numberCandidates(bound(d.Min, -value.Limit), bound(d.Max, value.Limit), d.Integer, false, tests)
	case ir.Date:
		first, last := dateEnds(d.Format)
		return numberCandidates(first, last, true, true, tests)
	}
	return textCandidates(d, tests)
}

func dateEnds(f ir.Format) (first, last float64) {
	ends := map[ir.Format][2]string{
		"": {"0001-01-01", "9999-12-31"}, ir.Time: {"00:00", "23:59"}, ir.DateTime: {"0001-01-01T00:00", "9999-12-31T23:59"},
	}[f]
	return moment(ends[0]), moment(ends[1])
}

func moment(text string) float64 {
	x, _ := value.ParseMoment(text)
	return float64(x)
}

func bound(b *float64, otherwise float64) float64 {
	if b == nil {
		return otherwise
	}
	return *b
}

func choiceCandidates(d ir.Domain) []candidate {
	var list []candidate
	for _, o := range d.Options {
		list = append(list, candidate{code: o.Code})
	}
	return list
}

// numberCandidates are the ends of the domain, each constant, both sides of its tolerance, and a
// point between any two of these: no comparison changes its outcome elsewhere.
func numberCandidates(low, high float64, integer, date bool, tests []ir.Test) []candidate {
	points := []float64{low, high}
	for _, t := range tests {
		c := constOf(t)
		reach := 2 * value.Tolerance * max(1, math.Abs(c))
		points = append(points, c, c-reach, c+reach)
	}
	points = withMidpoints(points)
	if integer {
		points = wholeNeighbours(points)
	}
	var list []candidate
	for _, p := range points {
		if p >= low && p <= high {
			list = append(list, candidate{number: p, date: date})
		}
	}
	return list
}

func withMidpoints(points []float64) []float64 {
	sort.Float64s(points)
	for i := 1; i < len(points); i++ {
		if points[i] > points[i-1] {
			points = append(points, points[i-1]+(points[i]-points[i-1])/2)
		}
	}
	sort.Float64s(points)
	return slices.Compact(points)
}

func wholeNeighbours(points []float64) []float64 {
	var out []float64
	for _, p := range points {
		low := math.Floor(p)
		out = append(out, low-1, low, low+1, low+2)
	}
	sort.Float64s(out)
	return slices.Compact(out)
}

// textCandidates are each text that a test names and the domain allows, and one that none names. No answer is
// the empty text. That a form allows other texts than those named is taken for granted: it then weighs what
// could not come, which leaves a question undetermined at worst.
func textCandidates(d ir.Domain, tests []ir.Test) []candidate {
	fits := value.TextForm{Min: d.Min, Max: d.Max, Pattern: d.Pattern, Resident: d.Format == ir.ResidentID}.Fits()
	list := []candidate{}
	other := "x"
	for _, t := range tests {
		other += t.(ir.Compare).Right.(ir.TextConst).Value
		if c := t.(ir.Compare).Right.(ir.TextConst); c.Value != "" && fits(c.Value) {
			list = append(list, candidate{text: c.Value})
		}
	}
	return append(list, candidate{text: other})
}

// passes tells how a test of one item against constants comes out.
func (a candidate) passes(t ir.Test) bool {
	switch t := t.(type) {
	case ir.CodeIn:
		return slices.Contains(t.Codes, a.code)
	case ir.Compare:
		return a.compares(t)
	}
	panic("route: a test that is not weighed exactly")
}

func (a candidate) compares(c ir.Compare) bool {
	if text, ok := c.Right.(ir.TextConst); ok {
		return a.text == text.Value
	}
	return compareNumbers(c.Op, a.number, constOf(c), a.date)
}

func compareNumbers(op ir.CompareOp, a, b float64, exact bool) bool {
	switch op {
	case ir.Eq:
		return a == b || !exact && value.Equal(a, b)
	case ir.Lt:
		return a < b && (exact || value.Less(a, b))
	case ir.Gt:
		return a > b && (exact || value.Less(b, a))
	}
	panic("route: unknown comparison")
}

// constOf is the number or day that a comparison's right side is.
func constOf(t ir.Test) float64 {
	switch c := t.(ir.Compare).Right.(type) {
	case ir.NumberConst:
		return c.Value
	case ir.DateConst:
		return moment(c.Value)
	}
	panic("route: no number to compare with")
}
