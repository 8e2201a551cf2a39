// Package lint finds what is wrong with a survey that compiles: what no household can reach, what can never
// act, what cannot be answered, and what a careful colleague would ask about.
//
// A finding either proves that something cannot happen, and then names a smallest set of places in the source that make it
// so; or it claims that something can, and then shows a record, tried on the runtime before anything is said. Rules that
// warn never make anything impossible. What could not be decided within the work allowed is said to be undecided.
package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// checks are all that there are, in the order in which they run: what a check has found may make a later one silent.
//
// Left out on purpose, since they would be said of surveys that are as their author wants them:
//   - a skip on answered(x) of its own question that always happens: it is how to write a goto without a condition;
//   - skips of one question of which one covers all that another does: the first that holds is taken, which is how to
//     write special cases first;
//   - a warning that acts wherever a rule acts that blocks: it says something milder for more households;
//   - rules that contradict each other and only warn: nothing becomes impossible;
//   - arithmetic that meets a question which was passed over: rules are silent there by the language's own definition,
//     only an optional question is left blank by choice;
//   - spelling, length and tone of texts.
//
// Left out because it is not decided: questions that rules leave without an answer only together with particular earlier ones
// (L110), unless they are of one choice, or of a whole number with a bound of at most forty values; so not those of several marks,
// of other numbers, of days and of texts.
var checks = []struct {
	first catalogue.Code // of those that it reports
	run   func(*linter)
}{
	{"L110", deadEnds},
	{"L106", asks},
	{"L103", skips},
	{"L101", unreachable},
	{"L111", fixed},
	{"L102", impossibleOptions},
	{"L112", unreachableBounds},
	{"L107", rules},
	{"L203", apart},
	{"L109", implied},
	{"L201", siblings},
	{"L202", onward},
	{"L204", blanks},
	{"L205", exclusives},
	{"L206", others},
	{"L207", repeated},
	{"L208", references},
	{"L209", gaps},
}

// Finding is one remark. Where it says that something cannot be, Because are the places that make it so; where it says that
// something can, Witness is a record that shows it.
type Finding struct {
	Code    catalogue.Code
	Span    source.Span
	Args    []any
	Because []Place
	Proof   bool // Because is all that it rests on
	Witness *answers.Record
}

// Place is one of the places that a finding rests on.
type Place struct {
	Span source.Span
	Text catalogue.Phrase
}

// Report is what was found, by place. Undecided counts the questions to the solver that took more than is allowed.
type Report struct {
	Findings  []Finding
	Silenced  int
	Undecided int
	survey    *ir.Survey
}

// Check looks through a survey that compiled; of one with errors there is nothing to say.
func Check(r compiler.Result) Report {
	if r.Survey == nil {
		return Report{}
	}
	l := newLinter(r)
	for _, c := range checks {
		c.run(l)
	}
	if l.undecided > 0 {
		l.add(Finding{Code: "L302", Span: l.Places.Items[0].ID, Args: []any{l.undecided}})
	}
	return l.silenced()
}

// linter is a survey in work.
type linter struct {
	*prover
	compiler.Result
	linked  *program.Program              // with what Probes say as further rules; nil where the survey calls functions that are not here
	asked   []solver.Outcome              // of each item: whether a complete record asks it
	held    []solver.Outcome              // … a valid one
	options map[solver.Lit]solver.Outcome // of each code: whether a valid record bears it; nil before that is asked
	blocked map[string]bool               // items that rules use which block; nil before that is asked
	acting  []solver.Outcome              // of each rule: whether it acts in a complete record
	dead    map[int]bool                  // rules that leave a question without an answer, as reported
	settled map[string]bool               // what has been said of, by kind and place
	found   []Finding
}

func newLinter(r compiler.Result) *linter {
	l := &linter{prover: newProver(r.Survey), Result: r, dead: map[int]bool{}, settled: map[string]bool{}}
	if len(r.Survey.Functions) == 0 {
		if p, err := program.New(r.Survey); err == nil {
			l.linked = p
		}
	}
	var goals []solver.Lit
	for i := range l.Items {
		goals = append(goals, l.Items[i].Asked)
	}
	l.held = l.each(l.valid(), goals)
	l.asked = slices.Clone(l.held)
	for i := range goals {
		if l.held[i] != solver.Sat {
			l.asked[i] = l.ask(append(l.complete(), goals[i])...)
		}
	}
	return l
}

func (l *linter) survey() *ir.Survey { return l.prover.Survey }

func (l *linter) add(f Finding) { l.found = append(l.found, f) }

// reachable tells that some complete record asks item i.
func (l *linter) reachable(i int) bool { return l.asked[i] == solver.Sat }

// settle notes that enough has been said of something; it is false where that was so before.
func (l *linter) settle(what string) bool {
	if l.settled[what] {
		return false
	}
	l.settled[what] = true
	return true
}
