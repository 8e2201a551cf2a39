// Package suggest says which answers of a record to ask again: the fewest that cannot all stand, so that with other answers to them,
// and all others kept, nothing blocks the record any more. It is the error localisation of Fellegi and Holt, aware of the route.
//
// Only an answer that was given can be blamed. Each that is to be asked again, or to be taken out because it is then passed
// over, counts the weight of its item; each question that comes on the route by that, and has no answer yet, counts a tenth of
// an answer. What is missing already counts nothing. The least sum is a least one: the solver of lint proves that there is none
// below, and every suggestion has been tried on the runtime.
package suggest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Outcome is what came of the search.
type Outcome int

// The outcomes.
const (
	Sound      Outcome = iota // nothing blocks the record that other answers could mend
	Found                     // there are suggestions
	InRows                    // something blocks it in the rows of a repeated group, which are not searched
	Impossible                // no answers whatever satisfy the survey
	Undecided                 // the work allowed did not suffice
)

// Result is what there is to be said of a record.
type Result struct {
	Outcome Outcome
	Ways    []Suggestion // the best first; of equal weight all, up to a bound
	More    bool         // there may be further ones of that weight
}

// Suggestion is one way to put a record in order. The values are examples that go together.
type Suggestion struct {
	Again   []Answer `json:"again,omitempty"`   // given answers to ask again
	Remove  []string `json:"remove,omitempty"`  // given answers that are to go: their items are then passed over
	Missing []Answer `json:"missing,omitempty"` // what is to be answered in any case
	Then    []Answer `json:"then,omitempty"`    // what has to be asked because of the new answers
	Weight  int      `json:"weight"`            // of Again and Remove
	cost    int
	Record  *answers.Record `json:"-"` // with the example values: nothing blocks it
}

// Answer is an item with a value that fits.
type Answer struct {
	Item  string        `json:"item"`
	Value answers.Value `json:"answer"`
	Any   bool          `json:"any,omitempty"` // so do the others that were tried: the value is one of many
}

// Options adjust a Suggester.
type Options struct {
	Weights   map[string]int // by item, from 1; see DefaultWeight
	Strict    bool           // warnings block too
	Functions []program.Function
}

// MostWeight is the greatest weight of an item.
const MostWeight = 1000

// lockedWeight is that of an answer which came with the record and is not to be edited in the field.
const lockedWeight = 10

// DefaultWeight is an item's weight where none is given: 1, of a locked one 10.
func DefaultWeight(it *ir.Item) int {
	if it.Locked {
		return lockedWeight
	}
	return 1
}

// Suggester searches for suggestions to the records of a survey. It may be used by several goroutines.
type Suggester struct {
	survey  *ir.Survey
	linked  *program.Program
	bench   *bench
	weights []int
	strict  bool
}

// New makes a Suggester; an error says that a weight is of no item or out of bounds, or that a function is missing.
func New(s *ir.Survey, o Options) (*Suggester, error) {
	linked, err := program.New(s, o.Functions...)
	if err != nil {
		return nil, err
	}
	bench, err := newBench(s, o.Functions)
	if err != nil {
		return nil, err
	}
	out := &Suggester{survey: s, linked: linked, bench: bench, strict: o.Strict}
	for i := range s.Items {
		out.weights = append(out.weights, DefaultWeight(&s.Items[i]))
	}
	return out, out.weigh(o.Weights)
}

func (s *Suggester) weigh(weights map[string]int) error {
	for id, weight := range weights {
		slot, ok := s.linked.Slot(id)
		if !ok || weight < 1 || weight > MostWeight {
			return fmt.Errorf("suggest: weight %d of %q", weight, id)
		}
		s.weights[slot] = weight
	}
	return nil
}

// Record searches for what to ask again in a record, which is read only during the call.
func (s *Suggester) Record(r *answers.Record) Result {
	if r.Malformed != nil {
		return Result{}
	}
	state := s.linked.NewState()
	state.Load(r)
	found := s.blocking(state)
	switch {
	case len(found) == 0:
		return Result{}
	case slices.ContainsFunc(found, s.inRows):
		return Result{Outcome: InRows}
	}
	return s.newSearch(r, state, found).run()
}

// blocking are the findings that other answers could mend.
func (s *Suggester) blocking(state *program.State) []validate.Finding {
	found := validate.State(state, "", catalogue.ZH)
	if s.strict {
		found = validate.Strict(found)
	}
	return slices.DeleteFunc(found, func(f validate.Finding) bool { return f.Severity != ir.Block || !mendable(f) })
}

func mendable(f validate.Finding) bool {
	return !slices.Contains([]catalogue.Code{validate.Unknown, validate.Survey, validate.Version, validate.Duplicate, validate.Malformed}, f.Code)
}

// Mendable tells whether other answers could do away with any of a record's findings.
func Mendable(found []validate.Finding) bool {
	return slices.ContainsFunc(found, func(f validate.Finding) bool { return f.Severity == ir.Block && mendable(f) })
}

func (s *Suggester) inRows(f validate.Finding) bool {
	slot, ok := s.linked.Slot(f.Item)
	return strings.Contains(f.Item, "[") || ok && s.survey.Items[slot].Domain.Kind == ir.Rows && f.Code != validate.Skipped
}
