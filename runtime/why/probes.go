package why

import (
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/runtime/program"
)

// probes are a survey with an item more for each of its own, which is answered where that one is taken for open, and with
// rules for all that is asked about it.
type probes struct {
	program *program.Program
	slot    []int           // of each item, in the program
	owner   []int           // of each slot; −1: none of the survey's own
	apart   map[string]bool // items of which it is asked whether they are
	asked   []probe         // of each item: it surely is
	passed  []probe
	asks    []probe   // of each item: its ask if holds
	skips   [][]probe // … each of its skips does
	fires   []probe   // of each rule: it holds
	acts    []probe   // … surely
	idle    []probe   // … surely not
}

// probe is a rule of the program.
type probe struct {
	name string
	slot int
	uses map[int]bool // items that are to be known
}

// marker is the item that is answered where another is taken for open.
func marker(id string) string { return id + "?" }

// apart is the item that holds an answer of another while that is known.
func apart(id string) string { return id + "*" }

func newProbes(s *ir.Survey, functions []program.Function) (*probes, error) {
	k := newKnower(s)
	b := &builder{knower: k, probes: &probes{apart: k.unique}, watched: *s}
	b.items()
	b.watched.Rules = nil
	b.watched.Predicates = k.predicates()
	for i := range s.Items {
		b.watchItem(i)
	}
	for i := range s.Rules {
		b.watchRule(&s.Rules[i])
	}
	var err error
	b.program, err = program.New(&b.watched, functions...)
	return b.probes, err
}

type builder struct {
	*knower
	*probes
	watched ir.Survey
}

// items puts a marker in front of each item.
func (b *builder) items() {
	b.watched.Items = nil
	add := func(it ir.Item, i int) {
		b.watched.Items = append(b.watched.Items, it)
		b.owner = append(b.owner, i)
	}
	for i, it := range b.survey.Items {
		beside := ir.Item{ID: marker(it.ID), Section: it.Section, Group: it.Group, Optional: true, Asked: ir.True, Passed: ir.False, Domain: ir.Domain{Kind: ir.Text}}
		if it.Compute == nil {
			add(beside, -1)
		}
		if b.unique[it.ID] {
			beside.ID, beside.Domain = apart(it.ID), it.Domain
			add(beside, -1)
		}
		b.slot = append(b.slot, len(b.watched.Items))
		add(it, i)
	}
}

func (b *builder) watchItem(i int) {
	it := &b.survey.Items[i]
	none := probe{}
	if it.Compute != nil {
		b.asked, b.passed, b.asks, b.skips = append(b.asked, none), append(b.passed, none), append(b.asks, none), append(b.skips, nil)
		return
	}
	b.asked = append(b.asked, b.watch(i, logic.AllOf(b.sure(it.Asked, true), b.stands(it.Group))))
	b.passed = append(b.passed, b.watch(i, b.sure(it.Passed, true)))
	if it.Ask != nil {
		none = b.watch(i, it.Ask)
	}
	b.asks = append(b.asks, none)
	var skips []probe
	for _, skip := range it.Skips {
		skips = append(skips, b.watch(i, skip.When))
	}
	b.skips = append(b.skips, skips)
}

func (b *builder) watchRule(r *ir.Rule) {
	i := slices.IndexFunc(b.survey.Items, func(it ir.Item) bool { return it.ID == r.Item })
	b.fires = append(b.fires, b.watch(i, r.Fires))
	b.acts = append(b.acts, b.watch(i, b.sure(r.Fires, true)))
	b.idle = append(b.idle, b.watch(i, b.sure(r.Fires, false)))
}

func (b *builder) watch(i int, f ir.Formula) probe {
	p := probe{name: strconv.Itoa(len(b.watched.Rules)), slot: b.slot[i], uses: map[int]bool{}}
	for _, id := range b.watched.ItemsOf(f) {
		if of, isMarker := strings.CutSuffix(id, marker("")); isMarker {
			p.uses[b.at[of]] = true
		}
	}
	b.watched.Rules = append(b.watched.Rules, ir.Rule{Name: p.name, Item: b.survey.Items[i].ID, Severity: ir.Warn, Fires: f})
	return p
}

// met tells whether a probe holds at a place.
func (p *probes) met(s *program.State, of probe, place string) bool {
	met := false
	if of.name != "" && s.EnterPlace(place) {
		s.Rules(of.slot, func(r *ir.Rule) { met = met || r.Name == of.name })
	}
	return met
}
