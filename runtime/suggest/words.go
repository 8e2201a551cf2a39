package suggest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// word is a text that an item may bear, and how the tests of that item alone come out then. The solver knows of texts no more than
// what conditions compare them with; so it is offered some, which differ in what conditions say of them.
type word struct {
	item     int
	id, text string
	read     *reading
}

// Limits of the texts that are offered.
const (
	mostTexts  = 60
	longestNew = 200
)

// textsOf are texts of which conditions are likely to hold: those that they name, what their patterns ask for, each as long as they say.
func textsOf(w *world.World) []string {
	texts := []string{"某", "1"}
	var lengths []int
	for _, t := range w.Tests() {
		ir.Walk(t.Test, func(n ir.Node) bool {
			switch n := n.(type) {
			case ir.TextConst:
				texts = append(texts, n.Value)
			case ir.Matches:
				if text, ok := lint.Sample(n.Pattern); ok {
					texts = append(texts, text)
				}
			case ir.Compare:
				lengths = append(lengths, lengthsIn(n)...)
			}
			return true
		})
	}
	return append(texts, padded(texts, lengths)...)
}

// lengthsIn are the numbers around which the length of a text is compared.
func lengthsIn(c ir.Compare) (lengths []int) {
	measured := false
	ir.Walk(c, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.Func:
			measured = measured || n.Name == ir.Len
		case ir.NumberConst:
			if x := int(n.Value); x > 0 && x < longestNew {
				lengths = append(lengths, x, x+1)
			}
		}
		return true
	})
	if !measured {
		return nil
	}
	return lengths
}

func padded(texts []string, lengths []int) (list []string) {
	for _, text := range texts {
		for _, n := range lengths {
			if missing := n - len([]rune(text)); missing > 0 {
				list = append(list, text+strings.Repeat("某", missing))
			}
		}
	}
	return list
}

// wordsOf are of each text item texts that tests of it alone tell apart.
func (b *bench) wordsOf(s *ir.Survey, w *world.World) (list []word) {
	for i := range s.Items {
		it := &s.Items[i]
		if it.Domain.Kind != ir.Text || !searched(it) || !b.tested(it.ID) {
			continue
		}
		alike := map[string]bool{}
		for _, text := range append(w.Texts(i), b.fitting(&it.Domain)...) {
			read := b.read(&answers.Record{Fields: []answers.Field{{Key: it.ID, Value: answers.Text(text)}}})
			if key := fmt.Sprint(read.acts); !alike[key] { // a map is printed in order
				alike[key] = true
				list = append(list, word{i, it.ID, text, read})
			}
		}
	}
	return list
}

// tested tells whether there is a test of an item alone.
func (b *bench) tested(id string) bool {
	for _, items := range b.tests {
		if len(items) == 1 && items[0] == id {
			return true
		}
	}
	return false
}

// fitting are the texts that a domain takes.
func (b *bench) fitting(d *ir.Domain) []string {
	texts := append(slices.Clone(b.texts), lint.Text(d))
	texts = slices.DeleteFunc(texts, func(text string) bool { return program.Judge(*d, answers.Text(text)) != program.Good })
	return texts[:min(len(texts), mostTexts)]
}

// offer tells the solver of the texts that an item may bear.
func (x *search) offer() {
	byItem := map[int][]solver.Lit{}
	for _, n := range x.bench.words {
		l := x.world.Lit()
		x.offered = append(x.offered, l)
		byItem[n.item] = append(byItem[n.item], l)
		x.learn(n.read, func(id string) (solver.Lit, bool) { return l, id == n.id })
		if slices.Contains(x.world.Texts(n.item), n.text) {
			x.learn(n.read, func(id string) (solver.Lit, bool) { return x.world.Bears(n.item, world.Held{Text: n.text}), id == n.id })
		}
	}
	for i := range x.survey.Items {
		if len(byItem[i]) == 0 {
			continue
		}
		one := x.world.Lit()
		clause := append(byItem[i], one.Not(), x.world.Items[i].Valued.Not())
		if keeps, ok := x.kept[i]; ok {
			clause = append(clause, keeps)
		}
		x.world.Clause(clause...)
		x.likely = append(x.likely, one)
	}
}

// word is the text that the solver's model took for an item from those that it was offered, "" for none.
func (x *search) word(i int) string {
	for k, n := range x.bench.words {
		if n.item == i && x.world.Holds(x.offered[k]) {
			return n.text
		}
	}
	return ""
}
