package simulate_test

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/simulate"
	"github.com/surveyc/surveyc/runtime/validate"
)

// TestMistakes: each kind is made, alone, where the record says; what it is certain to draw is drawn there, and the records in
// which nobody erred are what they would have been.
func TestMistakes(t *testing.T) {
	made := map[string]int{}
	for _, name := range surveys {
		s := load(t, name)
		for _, kind := range simulate.Kinds {
			m, _, ok := simulate.ParseMistakes(kind.Name + "=20%")
			require.True(t, ok)
			made[kind.Name] += erred(t, s, kind, simulate.Options{Seed: 3, Mistakes: m})
		}
	}
	for _, kind := range simulate.Kinds {
		assert.Positive(t, made[kind.Name], kind.Name)
	}
}

func erred(t *testing.T, s *ir.Survey, kind simulate.Kind, o simulate.Options) (made int) {
	p, err := program.New(s)
	require.NoError(t, err)
	with, right, seen := newSimulator(t, s, o), newSimulator(t, s, simulate.Options{Seed: o.Seed}), map[string]bool{}
	for nr := range 120 {
		r, err := with.Record(nr)
		require.NoError(t, err)
		got, mistake := line(r), r.Get(simulate.MistakeKey).Str
		was, err := right.Record(nr)
		require.NoError(t, err)
		if mistake == "" {
			assert.Equal(t, line(was), got)
		} else {
			made++
			name, place, _ := strings.Cut(mistake, " ")
			assert.Equal(t, kind.Name, name)
			assert.NotEqual(t, line(was), got)
			assertDrawn(t, p, kind, place, r, seen)
		}
		seen[r.ID] = true
	}
	return made
}

func assertDrawn(t *testing.T, p *program.Program, kind simulate.Kind, place string, r *answers.Record, seen map[string]bool) {
	if kind.Draws == validate.Duplicate {
		assert.Equal(t, r.ID, place)
		assert.True(t, seen[r.ID], r.ID)
		return
	}
	found := validate.Record(p, r, catalogue.EN)
	drawn := slices.ContainsFunc(found, func(f validate.Finding) bool { return f.Item == place && f.Code == kind.Draws })
	assert.True(t, drawn || kind.Draws == "", "%s %s\n%s\n%v", kind.Name, place, line(r), found)
}

func TestParseMistakes(t *testing.T) {
	for _, text := range []string{"10%", "0.1", "10％", "blank", "blank=2%,unit", " blank=2% , row", "5%,row=1%", "100%", "0"} {
		_, _, ok := simulate.ParseMistakes(text)
		assert.True(t, ok, text)
	}
	for text, blamed := range map[string]string{
		"110%": "110%", "typo": "typo", "": "", "blank,": "", "blank=": "blank=", "blank,unit=-1%": "unit=-1%", "10%=2": "10%=2", "NaN": "NaN", "2%,x=1": "x=1",
	} {
		_, wrong, ok := simulate.ParseMistakes(text)
		assert.False(t, ok, text)
		assert.Equal(t, blamed, wrong, text)
	}
}

// TestSameBytes: what a seed makes stays what it was, on every machine.
func TestSameBytes(t *testing.T) {
	m, _, _ := simulate.ParseMistakes("40%")
	var b strings.Builder
	for _, name := range []string{"jdlk/jdlk", "fjdlk/fjdlk", "examples/roster/roster", "examples/clinic/clinic"} {
		sim := newSimulator(t, load(t, name), simulate.Options{Seed: 1, Mistakes: m})
		for _, nr := range []int{0, 1, 12_345} {
			r, err := sim.Record(nr)
			require.NoError(t, err)
			b.WriteString(line(r) + "\n")
		}
	}
	golden := filepath.Join("testdata", "seed1.jsonl")
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}

// TestTable: the cells of a table are read as the record that they were written from.
func TestTable(t *testing.T) {
	for _, name := range surveys {
		s := load(t, name)
		sim, rows := newSimulator(t, s, simulate.Options{Seed: 2}), simulate.Rows{}
		var all []*answers.Record
		for nr := range 60 {
			r, err := sim.Record(nr)
			require.NoError(t, err)
			copied := *r
			copied.Fields = slices.Clone(r.Fields)
			all = append(all, &copied)
			rows.Count(s, r.Fields)
		}
		table := simulate.NewTable(s, catalogue.ZH, false, rows)
		var text strings.Builder
		text.WriteString(strings.Join(table.Heads(), ",") + "\n")
		for _, r := range all {
			var cells []string
			for _, c := range table.Cells(r, nil) {
				cells = append(cells, `"`+strings.ReplaceAll(table.Text(c), `"`, `""`)+`"`)
			}
			text.WriteString(strings.Join(cells, ",") + "\n")
		}
		assertRead(t, s, text.String(), all)
	}
}

func assertRead(t *testing.T, s *ir.Survey, text string, want []*answers.Record) {
	reader, err := answers.NewCSV(strings.NewReader(text), s)
	require.NoError(t, err)
	for _, r := range want {
		got, err := reader.Next()
		require.NoError(t, err)
		read := map[string]answers.Value{}
		for _, f := range got.Fields {
			read[f.Key] = f.Value
		}
		for _, f := range r.Fields {
			assert.True(t, sameRows(f.Value, read[f.Key]), "%s %s: %v, read as %v", r.ID, f.Key, f.Value, read[f.Key])
		}
	}
	_, err = reader.Next()
	assert.Equal(t, io.EOF, err)
}

// sameRows compares what the rows of a table cannot tell apart: an item without an answer, and none.
func sameRows(a, b answers.Value) bool {
	if a.Kind != answers.List || len(a.List) == 0 || a.List[0].Kind != answers.Object {
		return a.Equal(b)
	}
	for nr := range a.List {
		for _, f := range a.List[nr].Fields {
			if nr >= len(b.List) || !sameRows(f.Value, b.List[nr].Member(f.Key)) {
				return false
			}
		}
	}
	return true
}
