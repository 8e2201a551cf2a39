package suggest

import "slices"

// hitter finds the cheapest set that has an element of each core.
type hitter struct {
	costs []int
	cores [][]int // each in order
	nodes int
	best  []int
	least int
}

// mostNodes bounds the search for one set.
const mostNodes = 200_000

// hit is a cheapest set, its elements in order, and its cost; ok is false where the work allowed did not suffice.
func (h *hitter) hit() (set []int, cost int, ok bool) {
	h.nodes, h.best, h.least = 0, nil, -1
	h.choose(nil, map[int]bool{}, 0)
	slices.Sort(h.best)
	return h.best, h.least, h.nodes < mostNodes && h.least >= 0
}

// choose branches on the elements of a core that is not hit yet: the first that the set has, none of those before it.
func (h *hitter) choose(set []int, without map[int]bool, cost int) {
	if h.nodes++; h.nodes >= mostNodes || h.least >= 0 && cost+h.atLeast(set, without) >= h.least {
		return
	}
	core := h.unhit(set, without)
	if core == nil {
		h.best, h.least = slices.Clone(set), cost
		return
	}
	var tried []int
	for _, e := range core {
		if without[e] {
			continue
		}
		h.choose(append(set, e), without, cost+h.costs[e])
		without[e] = true
		tried = append(tried, e)
	}
	for _, e := range tried {
		delete(without, e)
	}
}

// unhit is the core with the fewest ways to hit it; nil where all are.
func (h *hitter) unhit(set []int, without map[int]bool) []int {
	var found []int
	fewest := -1
	for _, core := range h.cores {
		if meets(core, set) {
			continue
		}
		if n := len(core) - count(core, without); fewest < 0 || n < fewest {
			found, fewest = core, n
		}
	}
	return found
}

// atLeast is what cores with no common element cost.
func (h *hitter) atLeast(set []int, without map[int]bool) int {
	used := map[int]bool{}
	sum := 0
	for _, core := range h.cores {
		if meets(core, set) || count(core, used) > 0 {
			continue
		}
		cheapest := -1
		for _, e := range core {
			used[e] = true
			if !without[e] && (cheapest < 0 || h.costs[e] < cheapest) {
				cheapest = h.costs[e]
			}
		}
		if cheapest < 0 {
			return 1 << 30 // it can be hit no more
		}
		sum += cheapest
	}
	return sum
}

func meets[T comparable](core, set []T) bool {
	return slices.ContainsFunc(core, func(e T) bool { return slices.Contains(set, e) })
}

func count(core []int, in map[int]bool) int {
	n := 0
	for _, e := range core {
		if in[e] {
			n++
		}
	}
	return n
}
