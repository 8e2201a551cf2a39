package diff

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

const pairsFile = "testdata/pairs.txt"

// pair is two versions of a survey, and what is said of them.
type pair struct{ name, old, new, want string }

func pairs(t testing.TB) []pair {
	data, err := os.ReadFile(pairsFile)
	require.NoError(t, err)
	var list []pair
	for _, part := range strings.Split("\n"+string(data), "\n=== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n--- old\n")
		before, rest, _ := strings.Cut(rest, "\n--- new\n")
		after, want, ok := strings.Cut(rest+"\n", "\n--- diff\n")
		require.True(t, ok, name)
		list = append(list, pair{name, before + "\n", after + "\n", strings.TrimSpace(want)})
	}
	return list
}

func compiled(t testing.TB, text string) *ir.Survey {
	result := compiler.Compile(source.New("t.survey", "survey t \"t\"\n"+text))
	require.False(t, result.Diagnostics.HasErrors(), "%s\n%v", text, result.Diagnostics)
	return result.Survey
}

// TestPairs: what is said of two versions stands beside them; UPDATE=1 writes it.
func TestPairs(t *testing.T) {
	list := pairs(t)
	var written strings.Builder
	for _, p := range list {
		old, after := compiled(t, p.old), compiled(t, p.new)
		got := said(Compare(old, after), Compatible(old, after))
		if os.Getenv("UPDATE") == "" {
			assert.Equal(t, p.want, got, p.name)
		}
		fmt.Fprintf(&written, "=== %s\n--- old\n%s--- new\n%s--- diff\n%s\n", p.name, p.old, p.new, got)
	}
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(pairsFile, []byte(written.String()), 0o644))
	}
	assert.GreaterOrEqual(t, len(list), 25)
}

func said(r *Report, c *Compatibility) string {
	var b strings.Builder
	say := func(p catalogue.Code, args ...any) string { return catalogue.Say(catalogue.EN, p, args...) }
	for _, ch := range r.Changes {
		fmt.Fprintf(&b, "%s: %s\n", ch.Area(), say(ch.Code, ch.Args...))
		if ch.Example != nil {
			fmt.Fprintf(&b, "  %s\n", say("diff.example", ch.Example.InWords))
		}
	}
	for _, f := range c.Refused {
		fmt.Fprintf(&b, "old records: %s\n  %s\n", say(f.Message.Code, f.Message.Args...), say("diff.example", f.Example.InWords))
	}
	for _, id := range c.Open {
		fmt.Fprintf(&b, "old records: %s is not decided\n", id)
	}
	if c.Holds() {
		b.WriteString("old records: all valid\n")
	}
	return strings.TrimSpace(b.String())
}

// TestSelf: a survey does not differ from itself.
func TestSelf(t *testing.T) {
	for _, p := range pairs(t) {
		for _, text := range []string{p.old, p.new} {
			r := Compare(compiled(t, text), compiled(t, text))
			assert.Empty(t, r.Changes, p.name)
			assert.True(t, Compatible(compiled(t, text), compiled(t, text)).Holds(), p.name)
		}
	}
}

// TestWitnesses: each household is put to both surveys as they are written, and each shows what it is to show.
func TestWitnesses(t *testing.T) {
	tried := 0
	for _, p := range pairs(t) {
		old, after := compiled(t, p.old), compiled(t, p.new)
		m := matched(old, after)
		for _, ch := range Compare(old, after).Changes {
			if ch.Example == nil {
				continue
			}
			tried++
			before, now := loaded(t, old, ch.Example.Old), loaded(t, after, ch.Example.New)
			switch ch.Code {
			case "diff.now-passed":
				assert.Equal(t, program.Asked, status(before, m.from[ch.Item]), p.name)
				assert.Equal(t, program.Passed, status(now, ch.Item), p.name)
			case "diff.now-asked":
				assert.Equal(t, program.Passed, status(before, m.from[ch.Item]), p.name)
				assert.Equal(t, program.Asked, status(now, ch.Item), p.name)
			case "diff.rule-newly", "diff.rule-added", "diff.rule-blocks", "diff.rule-warns":
				assert.Equal(t, ch.Code != "diff.rule-newly" && ch.Code != "diff.rule-added", found(before, ch.Rule), p.name)
				assert.True(t, found(now, ch.Rule), p.name)
			case "diff.rule-no-longer", "diff.rule-removed":
				assert.True(t, found(before, ch.Rule), p.name)
				assert.False(t, found(now, ch.Rule), p.name)
			default:
				t.Errorf("%s: a household for %s", p.name, ch.Code)
			}
		}
		for _, f := range Compatible(old, after).Refused {
			tried++
			assert.False(t, validate.Blocks(validate.State(loaded(t, old, f.Example.Old), "", catalogue.EN)), "%s: %s", p.name, f.Example.Old.AppendJSON(nil))
			assert.True(t, validate.Blocks(validate.State(loaded(t, after, f.Example.New), "", catalogue.EN)), p.name)
		}
	}
	assert.Greater(t, tried, 20)
}

func found(s *program.State, rule string) bool {
	for _, f := range validate.State(s, "", catalogue.EN) {
		if f.Rule == rule {
			return true
		}
	}
	return false
}

func loaded(t testing.TB, s *ir.Survey, r *answers.Record) *program.State {
	p, err := program.New(s)
	require.NoError(t, err)
	state := p.NewState()
	state.Load(r)
	return state
}
