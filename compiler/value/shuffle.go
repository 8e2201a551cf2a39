package value

// Shuffled is an order of n things, as positions, that seed and item decide: the same everywhere and for ever, since
// records are filled in over days and on several machines. Fisher and Yates, from the last place to the second, with the
// numbers of Sequence: of the places 0 … i the one that the high half of the product of a number and i + 1 names.
func Shuffled(n int, seed, item string) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	next := Sequence(seed + "\x00" + item)
	for i := n - 1; i > 0; i-- {
		j := uint64(next()) * uint64(i+1) >> 32
		order[i], order[j] = order[j], order[i]
	}
	return order
}

// Sequence gives 32-bit numbers that a text decides: those of SplitMix32, begun with the 32-bit FNV-1a hash of its UTF-8.
func Sequence(text string) func() uint32 {
	state := uint32(2166136261)
	for i := range len(text) {
		state = (state ^ uint32(text[i])) * 16777619
	}
	return func() uint32 {
		state += 0x9e3779b9
		z := state
		z = (z ^ z>>16) * 0x21f0aaad
		z = (z ^ z>>15) * 0x735a2d97
		return z ^ z>>15
	}
}
