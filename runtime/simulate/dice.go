package simulate

// dice is where all chance comes from: a SplitMix64, in whole numbers only, so that it falls the same on every machine.
type dice struct{ state uint64 }

// throw mixes numbers that name one draw, such as the seed, the record and the item, into its dice.
func throw(names ...uint64) dice {
	var d dice
	for _, n := range names {
		d.state ^= n
		d.state = d.next()
	}
	return d
}

func (d *dice) next() uint64 {
	d.state += 0x9E3779B97F4A7C15
	z := d.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// below is a whole number from 0 to n−1.
func (d *dice) below(n int) int { return int(d.next() >> 1 % uint64(max(n, 1))) }

// between is a whole number from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.below(high-low+1) }

// percent is true in p of a hundred throws.
func (d *dice) percent(p int) bool { return d.below(100) < p }

// weighed is a position in weights, by them.
func (d *dice) weighed(weights []int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	n := d.below(total)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return 0
}

// shuffle puts a list in another order.
func shuffle[T any](d *dice, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		k := d.below(i + 1)
		list[i], list[k] = list[k], list[i]
	}
}

func pick[T any](d *dice, from []T) T { return from[d.below(len(from))] }
