package simulate

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Options say what is made up.
type Options struct {
	Seed     uint64
	First    string // the day on which the visits begin, 2020-04-13; "" for one that the survey tells
	Mistakes Mistakes

	// Known gives households that are known to offend no rule that blocks. It is asked where chance finds none, maybe by several
	// Simulators at a time. nil: there are none.
	Known func() []*answers.Record
}

// Simulator makes records of a survey up. It serves one goroutine.
type Simulator struct {
	survey *ir.Survey
	draft  *program.Draft
	seed   uint64
	start  int
	items  []item

	// Of the record in the making.
	nr       int
	visit    visit
	head     person
	salt     uint64 // of the attempt
	lenient  bool   // a warning is left as it is
	fixed    map[int]answers.Value
	sound    bool
	warned   bool
	keys     []uint64 // of each head of a group: its row in the making
	rows     []int    // … the number of that row, from 0
	people   []person // … who it is about
	refusing []refusal
	deriving []bool
	mistaken Mistakes
	known    func() []*answers.Record
	rowsMade []answers.Value
	fields   []answers.Field
	blamed   map[int]int // of this record: how often a rule ended an attempt
	tally    Tally
}

// refusal is what is remembered of the tries at an item.
type refusal struct {
	rules  []int         // that refused the last one
	only   bool          // some try drew only a warning
	milder int           // that try
	answer answers.Value // … and what it was
}

// New prepares a survey. One that calls functions of the program around cannot be simulated.
func New(survey *ir.Survey, o Options) (*Simulator, error) {
	if len(survey.Functions) > 0 {
		return nil, fmt.Errorf("simulate: the survey calls %s", strings.Join(survey.Functions, ", "))
	}
	s := &Simulator{survey: survey, seed: o.Seed, mistaken: o.Mistakes, known: o.Known, fixed: map[int]answers.Value{}, blamed: map[int]int{}}
	s.tally = Tally{Mistakes: map[string]int{}, Answered: make([]bool, len(survey.Items))}
	var ok bool
	if s.start, ok = value.ParseDate(o.First); !ok {
		s.start = firstDay(survey)
	}
	draft, err := program.NewDraft(survey, s)
	if err != nil {
		return nil, err
	}
	s.draft = draft
	n := len(survey.Items)
	s.items, s.keys, s.rows, s.people = make([]item, n), make([]uint64, n), make([]int, n), make([]person, n)
	s.refusing, s.deriving = make([]refusal, n), make([]bool, n)
	s.learn()
	return s, nil
}

// The limits of trying.
const (
	tries    = 16  // answers to one item
	mostTurn = 240 // of a household, before one that is known takes its place
)

// Unreachable is told where chance found no household that a survey takes, and none is known.
type Unreachable struct {
	Record int
	Rules  []string // that were most in the way, at most three
}

func (u *Unreachable) Error() string {
	return fmt.Sprintf("simulate: no household was found that no rule blocks (%s)", strings.Join(u.Rules, ", "))
}

// Record makes record number nr, from 0. It may be read until the next call. An error is an *Unreachable.
func (s *Simulator) Record(nr int) (*answers.Record, error) {
	r, err := s.right(nr)
	if err != nil {
		return nil, err
	}
	s.tally.Records++
	if s.warned {
		s.tally.Warned++
	}
	return s.mistaken.make(s, r), nil
}

// right is the record before anybody errs.
func (s *Simulator) right(nr int) (*answers.Record, error) {
	s.begin(nr)
	for turn := range mostTurn {
		s.turn(turn)
		if s.fill() {
			return s.record(), nil
		}
	}
	return s.fromKnown()
}

// fill makes the record once; sound tells whether no rule blocks it.
func (s *Simulator) fill() (sound bool) {
	s.sound, s.warned = true, false
	s.draft.Fill()
	return s.sound
}

func (s *Simulator) begin(nr int) {
	s.nr, s.visit = nr, s.visitOf(nr)
	d := throw(s.seed, uint64(nr))
	s.head = newPerson(throw(s.seed, uint64(nr), 1), headAges, s.visit.day)
	s.lenient = d.percent(lenience)
	clear(s.fixed)
	clear(s.blamed)
}

// lenience is in how many of a hundred records a warning is left as chance has it.
const lenience = 3

// again is after how many turns what was fixed for an earlier one is given up.
const again = 8

// turn begins another attempt. What the one before has shown must be so is kept for some.
func (s *Simulator) turn(nr int) {
	if nr%again == 0 {
		clear(s.fixed)
	}
	if len(s.fixed) == 0 {
		s.salt = uint64(nr)
	}
}

// fromKnown puts a household in place that is known, and as much of this one as goes with it.
func (s *Simulator) fromKnown() (*answers.Record, error) {
	d := throw(s.seed, uint64(s.nr), 2)
	var known []*answers.Record
	if s.known != nil {
		known = s.known()
	}
	first := d.below(len(known))
	for k := range known {
		s.take(known[(first+k)%len(known)])
		if s.fill() {
			s.loosen(&d)
			s.tally.Known++
			return s.record(), nil
		}
	}
	return nil, s.unreachable()
}

func (s *Simulator) take(r *answers.Record) {
	s.lenient, s.salt = true, 0
	clear(s.fixed)
	for slot := range s.items {
		if s.items[slot].head < 0 && !s.draft.IsGroup(slot) {
			s.fixed[slot] = r.Get(s.survey.Items[slot].ID)
		}
	}
}

// loosen lets chance answer again wherever the household then still stands.
func (s *Simulator) loosen(d *dice) {
	var slots []int
	for slot := range s.items {
		if _, ok := s.fixed[slot]; ok {
			slots = append(slots, slot)
		}
	}
	shuffle(d, slots)
	for _, slot := range slots {
		before := s.fixed[slot]
		delete(s.fixed, slot)
		if !s.fill() {
			s.fixed[slot] = before
		}
	}
	s.fill()
}

func (s *Simulator) unreachable() error {
	rules := slices.Collect(maps.Keys(s.blamed))
	slices.SortFunc(rules, func(a, b int) int { return cmp.Or(s.blamed[b]-s.blamed[a], a-b) })
	u := &Unreachable{Record: s.nr}
	for _, rule := range rules[:min(len(rules), 3)] {
		u.Rules = append(u.Rules, s.survey.Rules[rule].Name)
	}
	return u
}

// record reads the answers out.
func (s *Simulator) record() *answers.Record {
	id := fmt.Sprintf("%s-%06d", s.survey.ID, s.nr+1)
	s.fields = append(s.fields[:0], answers.Field{Key: answers.IDKey, Value: answers.Text(id)},
		answers.Field{Key: EnumeratorKey, Value: answers.Text(s.visit.enumerator)})
	s.fields = s.answered(s.fields, 0, s.draft.Len())
	return &answers.Record{Name: id, ID: id, HasID: true, Row: s.nr + 1, Fields: s.fields}
}

// EnumeratorKey is where a record names who made it, MistakeKey what a clerk did wrong in it.
const (
	EnumeratorKey = "_enumerator"
	MistakeKey    = "_mistake"
)

// answered appends the answers from a slot up to another, in the rows that are looked at.
func (s *Simulator) answered(fields []answers.Field, slot, end int) []answers.Field {
	for ; slot < end; slot = s.draft.End(slot) {
		v := s.draft.Raw(slot)
		if v == nil || v.Blank() {
			continue
		}
		s.tally.Answered[slot] = true
		if s.draft.IsGroup(slot) {
			fields = append(fields, answers.Field{Key: s.survey.Items[slot].ID, Value: s.rowsOf(slot)})
		} else {
			fields = append(fields, answers.Field{Key: s.survey.Items[slot].ID, Value: *v})
		}
	}
	return fields
}

func (s *Simulator) rowsOf(head int) answers.Value {
	list := make([]answers.Value, s.draft.Rows(head))
	for nr := range list {
		list[nr] = answers.Row()
		if s.draft.Enter(head, nr) {
			list[nr].Fields = s.answered(nil, head+1, s.draft.End(head))
		}
	}
	return answers.Rows(list...)
}
