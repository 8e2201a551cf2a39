package solver

// heap keeps those of the open variables that have been active, the most active on top.
type heap struct {
	order    []int // a binary heap of variables
	place    []int // by variable: its position in order, −1 outside
	activity []float64
}

func (h *heap) add(v int) {
	for len(h.place) <= v {
		h.place = append(h.place, -1)
		h.activity = append(h.activity, 0)
	}
	if h.place[v] >= 0 || h.activity[v] == 0 {
		return
	}
	h.place[v] = len(h.order)
	h.order = append(h.order, v)
	h.up(h.place[v])
}

func (h *heap) pop() (v int, ok bool) {
	if len(h.order) == 0 {
		return 0, false
	}
	v = h.order[0]
	last := len(h.order) - 1
	h.swap(0, last)
	h.order = h.order[:last]
	h.place[v] = -1
	h.down(0)
	return v, true
}

func (h *heap) bump(v int, by float64) {
	h.activity[v] += by
	if h.place[v] < 0 {
		h.add(v)
		return
	}
	h.up(h.place[v])
}

func (h *heap) scale(by float64) {
	for v := range h.activity {
		h.activity[v] *= by
	}
}

func (h *heap) above(i, j int) bool {
	a, b := h.order[i], h.order[j]
	if h.activity[a] != h.activity[b] {
		return h.activity[a] > h.activity[b]
	}
	return a < b
}

func (h *heap) swap(i, j int) {
	h.order[i], h.order[j] = h.order[j], h.order[i]
	h.place[h.order[i]], h.place[h.order[j]] = i, j
}

func (h *heap) up(i int) {
	for i > 0 && h.above(i, (i-1)/2) {
		h.swap(i, (i-1)/2)
		i = (i - 1) / 2
	}
}

func (h *heap) down(i int) {
	for {
		best := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.order); child++ {
			if h.above(child, best) {
				best = child
			}
		}
		if best == i {
			return
		}
		h.swap(i, best)
		i = best
	}
}
