package why

import "slices"

// mostTried bounds the sets of facts that are tried, and the ways to choose them.
const mostTried = 20_000

// smallest is a set of facts that is enough, and of which no smaller one is; where that takes more than is allowed, one of
// which none can be left out.
func smallest(all []Fact, enough func(kept []bool) bool) []Fact {
	s := &search{n: len(all), enough: enough}
	kept, ok := s.fewest()
	if !ok {
		kept = s.thinned()
	}
	var list []Fact
	for i, f := range all {
		if kept[i] {
			list = append(list, f)
		}
	}
	return list
}

// search looks for the fewest elements that are enough. Each set that is not enough, though with any one more it would be, says
// that one of the others is needed.
type search struct {
	n      int
	enough func([]bool) bool
	needed [][]int // of each of these one
	tries  int
}

func (s *search) try(kept []bool) bool {
	s.tries++
	return s.enough(kept)
}

func (s *search) fewest() (kept []bool, ok bool) {
	for i := range s.n {
		if all := s.without(i); !s.try(all) {
			s.needed = append(s.needed, []int{i})
		}
	}
	for s.tries < mostTried {
		kept, ok := s.chosen()
		if !ok || s.try(kept) {
			return kept, ok
		}
		before := len(s.needed)
		s.needed = append(s.needed, s.missing(kept))
		if len(s.needed[before]) == 0 {
			return nil, false // all of them are not enough
		}
	}
	return nil, false
}

func (s *search) without(i int) []bool {
	kept := make([]bool, s.n)
	for k := range kept {
		kept[k] = k != i
	}
	return kept
}

// missing are the elements that are left when as many as can be are added without its becoming enough.
func (s *search) missing(kept []bool) []int {
	kept = slices.Clone(kept)
	var left []int
	for i := range kept {
		if !kept[i] {
			kept[i] = true
			if s.try(kept) {
				kept[i] = false
				left = append(left, i)
			}
		}
	}
	return left
}

// chosen are the fewest elements of which there is one in each set that is needed.
func (s *search) chosen() ([]bool, bool) {
	c := &choice{sets: s.needed, kept: make([]bool, s.n), left: mostTried}
	for most := 0; most <= s.n && c.left > 0; most++ {
		if c.choose(most) {
			return c.kept, true
		}
	}
	return nil, false
}

type choice struct {
	sets [][]int
	kept []bool
	left int
}

func (c *choice) choose(most int) bool {
	c.left--
	at := slices.IndexFunc(c.sets, func(set []int) bool {
		return !slices.ContainsFunc(set, func(i int) bool { return c.kept[i] })
	})
	switch {
	case at < 0:
		return true
	case most == 0 || c.left <= 0:
		return false
	}
	for _, i := range c.sets[at] {
		c.kept[i] = true
		if c.choose(most - 1) {
			return true
		}
		c.kept[i] = false
	}
	return false
}

// thinned leaves out elements one by one.
func (s *search) thinned() []bool {
	kept := s.without(-1)
	for i := s.n - 1; i >= 0; i-- {
		kept[i] = false
		kept[i] = !s.enough(kept)
	}
	return kept
}
