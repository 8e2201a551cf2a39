package simulate

import (
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// How often what a record may do without is left out, in percent.
const (
	usuallyBlank = 35 // an optional answer
	remarkBlank  = 88 // … that is a remark
	declined     = 2  // a kind of no answer takes its place
	accepted     = 60 // what is offered is taken as it stands
	nearEdge     = 6  // a value is one that a condition compares with, at first
	farOut       = 50 // … in the end, where nothing else is found
)

// bold is how often a value is one that a condition compares with: the more turns came to nothing, the oftener.
func (s *Simulator) bold() int { return min(nearEdge+int(s.salt), farOut) }

// Answer is for program.Draft.
func (s *Simulator) Answer(slot, try int) answers.Value {
	it := &s.items[slot]
	if it.first && try == 0 {
		s.nextRow(it.head)
	}
	if try == 0 {
		s.refusing[slot] = refusal{rules: s.refusing[slot].rules[:0]}
	}
	if s.survey.Items[slot].Compute != nil {
		v, _ := s.draft.Computed(slot)
		return v
	}
	if s.draft.Status(slot) != program.Asked || !s.sound {
		return answers.Value{}
	}
	again := try == tries
	if again {
		try = s.refusing[slot].milder
	}
	if s.draft.IsGroup(slot) {
		return s.emptyRows(slot, try)
	}
	if again {
		return s.refusing[slot].answer
	}
	if v, ok := s.fixed[slot]; ok && try == 0 && it.head < 0 {
		return v
	}
	return s.answer(it, &s.survey.Items[slot], try)
}

// emptyRows are as many as there must be, or as chance has it.
func (s *Simulator) emptyRows(head, try int) answers.Value {
	d := s.dice(head, try)
	n, due := s.draft.Due(head)
	if !due {
		n = s.someRows(&d, &s.survey.Items[head])
	}
	s.rows[head] = -1
	s.keys[head] = d.next()
	for len(s.rowsMade) < n {
		s.rowsMade = append(s.rowsMade, answers.Row())
	}
	return answers.Rows(s.rowsMade[:n:n]...)
}

// rowWeights are of 0, 1, 2, … rows more than there must be.
var rowWeights = []int{20, 30, 24, 14, 8, 4}

func (s *Simulator) someRows(d *dice, of *ir.Item) int {
	least, most := 0, ir.MostRows
	if of.Domain.Min != nil {
		least = int(math.Ceil(*of.Domain.Min))
	}
	if of.Domain.Max != nil {
		most = int(*of.Domain.Max)
	}
	n := least + d.weighed(rowWeights)
	if least == 0 && n == 0 && d.percent(50) {
		n = 1
	}
	return min(n, most)
}

// nextRow begins a row of a group, and makes up whom it is about.
func (s *Simulator) nextRow(head int) {
	s.rows[head]++
	if s.rows[head] == 0 {
		s.people[head] = s.head
		return
	}
	s.people[head] = s.head.relative(throw(s.keys[head], uint64(s.rows[head]), 3), s.visit.day)
}

// who is the person that the row in the making is about, or the head of the household.
func (s *Simulator) who() *person {
	if head := s.items[s.slot()].head; head >= 0 {
		return &s.people[head]
	}
	return &s.head
}

// slot is that of the item which is being answered.
func (s *Simulator) slot() int { return s.draft.At() }

// dice are those of one try at an item, in the row in the making.
func (s *Simulator) dice(slot, try int) dice {
	where := s.salt
	if head := s.items[slot].head; head >= 0 {
		where = s.keys[head] + uint64(s.rows[head])*0x9E3779B9
	}
	return throw(s.seed, uint64(s.nr), where, uint64(slot), uint64(try))
}

func (s *Simulator) answer(it *item, of *ir.Item, try int) answers.Value {
	d := s.dice(it.slot, try)
	if v, ok := s.instead(it, of, try, &d); ok {
		return v
	}
	switch of.Domain.Kind {
	case ir.Choice:
		return s.choice(it, try, &d)
	case ir.Choices:
		return s.choices(it, try, &d)
	case ir.Number, ir.Date:
		return s.valueOf(of, s.number(it, try, &d))
	case ir.Location:
		return s.location(&d)
	}
	return answers.Text(s.text(it.slot, try, &d))
}

// instead is what stands in place of an answer, or is taken over as it is offered.
func (s *Simulator) instead(it *item, of *ir.Item, try int, d *dice) (v answers.Value, ok bool) {
	if len(of.Defaults) > 0 && try == 0 && (of.Locked || d.percent(accepted)) {
		if v, ok = s.draft.Default(it.slot); ok {
			return v, true
		}
	}
	switch {
	case of.Optional && (try == 0 && d.percent(it.blank) || try > tries*3/4):
		return answers.Value{}, true
	case len(of.Domain.None) > 0 && (d.percent(declined) || try == tries-1):
		return answers.None(pick(d, of.Domain.None)), true
	}
	return v, false
}

// valueOf writes a number as an answer.
func (s *Simulator) valueOf(of *ir.Item, x float64) answers.Value {
	if of.Domain.Kind == ir.Number {
		return answers.Num(x)
	}
	return answers.Text(written(of.Domain.Format, int(x)))
}

// number is one of an item for numbers, days or minutes.
func (s *Simulator) number(it *item, try int, d *dice) float64 {
	if try == 0 {
		return s.first(it, d)
	}
	if x, ok := s.aimed(it, try, d); ok {
		return x
	}
	if n := len(it.constants); n > 0 && try%4 == 3 {
		return s.beside(it, it.constants[d.below(n)], d)
	}
	return s.plain(it, d)
}

// first is what is tried first: what rules want of it where they say that it equals something.
func (s *Simulator) first(it *item, d *dice) float64 {
	if s.deriving[it.slot] || it.trait == age {
		return s.plain(it, d) // somebody's age is known better than from a quotient of days
	}
	s.deriving[it.slot] = true
	defer func() { s.deriving[it.slot] = false }()
	for _, gap := range s.draft.Equal(it.slot) {
		if x, ok := s.draft.Close(gap, it.slot, s.guess); ok {
			if x = rounded(x, gap.Within, &s.survey.Items[it.slot].Domain); s.takes(it, x) {
				return x
			}
		}
	}
	return s.plain(it, d)
}

// guess is what an item is, or will be at the first try.
func (s *Simulator) guess(slot int) (float64, bool) {
	it, of := &s.items[slot], &s.survey.Items[slot]
	switch {
	case s.draft.Settled(slot):
		return s.draft.Number(slot)
	case of.Domain.Kind != ir.Number && of.Domain.Kind != ir.Date || of.Compute != nil:
		return 0, false
	}
	if v, ok := s.fixed[slot]; ok && it.head < 0 {
		return v.Num, v.Kind == answers.Number
	}
	d := s.dice(slot, 0)
	if _, other := s.instead(it, of, 0, &d); other {
		return 0, false
	}
	return s.first(it, &d), true
}

// takes tells whether a number is within the item's bound.
func (s *Simulator) takes(it *item, x float64) bool {
	d := &s.survey.Items[it.slot].Domain
	if d.Kind == ir.Date {
		return withinTime(d.Format, x)
	}
	return fits(d, x)
}

// rounded is a number in as few digits as keep it within what is allowed.
func rounded(x, within float64, d *ir.Domain) float64 {
	if d.Integer || d.Kind == ir.Date {
		return math.Round(x)
	}
	for _, unit := range []float64{1, 10, 100} {
		if r := math.Round(x*unit) / unit; math.Abs(r-x) <= max(within*0.9, 1e-7) {
			return r + 0
		}
	}
	return value.Significant(x)
}

// aimed is a number that ends what a rule refused: one that makes both sides equal, or lies on either side of that.
func (s *Simulator) aimed(it *item, try int, d *dice) (x float64, ok bool) {
	var at []float64
	for _, rule := range s.refusing[it.slot].rules {
		for _, gap := range s.draft.Gaps(rule) {
			if !slices.Contains(gap.Uses(), it.slot) {
				continue
			}
			if x, ok := s.draft.Close(gap, it.slot, s.guess); ok {
				at = append(at, rounded(x, gap.Within, &s.survey.Items[it.slot].Domain))
			}
		}
	}
	if len(at) == 0 || try%5 == 4 {
		return 0, false
	}
	x = s.around(it, at[try%len(at)], try, d)
	return x, s.takes(it, x)
}

// around is x, or a number to one side of it.
func (s *Simulator) around(it *item, x float64, try int, d *dice) float64 {
	step := s.step(it)
	switch (try - 1) % 6 {
	case 0:
		return x
	case 1:
		return snap(x*float64(50+d.below(46))/100, step)
	case 2:
		return snap(x*float64(105+d.below(60))/100, step) + step
	case 3:
		return snap(x, step) - step
	case 4:
		return snap(x, step) + step
	}
	return math.Floor(x/step) * step
}

// snap is the nearest multiple of step. The conversion keeps a machine from adding to it before it is rounded.
func snap(x, step float64) float64 { return float64(math.Round(x/step) * step) }

// step is the last digit in which an item's numbers are given.
func (s *Simulator) step(it *item) float64 {
	if s.survey.Items[it.slot].Domain.Kind != ir.Number || it.spread.decimals == 0 {
		return 1
	}
	return it.spread.number(1)
}

// beside is a number that a condition compares with, or the next on either side.
func (s *Simulator) beside(it *item, c float64, d *dice) float64 {
	x := c + float64(float64(d.between(-1, 1))*s.step(it)) // as in snap

	if s.survey.Items[it.slot].Domain.Integer {
		x = math.Round(x)
	}
	if s.takes(it, x) {
		return x
	}
	return s.plain(it, d)
}

// plain is a number as they are spread.
func (s *Simulator) plain(it *item, d *dice) float64 {
	of := &s.survey.Items[it.slot]
	if of.Domain.Kind == ir.Date {
		return float64(s.moment(it, of, d))
	}
	if x, ok := s.ofPerson(it); ok && fits(&of.Domain, x) {
		return x
	}
	if n := len(it.constants); n > 0 && d.percent(s.bold()) {
		c := it.constants[d.below(n)]
		if most := it.spread.number(slices.Max(it.spread.points)); math.Abs(c) <= max(2*most, 1) && c == math.Trunc(c) && fits(&of.Domain, c) {
			return c
		}
	}
	for range tries {
		if x := it.spread.draw(d); fits(&of.Domain, x) {
			return x
		}
	}
	return s.inside(&of.Domain)
}

func (s *Simulator) inside(d *ir.Domain) float64 {
	low, _ := bounds(d, nil)
	if d.Integer {
		return math.Ceil(low)
	}
	return low
}

func (s *Simulator) ofPerson(it *item) (float64, bool) {
	switch it.trait {
	case age:
		return float64(s.whoAt(it).age), true
	case rowNumber:
		return float64(s.rows[max(it.head, 0)] + 1), it.head >= 0
	}
	return 0, false
}

func (s *Simulator) whoAt(it *item) *person {
	if it.head >= 0 {
		return &s.people[it.head]
	}
	return &s.head
}

// Refuse is for program.Draft.
func (s *Simulator) Refuse(slot, try int) bool {
	if !s.sound {
		return false // the turn has come to nothing
	}
	blocked := !s.stands(slot)
	warned := false
	rules := s.refusing[slot].rules[:0]
	for _, rule := range s.draft.Ends(slot) {
		if !s.draft.Acts(rule) {
			continue
		}
		rules = append(rules, rule)
		if s.survey.Rules[rule].Severity == ir.Block {
			blocked = true
		} else {
			warned = true
		}
	}
	s.refusing[slot].rules = rules
	if !blocked && (!warned || s.lenient) {
		s.warned = s.warned || warned
		return false
	}
	if r := &s.refusing[slot]; !blocked && !r.only {
		r.only, r.milder, r.answer = true, try, *s.draft.Raw(slot)
	}
	if try+1 < s.allowed(slot) || blocked && try+1 == tries && s.refusing[slot].only {
		return true
	}
	s.giveUp(slot, rules, blocked)
	return false
}

// stands tells whether the answer at slot draws no finding by itself.
func (s *Simulator) stands(slot int) bool {
	verdict := s.draft.Verdict(slot)
	switch {
	case verdict == program.Good:
		return true
	case verdict == program.Blank:
		return s.draft.Status(slot) != program.Asked || s.draft.Blankable(slot) || s.survey.Items[slot].Compute != nil
	}
	return false
}

// allowed is how often the item at slot may be answered: what is not asked has one answer.
func (s *Simulator) allowed(slot int) int {
	if s.draft.Status(slot) != program.Asked || s.survey.Items[slot].Compute != nil {
		return 1
	}
	return tries
}

// warnTurns is in how many turns a warning is avoided.
const warnTurns = 24

// giveUp ends a turn that came to nothing, or lets a warning pass that seems to be unavoidable. What an earlier answer
// should have been is kept for the next turn.
func (s *Simulator) giveUp(slot int, rules []int, blocked bool) {
	if !blocked && s.salt >= warnTurns {
		s.warned = true
		return
	}
	s.sound = false
	for _, rule := range rules {
		s.blamed[rule]++
		if len(s.fixed) == 0 {
			s.fix(rule)
		}
	}
}

// fix finds a number outside groups with which a rule would not have acted.
func (s *Simulator) fix(rule int) {
	for _, gap := range s.draft.Gaps(rule) {
		for _, slot := range gap.Uses() {
			it, of := &s.items[slot], &s.survey.Items[slot]
			if it.head >= 0 || of.Domain.Kind != ir.Number || of.Compute != nil || slot == s.draft.At() {
				continue
			}
			x, ok := s.draft.Close(gap, slot, s.draft.Number)
			if x = rounded(x, gap.Within, &of.Domain); ok && s.takes(it, x) {
				s.fixed[slot] = answers.Num(x)
				return
			}
		}
	}
}
