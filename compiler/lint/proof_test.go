package lint_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// everySurvey is those of the corpus and the broken ones of the catalogue.
func everySurvey(t *testing.T) []string {
	var texts []string
	for _, p := range corpus(t) {
		texts = append(texts, p.text)
	}
	for _, e := range catalogue.Explained() {
		if strings.HasPrefix(string(e.Code), "L") && e.About.Broken != "" {
			texts = append(texts, e.About.Broken)
		}
	}
	return texts
}

// What is said to be impossible rests on the places that are named: with them alone it still is, and without any one of them it
// is no more.
func TestPlacesAreEnoughAndNeeded(t *testing.T) {
	proofs, named := 0, 0
	for _, text := range everySurvey(t) {
		result := compiler.Compile(source.New("t.survey", text))
		for _, f := range lint.Check(result).Findings {
			if !f.Proof {
				continue
			}
			proofs++
			others := removable(result)
			others = slices.DeleteFunc(others, func(s source.Span) bool { return s == f.Span || isNamed(f, s) })
			require.True(t, still(t, blanked(text, others), f), "%s is no more found with its places alone:\n%s", f.Code, blanked(text, others))
			for _, p := range f.Because {
				named++
				without := blanked(text, []source.Span{p.Span})
				bare := blanked(text, append(slices.Clone(others), p.Span))
				assert.False(t, still(t, without, f) && still(t, bare, f), "%s is still found without line %d:\n%s", f.Code, p.Span.Pos().Line, text)
			}
		}
	}
	assert.Greater(t, proofs, 40)
	assert.Greater(t, named, 40)
}

func isNamed(f lint.Finding, s source.Span) bool {
	return slices.ContainsFunc(f.Because, func(p lint.Place) bool { return p.Span == s })
}

// removable are the parts of a survey that can make something impossible.
func removable(r compiler.Result) []source.Span {
	var list []source.Span
	for _, it := range r.Places.Items {
		list = append(list, it.Skips...)
		list = append(list, it.Offers...)
		list = append(list, it.Ask, it.Bound)
	}
	for k, span := range r.Places.Rules {
		if r.Survey.Rules[k].Severity == ir.Block {
			list = append(list, span)
		}
	}
	return slices.DeleteFunc(list, func(s source.Span) bool { return s.File == nil })
}

// blanked puts blanks in the place of parts, of an option's condition with the word in front of it.
func blanked(text string, spans []source.Span) string {
	b := []byte(text)
	for _, s := range spans {
		from := s.Start
		if before := ifBefore.FindStringIndex(text[:from]); before != nil {
			from = before[0]
		}
		for i := from; i < s.End; i++ {
			b[i] = ' '
		}
	}
	return string(b)
}

var ifBefore = regexp.MustCompile(`(?:if|如果)\s+$`)

// still tells whether the same is found at the same place.
func still(t *testing.T, text string, f lint.Finding) bool {
	result := compiler.Compile(source.New("t.survey", text))
	require.NotNil(t, result.Survey, "%s", text)
	return slices.ContainsFunc(lint.Check(result).Findings, func(g lint.Finding) bool { return g.Code == f.Code && g.Span.Start == f.Span.Start })
}

// What is said to be possible is shown by a record that the runtime bears out.
func TestWitnesses(t *testing.T) {
	shown := map[catalogue.Code]int{}
	for _, text := range everySurvey(t) {
		result := compiler.Compile(source.New("t.survey", text))
		for _, f := range lint.Check(result).Findings {
			if f.Witness == nil {
				continue
			}
			shown[f.Code]++
			check, ok := replays[f.Code]
			require.True(t, ok, f.Code)
			p, err := program.New(result.Survey)
			require.NoError(t, err)
			assert.True(t, check(p, f), "%s by %s\n%s", f.Code, f.Witness.AppendJSON(nil), text)
		}
	}
	for code := range replays {
		assert.Positive(t, shown[code], code)
	}
}

// replays say in another way than lint does what each record has to show.
var replays = map[catalogue.Code]func(*program.Program, lint.Finding) bool{
	"L110": everyAnswerBlocks,
	"L204": ruleIsSilent,
	"L205": goesWithOthers,
	"L209": isAsked,
	"L210": isAsked,
}

func loaded(p *program.Program, r *answers.Record) *program.State {
	s := p.NewState()
	s.Load(r)
	return s
}

func blocks(p *program.Program, r *answers.Record) bool {
	for _, f := range validate.Record(p, r, catalogue.ZH) {
		if f.Code == validate.Assert && f.Severity == ir.Block || f.Code == validate.Option {
			return true
		}
	}
	return false
}

func everyAnswerBlocks(p *program.Program, f lint.Finding) bool {
	slot, _ := p.Slot(f.Args[0].(string))
	if blocks(p, f.Witness) || loaded(p, f.Witness).Status(slot) != program.Asked {
		return false
	}
	it := p.Survey.Items[slot]
	var all []answers.Value
	for _, o := range it.Domain.Options {
		all = append(all, answers.Num(float64(o.Code)))
	}
	for x := 0; it.Domain.Kind == ir.Number && x <= 10; x++ {
		all = append(all, answers.Num(float64(x)))
	}
	return len(all) > 0 && !slices.ContainsFunc(all, func(v answers.Value) bool {
		return !blocks(p, &answers.Record{Fields: append(slices.Clone(f.Witness.Fields), answers.Field{Key: it.ID, Value: v})})
	})
}

func ruleIsSilent(p *program.Program, f lint.Finding) bool {
	slot, _ := p.Slot(f.Args[1].(string))
	s := loaded(p, f.Witness)
	return s.Status(slot) == program.Asked && s.Raw(slot) == nil && !blocks(p, f.Witness)
}

func goesWithOthers(p *program.Program, f lint.Finding) bool {
	slot, _ := p.Slot(f.Args[0].(string))
	s := loaded(p, f.Witness)
	return s.Verdict(slot) == program.Good && len(s.Raw(slot).List) > 1
}

func isAsked(p *program.Program, f lint.Finding) bool {
	return len(f.Witness.Fields) > 0 && !blocks(p, f.Witness)
}
