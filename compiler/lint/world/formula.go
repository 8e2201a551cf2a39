package world

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/logic"
)

// survey notes which codes, counts and constants the survey's conditions name.
func (w *World) survey() {
	for i := range w.Survey.Items {
		it := &w.Survey.Items[i]
		if it.Specify != nil {
			w.name(it.Specify.Item, it.Specify.Code)
		}
		if it.Ask != nil {
			w.note(it.Ask)
		}
		for _, s := range it.Skips {
			w.note(s.When)
		}
		for _, h := range it.Domain.Hidden {
			w.note(h.When)
		}
	}
	for i := range w.Survey.Rules {
		w.note(w.Survey.Rules[i].Fires)
	}
}

func (w *World) note(f ir.Formula) {
	ir.Walk(f, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.CodeIn:
			w.name(n.Item, n.Codes...)
		case ir.Func:
			w.noteCount(n)
		case ir.NumberConst:
			w.noteYear(n.Value)
		}
		return true
	})
}

func (w *World) name(item string, codes ...int) {
	if w.named[item] == nil {
		w.named[item] = map[int]bool{}
	}
	for _, code := range codes {
		w.named[item][code] = true
	}
}

func (w *World) noteCount(f ir.Func) {
	if len(f.Args) == 0 {
		return
	}
	if v, ok := f.Args[0].(ir.Value); ok && f.Name == ir.Count {
		w.counted[v.Item] = true
	}
}

func (w *World) noteYear(x float64) {
	if x >= 1 && x <= 9999 && x == float64(int(x)) {
		w.years[int(x)] = true
	}
}

// mostYears bounds the constants that years are tied to days at.
const mostYears = 200

func (w *World) yearsNamed() []int {
	list := slices.Sorted(maps.Keys(w.years))
	return list[:min(len(list), mostYears)]
}

// Formula is a literal that holds where f does. What it does not know is left open.
func (w *World) Formula(f ir.Formula) solver.Lit {
	switch f := f.(type) {
	case ir.And:
		return w.And(w.formulas(f.Of)...)
	case ir.Or:
		return w.Or(w.formulas(f.Of)...)
	case ir.Ref:
		return w.ref(f.Index)
	case ir.Holds:
		t := w.test(f.Test)
		return w.And(t.valued, t.lacks.Not(), t.outcome.If(f.Is))
	case ir.Undefined:
		t := w.test(f.Test)
		return w.And(t.valued, t.lacks)
	case ir.Answered:
		return w.answered(f.Item)
	case ir.Unanswered:
		return w.answered(f.Item).Not()
	case ir.Blank:
		return w.answered(f.Item).Not()
	case ir.None:
		return w.none(f)
	}
	return w.free(logic.Key(f))
}

func (w *World) formulas(of []ir.Formula) []solver.Lit {
	lits := make([]solver.Lit, len(of))
	for i, f := range of {
		lits[i] = w.Formula(f)
	}
	return lits
}

func (w *World) ref(index int) solver.Lit {
	if index < 0 || index >= len(w.Survey.Predicates) {
		return w.Lit()
	}
	l, ok := w.refs[index]
	if !ok {
		l = w.Formula(w.Survey.Predicates[index])
		w.refs[index] = l
	}
	return l
}

// item is what has been said of an item; nil for one that there is not, or not yet.
func (w *World) item(id string) *Item {
	i, ok := w.at[id]
	if !ok || w.Items[i].None == nil && !w.isComputed(i) {
		return nil
	}
	return &w.Items[i]
}

func (w *World) answered(id string) solver.Lit {
	if it := w.item(id); it != nil {
		return it.Answered
	}
	return w.free("answered " + id)
}

func (w *World) none(n ir.None) solver.Lit {
	it := w.item(n.Item)
	if it == nil {
		return w.free("none " + n.Item + string(n.Kind)).If(n.Is)
	}
	l, ok := it.None[n.Kind]
	if !ok {
		l = solver.False
	}
	return l.If(n.Is)
}

// free is an open literal, the same for the same key.
func (w *World) free(key string) solver.Lit {
	l, ok := w.frees[key]
	if !ok {
		l = w.Lit()
		w.frees[key] = l
	}
	return l
}

// known is a test: where all its answers have a value, where it has none all the same, and how it comes out.
type known struct {
	test                   ir.Test
	valued, lacks, outcome solver.Lit
	items                  []string // nil where it is about rows
}

func (w *World) test(t ir.Test) known {
	key := logic.TestKey(t)
	k, ok := w.tests[key]
	if !ok {
		k = w.newTest(key, t)
		w.tests[key] = k
	}
	return k
}

func (w *World) newTest(key string, t ir.Test) known {
	k := known{test: t, valued: w.valued(ir.Items(t)), lacks: solver.False, items: ir.Items(t)}
	switch t := t.(type) {
	case ir.CodeIn:
		k.outcome = w.codeIn(t)
	case ir.HasCode:
		k.outcome = w.hasCode(key, t)
	case ir.Compare:
		k.outcome, k.lacks = w.compare(key, t)
	case ir.Matches:
		k.outcome, k.lacks = w.free(key), w.mayLack(t)
	case ir.ValidID:
		k.outcome, k.lacks = w.validID(key, t), w.mayLack(t)
	default:
		k.outcome, k.lacks = w.free(key), w.Lit()
	}
	return k
}

// valued is where all of these items have a value.
func (w *World) valued(ids []string) solver.Lit {
	var all []solver.Lit
	for _, id := range ids {
		if it := w.item(id); it != nil {
			all = append(all, it.Valued)
		} else {
			all = append(all, w.free("valued "+id))
		}
	}
	return w.And(all...)
}

func (w *World) codeIn(t ir.CodeIn) solver.Lit {
	i, ok := w.at[t.Item]
	if !ok || w.Survey.Items[i].Domain.Kind != ir.Choice {
		return w.Lit()
	}
	var any []solver.Lit
	for _, code := range t.Codes {
		if l := w.Code(i, code); !slices.Contains(any, l) {
			any = append(any, l)
		}
	}
	return w.Or(any...)
}

func (w *World) hasCode(key string, t ir.HasCode) solver.Lit {
	i, ok := w.at[t.Item]
	if !ok || w.Survey.Items[i].Domain.Kind != ir.Choices {
		return w.free(key)
	}
	return w.Mark(i, t.Code)
}

// mayLack is open where a test calls a function of the embedding program, which may give no value.
func (w *World) mayLack(t ir.Test) solver.Lit {
	lacks := solver.False
	ir.Walk(t, func(n ir.Node) bool {
		switch n.(type) {
		case ir.CallTest, ir.CallTerm:
			lacks = w.free("lacks " + logic.TestKey(t))
		}
		return true
	})
	return lacks
}

// validID is settled where the item takes nothing but resident id numbers.
func (w *World) validID(key string, t ir.ValidID) solver.Lit {
	if v, ok := t.Text.(ir.Value); ok {
		if i, ok := w.at[v.Item]; ok && w.Survey.Items[i].Domain.Format == ir.ResidentID {
			return solver.True
		}
	}
	return w.free(key)
}
