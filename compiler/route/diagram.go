package route

import "encoding/binary"

// diagram is a store of reduced, ordered, multi-valued decision diagrams: boolean functions of
// variables with a few values each. Equal functions are the same ref. A variable made later stands
// nearer the root: asked(j) then extends asked(j−1) instead of copying it, so that a chain of
// skips to one target costs one node a question.
type diagram struct {
	nodes  []node
	unique map[string]ref
	ands   map[[2]ref]ref
	nots   map[ref]ref
	widths []int // of each variable: how many values it has
	limit  int   // number of nodes at which building gives up by panicking with tangled
}

// ref names a function: no, yes, or a node.
type ref int32

const (
	no  ref = 0
	yes ref = 1
)

// node branches on a variable: kids[c] is the function where the variable has value c.
type node struct {
	variable int
	kids     []ref
}

// tangled is panicked with when a function outgrows the limit; Solve recovers it.
type tangled struct{}

func newDiagram() *diagram {
	d := &diagram{unique: map[string]ref{}, ands: map[[2]ref]ref{}, nots: map[ref]ref{}}
	d.nodes = []node{{variable: -1}, {variable: -1}}
	return d
}

// newVariable adds a variable with that many values, nearer the root than all before it.
func (d *diagram) newVariable(values int) int {
	d.widths = append(d.widths, values)
	return len(d.widths) - 1
}

// branch is the function that is kids[c] where the variable has value c.
func (d *diagram) branch(variable int, kids []ref) ref {
	if same(kids) {
		return kids[0]
	}
	key := binary.AppendUvarint(nil, uint64(variable))
	for _, k := range kids {
		key = binary.AppendUvarint(key, uint64(k))
	}
	if r, ok := d.unique[string(key)]; ok {
		return r
	}
	if d.limit > 0 && len(d.nodes) >= d.limit {
		panic(tangled{})
	}
	r := ref(len(d.nodes))
	d.nodes = append(d.nodes, node{variable, kids})
	d.unique[string(key)] = r
	return r
}

func same(kids []ref) bool {
	for _, k := range kids[1:] {
		if k != kids[0] {
			return false
		}
	}
	return true
}

func (d *diagram) and(a, b ref) ref {
	switch {
	case a == no || b == no:
		return no
	case a == yes || a == b:
		return b
	case b == yes:
		return a
	}
	key := [2]ref{min(a, b), max(a, b)}
	if r, ok := d.ands[key]; ok {
		return r
	}
	r := d.each(max(d.nodes[a].variable, d.nodes[b].variable), func(value int) ref {
		return d.and(d.at(a, b, value), d.at(b, a, value))
	})
	d.ands[key] = r
	return r
}

// at is a where the topmost variable of a and b has value.
func (d *diagram) at(a, b ref, value int) ref {
	if d.nodes[a].variable < d.nodes[b].variable {
		return a
	}
	return d.nodes[a].kids[value]
}

func (d *diagram) not(a ref) ref {
	if a <= yes {
		return yes - a
	}
	if r, ok := d.nots[a]; ok {
		return r
	}
	n := d.nodes[a]
	r := d.each(n.variable, func(value int) ref { return d.not(n.kids[value]) })
	d.nots[a], d.nots[r] = r, a
	return r
}

func (d *diagram) or(a, b ref) ref { return d.not(d.and(d.not(a), d.not(b))) }

// each builds a branch on variable from its function of the values.
func (d *diagram) each(variable int, kid func(value int) ref) ref {
	kids := make([]ref, d.widths[variable])
	for value := range kids {
		kids[value] = kid(value)
	}
	return d.branch(variable, kids)
}
