package html

import (
	"fmt"
	"maps"
	"slices"

	"github.com/go-json-experiment/json"
)

// packed is JSON data in fewer bytes: form/pack.ts makes it whole again. What stands in it more than once is written once, and so are
// the names of members. It is [shapes, shared, node]; a node is a value by itself, [0, node…] for an array, [n, node…] for an object
// whose members are called as shape n says, from 1, or [-n] for the shared node n.
func packed(data any) any {
	data = plain(data)
	p := packer{counts: map[string]int{}, shapes: map[string]int{}, shared: map[string]int{}}
	p.count(data)
	root := p.node(data)
	return []any{p.names, p.nodes, root}
}

// plain is data as JSON is read.
func plain(data any) any {
	text, err := json.Marshal(data)
	if err == nil {
		err = json.Unmarshal(text, &data)
	}
	if err != nil {
		panic(fmt.Sprintf("html: %v", err)) // all data of a page has a JSON form
	}
	return data
}

type packer struct {
	counts, shapes, shared map[string]int
	names                  [][]string
	nodes                  []any
}

// leastShared is how many bytes are worth sharing.
const leastShared = 9

// count counts each part of what is not counted yet.
func (p *packer) count(part any) {
	key := keyOf(part)
	if p.counts[key]++; p.counts[key] > 1 {
		return
	}
	switch part := part.(type) {
	case []any:
		for _, member := range part {
			p.count(member)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(part)) {
			p.count(part[name])
		}
	}
}

func (p *packer) node(part any) any {
	key := keyOf(part)
	if p.counts[key] < 2 || len(key) < leastShared {
		return p.whole(part)
	}
	if p.shared[key] == 0 {
		p.nodes = append(p.nodes, p.whole(part))
		p.shared[key] = len(p.nodes)
	}
	return []any{-p.shared[key]}
}

func (p *packer) whole(part any) any {
	switch part := part.(type) {
	case []any:
		node := []any{0}
		for _, member := range part {
			node = append(node, p.node(member))
		}
		return node
	case map[string]any:
		names := slices.Sorted(maps.Keys(part))
		node := []any{p.shape(names)}
		for _, name := range names {
			node = append(node, p.node(part[name]))
		}
		return node
	}
	return part
}

func (p *packer) shape(names []string) int {
	key := keyOf(names)
	if p.shapes[key] == 0 {
		p.names = append(p.names, names)
		p.shapes[key] = len(p.names)
	}
	return p.shapes[key]
}

func keyOf(part any) string {
	text, err := json.Marshal(part, json.Deterministic(true))
	if err != nil {
		panic("html: " + err.Error()) // it was read from JSON
	}
	return string(text)
}
