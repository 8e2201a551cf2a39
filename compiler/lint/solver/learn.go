package solver

import "slices"

// learn resolves a conflict to a clause with one literal of the highest level, takes it in, and goes back.
func (s *search) learn(c *clause) {
	lits := s.resolve(c)
	s.keep(lits)
	s.step *= 1.05
	if s.step > 1e100 {
		s.heap.scale(1e-100)
		s.step *= 1e-100
	}
}

// resolve gives the clause; its literals are false as things stand.
func (s *search) resolve(c *clause) []Lit {
	learned := []Lit{0}
	var marked []int
	open, at := 0, len(s.trail)-1
	top := s.topLevel(c)
	for uip := Lit(-1); ; {
		for _, l := range c.lits {
			v := l.variable()
			if l == uip || s.seen[v] || s.level[v] == 0 {
				continue
			}
			s.seen[v] = true
			marked = append(marked, v)
			s.heap.bump(v, s.step)
			if s.level[v] == top {
				open++
			} else {
				learned = append(learned, l)
			}
		}
		for !s.seen[s.trail[at].variable()] || s.level[s.trail[at].variable()] != top {
			at--
		}
		uip = s.trail[at]
		at--
		if open--; open == 0 {
			learned[0] = uip.Not()
			break
		}
		c = s.reason[uip.variable()]
	}
	learned = s.minimized(learned)
	for _, v := range marked {
		s.seen[v] = false
	}
	return learned
}

func (s *search) topLevel(c *clause) int {
	top := 0
	for _, l := range c.lits {
		top = max(top, s.level[l.variable()])
	}
	return top
}

// minimized leaves out what follows from the others.
func (s *search) minimized(lits []Lit) []Lit {
	kept := lits[:1]
	for _, l := range lits[1:] {
		if why := s.reason[l.variable()]; why == nil || !s.allSeen(why, l) {
			kept = append(kept, l)
		}
	}
	return kept
}

func (s *search) allSeen(why *clause, but Lit) bool {
	for _, l := range why.lits {
		v := l.variable()
		if v != but.variable() && !s.seen[v] && s.level[v] > 0 {
			return false
		}
	}
	return true
}

// keep takes in a clause whose literals are all false and of which one alone is of the highest level, goes back to where that
// one is open, and assigns it.
func (s *search) keep(lits []Lit) {
	slices.SortFunc(lits, func(a, b Lit) int { return s.level[b.variable()] - s.level[a.variable()] })
	if len(lits) == 1 {
		s.backTo(0)
		s.assign(lits[0], nil)
		return
	}
	s.backTo(s.level[lits[1].variable()])
	c := &clause{lits: lits}
	s.watch(c)
	s.learned = append(s.learned, c)
	s.assign(lits[0], c)
}

// mostLearned is how many long learned clauses are kept from one search to the next.
const mostLearned = 3000

// forget drops the older half of long learned clauses.
func (s *search) forget() {
	if len(s.learned) < mostLearned {
		return
	}
	var kept []*clause
	for i, c := range s.learned {
		if i >= len(s.learned)/2 || len(c.lits) <= 4 {
			kept = append(kept, c)
		} else {
			c.dead = true
		}
	}
	s.learned = kept
}

// blame gives the assumptions that make the assumption l false, l among them.
func (s *search) blame(l Lit, assumptions []Lit) []Lit {
	core := []Lit{l}
	if s.level[l.variable()] == 0 {
		return core
	}
	s.seen[l.variable()] = true
	for i := len(s.trail) - 1; i >= s.limits[0]; i-- {
		v := s.trail[i].variable()
		if !s.seen[v] {
			continue
		}
		s.seen[v] = false
		if s.reason[v] == nil {
			core = append(core, s.trail[i])
			continue
		}
		for _, k := range s.reason[v].lits {
			if s.level[k.variable()] > 0 && k.variable() != v {
				s.seen[k.variable()] = true
			}
		}
	}
	s.seen[l.variable()] = false
	return slices.DeleteFunc(core, func(k Lit) bool { return !slices.Contains(assumptions, k) })
}

// luby is the sequence 1 1 2 1 1 2 4 …, by which restarts are spaced.
func luby(i int) int {
	for k := 1; ; k++ {
		switch {
		case i == 1<<k-1:
			return 1 << (k - 1)
		case i < 1<<k-1:
			return luby(i - (1<<(k-1) - 1))
		}
	}
}
