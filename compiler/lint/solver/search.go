package solver

// search is conflict-driven clause learning with two watched literals, activities, saved phases and restarts.
type search struct {
	theory  theory
	watches [][]*clause // by literal: clauses that watch its negation's truth
	value   []int8      // by variable: 0 open, 1 true, −1 false
	level   []int
	reason  []*clause
	phase   []bool
	heap    heap
	first   int // no variable before it is open
	step    float64
	trail   []Lit
	limits  []int // where each level begins in the trail
	head    int
	seen    []bool
	broken  bool // the clauses contradict each other
	model   []bool
	// literals are those of all clauses, as they came.
	literals int
	learned  []*clause
	steps    int // left of the work allowed
}

type clause struct {
	lits []Lit
	dead bool
}

// theory judges full assignments, within steps. check gives a conflict, a set of true literals that cannot hold together;
// ok is false where it could not decide.
type theory interface {
	check(isTrue func(Lit) bool, steps *int) (conflict []Lit, ok bool)
}

func (s *search) newVariable() Lit {
	v := len(s.value)
	s.value = append(s.value, 0)
	s.level = append(s.level, 0)
	s.reason = append(s.reason, nil)
	s.phase = append(s.phase, false)
	s.seen = append(s.seen, false)
	s.model = append(s.model, false)
	s.watches = append(s.watches, nil, nil)
	s.heap.add(v)
	return Lit(v << 1)
}

// stands is 1 where l is true, −1 where it is false, 0 where it is open.
func (s *search) stands(l Lit) int8 {
	if l&1 == 1 {
		return -s.value[l>>1]
	}
	return s.value[l>>1]
}

func (s *search) addClause(lits []Lit) {
	s.backTo(0)
	kept := make([]Lit, 0, len(lits))
	for _, l := range lits {
		switch {
		case s.stands(l) > 0 || has(kept, l.Not()):
			return
		case s.stands(l) == 0 && !has(kept, l):
			kept = append(kept, l)
		}
	}
	s.literals += 1 + len(kept)
	switch len(kept) {
	case 0:
		s.broken = true
	case 1:
		s.assign(kept[0], nil)
		s.broken = s.broken || s.propagate() != nil
	default:
		s.watch(&clause{lits: kept})
	}
}

func has(lits []Lit, l Lit) bool {
	for _, k := range lits {
		if k == l {
			return true
		}
	}
	return false
}

func (s *search) watch(c *clause) {
	s.watches[c.lits[0].Not()] = append(s.watches[c.lits[0].Not()], c)
	s.watches[c.lits[1].Not()] = append(s.watches[c.lits[1].Not()], c)
}

func (s *search) assign(l Lit, why *clause) {
	v := l.variable()
	s.value[v] = 1
	if l&1 == 1 {
		s.value[v] = -1
	}
	s.level[v], s.reason[v] = len(s.limits), why
	s.trail = append(s.trail, l)
}

// propagate follows all clauses of which one literal is left, and gives one of which none is.
func (s *search) propagate() *clause {
	for s.head < len(s.trail) {
		l := s.trail[s.head]
		s.head++
		if c := s.visit(l); c != nil {
			s.head = len(s.trail)
			return c
		}
	}
	return nil
}

// visit looks at the clauses that watch the negation of l, which has become false.
func (s *search) visit(l Lit) (conflict *clause) {
	watching := s.watches[l]
	s.steps -= 1 + len(watching)
	kept := watching[:0]
	for i, c := range watching {
		if c.dead {
			continue
		}
		if moved := s.move(c, l.Not()); moved {
			continue
		}
		kept = append(kept, c)
		if s.stands(c.lits[0]) < 0 {
			kept = append(kept, watching[i+1:]...)
			s.watches[l] = kept
			return c
		}
		if s.stands(c.lits[0]) == 0 {
			s.assign(c.lits[0], c)
		}
	}
	clear(watching[len(kept):])
	s.watches[l] = kept
	return nil
}

// move makes c watch another literal in place of false, where one is not false.
func (s *search) move(c *clause, falseLit Lit) bool {
	if c.lits[0] == falseLit {
		c.lits[0], c.lits[1] = c.lits[1], c.lits[0]
	}
	if s.stands(c.lits[0]) > 0 {
		return false
	}
	for k := 2; k < len(c.lits); k++ {
		if s.stands(c.lits[k]) >= 0 {
			c.lits[1], c.lits[k] = c.lits[k], c.lits[1]
			s.watches[c.lits[1].Not()] = append(s.watches[c.lits[1].Not()], c)
			return true
		}
	}
	return false
}

func (s *search) backTo(level int) {
	if len(s.limits) <= level {
		return
	}
	for i := len(s.trail) - 1; i >= s.limits[level]; i-- {
		v := s.trail[i].variable()
		s.phase[v] = s.value[v] > 0
		s.value[v], s.reason[v] = 0, nil
		s.heap.add(v)
		s.first = min(s.first, v)
	}
	s.trail = s.trail[:s.limits[level]]
	s.limits = s.limits[:level]
	s.head = len(s.trail)
}

func (s *search) isTrue(l Lit) bool { return s.stands(l) > 0 }

// run searches under assumptions. core is a part of them that is enough for an Unsat.
func (s *search) run(assumptions []Lit) (outcome Outcome, core []Lit) {
	defer s.backTo(0)
	s.backTo(0)
	if s.step == 0 {
		s.step = 1
	}
	for r := 1; !s.broken; r++ {
		outcome, core, done := s.round(100*luby(r), assumptions)
		if done {
			return outcome, core
		}
		if s.steps <= 0 {
			return Unknown, nil
		}
		s.backTo(0)
		s.forget()
	}
	return Unsat, nil
}

// round searches until that many conflicts, or the work allowed is spent.
func (s *search) round(conflicts int, assumptions []Lit) (outcome Outcome, core []Lit, done bool) {
	for {
		if c := s.propagate(); c != nil {
			if len(s.limits) == 0 {
				s.broken = true
				return Unsat, nil, true
			}
			if conflicts--; conflicts < 0 || s.steps <= 0 {
				return Unknown, nil, false
			}
			s.learn(c)
			continue
		}
		if s.steps--; s.steps <= 0 {
			return Unknown, nil, false
		}
		next, state := s.assumed(assumptions)
		switch {
		case state < 0:
			return Unsat, s.blame(next, assumptions), true
		case state > 0:
			next = s.decide()
		}
		if next < 0 {
			if outcome, done = s.judge(); done {
				return outcome, nil, true
			}
			conflicts--
			continue
		}
		s.limits = append(s.limits, len(s.trail))
		s.assign(next, nil)
	}
}

// assumed is the next assumption to decide: state 0. −1: it is false already; 1: there is none.
func (s *search) assumed(assumptions []Lit) (next Lit, state int) {
	for len(s.limits) < len(assumptions) {
		l := assumptions[len(s.limits)]
		switch s.stands(l) {
		case 1:
			s.limits = append(s.limits, len(s.trail)) // a level without a decision
		case -1:
			return l, -1
		default:
			return l, 0
		}
	}
	return 0, 1
}

// decide is an open literal, −1 where there is none: the most active, or the first.
func (s *search) decide() Lit {
	for v, ok := s.heap.pop(); ok; v, ok = s.heap.pop() {
		if s.value[v] == 0 {
			return s.saved(v)
		}
	}
	for ; s.first < len(s.value); s.first++ {
		if s.value[s.first] == 0 {
			return s.saved(s.first)
		}
	}
	return -1
}

// saved is a variable as it stood last.
func (s *search) saved(v int) Lit { return Lit(v << 1).If(s.phase[v]) }

// judge asks the theory about a full assignment.
func (s *search) judge() (outcome Outcome, done bool) {
	conflict, ok := s.theory.check(s.isTrue, &s.steps)
	switch {
	case !ok:
		return Unknown, true
	case conflict == nil:
		for v := range s.value {
			s.model[v] = s.value[v] > 0
		}
		return Sat, true
	}
	c := &clause{}
	for _, l := range conflict {
		c.lits = append(c.lits, l.Not())
	}
	s.refute(c)
	return Unsat, s.broken
}

// refute takes in a clause all of whose literals are false.
func (s *search) refute(c *clause) {
	top := 0
	for _, l := range c.lits {
		top = max(top, s.level[l.variable()])
	}
	s.backTo(top)
	if top == 0 {
		s.broken = true
		return
	}
	count := 0
	for _, l := range c.lits {
		if s.level[l.variable()] == top {
			count++
		}
	}
	if count > 1 {
		s.learn(c)
		return
	}
	s.keep(c.lits)
}
