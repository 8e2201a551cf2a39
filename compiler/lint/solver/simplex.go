package solver

import (
	"maps"
	"math"
	"math/big"
	"slices"
)

// numbers are columns with bounds, some of which are sums of others, and constraints on them.
type numbers struct {
	columns []column
	rows    map[int]row // by basic column: it is the sum of others
	forms   map[string]int
	atoms   []atom
	entries int // in all rows as they were made
	found   []*big.Rat
	work    *int // steps left
}

// atom is a constraint of a literal on a column.
type atom struct {
	lit                 Lit
	column              int
	whenTrue, whenFalse *big.Rat
	ifTrue, ifFalse     bound // the same
}

type column struct {
	low, high    *big.Rat // always; nil for none
	whole        bool
	lowest       bound // the same
	highest      bound
	lower, upper bound // as the literals have it
	value        *big.Rat
}

// bound is a bound with the literal that it comes from.
type bound struct {
	at   *big.Rat // nil for none
	near float64  // about at
	why  Lit
}

func boundAt(at *big.Rat, why Lit) bound {
	b := bound{at: at, why: why}
	if at != nil {
		b.near, _ = at.Float64()
	}
	return b
}

// compare is that of fractions, without them where they are apart.
func (b bound) compare(other bound) int {
	switch gap := 1e-9 * max(1, math.Abs(b.near), math.Abs(other.near)); {
	case b.near < other.near-gap:
		return -1
	case b.near > other.near+gap:
		return 1
	}
	return b.at.Cmp(other.at)
}

const (
	always   Lit = -1 // of a bound that a column always has
	branched Lit = -2 // of a bound that is tried
)

type row map[int]*big.Rat

func (n *numbers) column(low, high *big.Rat, whole bool) int {
	n.columns = append(n.columns, column{low: low, high: high, whole: whole, lowest: boundAt(low, always), highest: boundAt(high, always)})
	return len(n.columns) - 1
}

// define makes a column that is a sum of others.
func (n *numbers) define(sum []Term) int {
	v := n.column(nil, nil, false)
	r := row{}
	for _, t := range sum {
		n.entries++
		if basic, ok := n.rows[int(t.Number)]; ok {
			r.add(basic, t.Times)
		} else {
			r.add(row{int(t.Number): big.NewRat(1, 1)}, t.Times)
		}
	}
	if n.rows == nil {
		n.rows = map[int]row{}
	}
	n.rows[v] = r
	return v
}

// add puts a multiple of another row into r.
func (r row) add(other row, times *big.Rat) {
	for v, c := range other {
		x := product(c, times)
		if old, ok := r[v]; ok {
			x.Add(x, old)
		}
		if x.Sign() == 0 {
			delete(r, v)
		} else {
			r[v] = x
		}
	}
}

// What a step of the simplex costs, in steps of the search: arithmetic on fractions is slow.
const fraction = 10

// spend is false when the work allowed is spent.
func (n *numbers) spend(steps int) bool {
	*n.work -= fraction * steps
	return *n.work > 0
}

// check finds numbers for the literals that hold, or a conflict.
func (n *numbers) check(isTrue func(Lit) bool, steps *int) (conflict []Lit, ok bool) {
	n.work = steps
	*steps -= len(n.atoms) + len(n.columns)
	if conflict := n.assert(isTrue); conflict != nil {
		return conflict, true
	}
	n.place()
	conflict, ok = n.whole()
	if conflict == nil && ok {
		n.remember()
	}
	return literals(conflict), ok
}

// assert sets the bounds that the literals make.
func (n *numbers) assert(isTrue func(Lit) bool) (conflict []Lit) {
	for v := range n.columns {
		c := &n.columns[v]
		c.lower, c.upper = c.lowest, c.highest
	}
	for _, a := range n.atoms {
		c := &n.columns[a.column]
		if isTrue(a.lit) {
			c.raise(a.ifTrue)
		} else {
			c.reduce(a.ifFalse)
		}
		if c.empty() {
			return literals([]Lit{c.lower.why, c.upper.why})
		}
	}
	return nil
}

func (c *column) raise(b bound) {
	if b.at != nil && (c.lower.at == nil || b.compare(c.lower) > 0) {
		c.lower = b
	}
}

func (c *column) reduce(b bound) {
	if b.at != nil && (c.upper.at == nil || b.compare(c.upper) < 0) {
		c.upper = b
	}
}

func (c *column) empty() bool {
	return c.lower.at != nil && c.upper.at != nil && c.lower.compare(c.upper) > 0
}

// literals leaves out what is no literal, and repetitions.
func literals(why []Lit) []Lit {
	if why == nil {
		return nil
	}
	out := []Lit{}
	for _, l := range why {
		if l >= 0 && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// place puts every free column as near to 0 as its bounds let it.
func (n *numbers) place() {
	for v := range n.columns {
		if _, basic := n.rows[v]; !basic {
			n.columns[v].value = n.columns[v].nearest(new(big.Rat))
		}
	}
	n.compute()
}

// size is how many entries all rows have.
func (n *numbers) size() int {
	size := 0
	for _, r := range n.rows {
		size += len(r)
	}
	return size
}

// compute finds the values of the basic columns.
func (n *numbers) compute() {
	for v, r := range n.rows {
		sum := new(big.Rat)
		for w, times := range r {
			if value := n.columns[w].value; value.Sign() != 0 {
				sum.Add(sum, product(value, times))
			}
		}
		n.columns[v].value = sum
	}
}

func (c *column) nearest(x *big.Rat) *big.Rat {
	switch {
	case c.lower.at != nil && x.Cmp(c.lower.at) < 0:
		return c.lower.at
	case c.upper.at != nil && x.Cmp(c.upper.at) > 0:
		return c.upper.at
	}
	return x
}

// whole finds values within all bounds, whole ones where they have to be.
func (n *numbers) whole() (conflict []Lit, ok bool) {
	conflict, ok = n.feasible()
	if conflict != nil || !ok {
		return conflict, ok
	}
	for v := range n.columns {
		if c := &n.columns[v]; c.whole && !c.value.IsInt() {
			if n.dive() {
				return nil, true
			}
			return n.branch(v)
		}
	}
	return nil, true
}

// dive holds one whole column after the other to a whole number near its value, which finds what there is room for;
// false where that leads nowhere, and all is as it was.
func (n *numbers) dive() bool {
	before := slices.Clone(n.columns)
	for v := range n.columns {
		if !n.columns[v].whole {
			continue
		}
		if _, basic := n.rows[v]; !basic && n.columns[v].value.IsInt() {
			n.hold(v, n.columns[v].value)
			continue
		}
		down := floor(n.columns[v].value)
		if !n.holds(v, down) && !n.holds(v, new(big.Rat).Add(down, big.NewRat(1, 1))) {
			for w := range before {
				n.columns[w].lower, n.columns[w].upper = before[w].lower, before[w].upper
			}
			n.settle()
			_, _ = n.feasible()
			return false
		}
	}
	return true
}

func (n *numbers) hold(v int, at *big.Rat) {
	n.columns[v].lower, n.columns[v].upper = boundAt(at, branched), boundAt(at, branched)
}

// holds tells whether all can be within bounds with a column held there; if not the column is as it was.
func (n *numbers) holds(v int, at *big.Rat) bool {
	lower, upper := n.columns[v].lower, n.columns[v].upper
	if b := boundAt(at, branched); !lower.admits(b, 1) || !upper.admits(b, -1) {
		return false
	}
	n.hold(v, at)
	n.settle()
	conflict, ok := n.feasible()
	if conflict == nil && ok {
		return true
	}
	n.columns[v].lower, n.columns[v].upper = lower, upper
	return false
}

// admits tells whether another bound lies on the right side: sign 1 at or above, −1 at or below.
func (b bound) admits(other bound, sign int) bool { return b.at == nil || other.compare(b)*sign >= 0 }

// settle brings the free columns within their bounds.
func (n *numbers) settle() {
	for v := range n.columns {
		if _, basic := n.rows[v]; !basic {
			n.columns[v].value = n.columns[v].nearest(n.columns[v].value)
		}
	}
	n.compute()
}

// branch tries the whole numbers below and above the value of a column.
func (n *numbers) branch(v int) (conflict []Lit, ok bool) {
	if !n.spend(1 + n.size()) {
		return nil, false
	}
	c := &n.columns[v]
	lower, upper, down := c.lower, c.upper, floor(c.value)
	c.upper = boundAt(down, branched)
	below, ok := n.again()
	c = &n.columns[v]
	c.upper = upper
	if !ok || below == nil || !slices.Contains(below, branched) {
		c.lower = lower
		return below, ok
	}
	c.lower = boundAt(new(big.Rat).Add(down, big.NewRat(1, 1)), branched)
	above, ok := n.again()
	n.columns[v].lower = lower
	if !ok || above == nil || !slices.Contains(above, branched) {
		return above, ok
	}
	// The marks of branches further up are not told apart: they stay, which only makes conflicts longer.
	return append(below, above...), true
}

// again is whole after bounds have changed.
func (n *numbers) again() (conflict []Lit, ok bool) {
	for v := range n.columns {
		if c := &n.columns[v]; c.empty() {
			return []Lit{c.lower.why, c.upper.why}, true
		}
	}
	n.settle()
	return n.whole()
}

// feasible pivots until all columns are within their bounds. The conflict bears always and branched too.
func (n *numbers) feasible() (conflict []Lit, ok bool) {
	for {
		v, low, found := n.outside()
		if !found {
			return nil, true
		}
		if !n.spend(1 + 2*n.size()) {
			return nil, false
		}
		w, ok := n.partner(v, low)
		if !ok {
			return n.explain(v, low), true
		}
		n.pivot(v, w)
		if low {
			n.columns[v].value = n.columns[v].lower.at
		} else {
			n.columns[v].value = n.columns[v].upper.at
		}
		n.compute()
	}
}

// outside is the first basic column that is out of bounds (Bland's rule).
func (n *numbers) outside() (v int, low, found bool) {
	for _, v := range slices.Sorted(maps.Keys(n.rows)) {
		c := &n.columns[v]
		if c.lower.at != nil && c.value.Cmp(c.lower.at) < 0 {
			return v, true, true
		}
		if c.upper.at != nil && c.value.Cmp(c.upper.at) > 0 {
			return v, false, true
		}
	}
	return 0, false, false
}

// partner is the first column of v's row that can move v towards its bound.
func (n *numbers) partner(v int, low bool) (w int, ok bool) {
	r := n.rows[v]
	for _, w := range slices.Sorted(maps.Keys(r)) {
		if n.columns[w].movable((r[w].Sign() > 0) == low) {
			return w, true
		}
	}
	return 0, false
}

func (c *column) movable(up bool) bool {
	if up {
		return c.upper.at == nil || c.value.Cmp(c.upper.at) < 0
	}
	return c.lower.at == nil || c.value.Cmp(c.lower.at) > 0
}

// explain is why v cannot come within its bound.
func (n *numbers) explain(v int, low bool) []Lit {
	why := []Lit{n.columns[v].bound(!low).why}
	for w, times := range n.rows[v] {
		why = append(why, n.columns[w].bound((times.Sign() > 0) == low).why)
	}
	slices.Sort(why)
	return why
}

func (c *column) bound(upper bool) bound {
	if upper {
		return c.upper
	}
	return c.lower
}

// pivot makes w basic in place of v.
func (n *numbers) pivot(v, w int) {
	r := n.rows[v]
	delete(n.rows, v)
	times := new(big.Rat).Inv(r[w])
	solved := row{v: times}
	minus := new(big.Rat).Neg(times)
	for u, c := range r {
		if u != w {
			solved[u] = product(c, minus)
		}
	}
	for _, other := range n.rows {
		if c, ok := other[w]; ok {
			delete(other, w)
			other.add(solved, c)
		}
	}
	n.rows[w] = solved
}

func (n *numbers) remember() {
	n.found = make([]*big.Rat, len(n.columns))
	for v := range n.columns {
		n.found[v] = n.columns[v].value
	}
}
