package batch_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

// oneByOne hides what a reader is, so that its records are checked one after the other by package validate.
type oneByOne struct{ answers.Reader }

// TestTheSameFindings: whatever the number of workers, records in columns have the findings that package validate gives
// for each, in the order of the input. `CONFORMANCE=long go test -timeout 1h -run TestTheSameFindings ./runtime/batch`
// makes it more than a million records.
func TestTheSameFindings(t *testing.T) {
	seeds, perSurvey := volume()
	for seed := range uint64(seeds) {
		d := records.NewDice(seed)
		s := surveyOf(d, seed)
		if s == nil {
			continue
		}
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		sameFindings(t, s, linesOf(d, d.Batch(c, perSurvey)))
	}
}

// TestTheSameFindingsInRows is TestTheSameFindings for surveys with repeated groups, in tables and in lines, with few rows, with as many
// as a block has, and with more.
func TestTheSameFindingsInRows(t *testing.T) {
	seeds, perSurvey := volume()
	for seed := range uint64(seeds) {
		d := records.NewDice(seed)
		s := d.Groups()
		if seed%2 == 1 {
			s = compiler.Compile(source.New("t.survey", d.Repeats())).Survey
		}
		_, err := columns.New(s, catalogue.ZH)
		require.NoError(t, err)
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		made := d.Batch(c, perSurvey/2)
		sameInBook(t, s, bookOf(d, s, made))
		sameInTable(t, s, sheet{d, s, ",", "\n"}.text(made))
		sameFindings(t, s, linesOf(d, crowded(d, made)))
	}
}

// crowded are records some of which have their rows many times over.
func crowded(d records.Dice, batch []records.Record) []records.Record {
	for i, r := range batch {
		for at := range r {
			rows, isList := strings.CutPrefix(r[at].Value, "[{")
			if isList && d.Once(8) {
				batch[i] = slices.Clone(r)
				batch[i][at].Value = "[" + strings.Repeat("{"+rows[:len(rows)-1]+",", d.IntN(40)) + "{" + rows
			}
		}
	}
	return batch
}

func volume() (seeds, perSurvey int) {
	if os.Getenv("CONFORMANCE") == "long" {
		return 1500, 1000
	}
	return 60, 300
}

// surveyOf is one of the two questionnaires or one with repeated groups now and then, else a random one; nil if that does not
// compile.
func surveyOf(d records.Dice, seed uint64) *ir.Survey {
	if seed%10 == 5 {
		return d.Groups()
	}
	if seed%10 != 0 {
		return compiler.Compile(source.New("t.survey", d.Survey())).Survey
	}
	result, err := compiler.Load(surveys.Files, surveys.Path(records.Pick(d, "jdlk", "fjdlk")))
	if err != nil {
		panic(err) // they are embedded
	}
	return result.Survey
}

// linesOf writes records as other programs do: with blanks, escapes, and now and then broken.
func linesOf(d records.Dice, batch []records.Record) []byte {
	var out bytes.Buffer
	for _, r := range batch {
		line := r.Text()
		if d.Once(3) {
			line = spoilt(d, line)
		}
		out.WriteString(line)
		out.WriteString(records.Pick(d, "\n", "\n", "\n", "\r\n", " \n", "\n\n", "\n \t\n"))
	}
	return out.Bytes()
}

func spoilt(d records.Dice, line string) string {
	at := d.IntN(len(line))
	switch d.IntN(10) {
	case 0:
		return line[:at]
	case 1:
		return line[:at] + string(rune(d.IntN(128))) + line[at+1:]
	case 2:
		return line[:at] + string([]byte{byte(d.IntN(256))}) + line[at:]
	case 3:
		return line + line
	case 4:
		return escaped(line)
	case 5:
		return strings.Replace(line, `{"`, `{"_id":`+records.Pick(d, "17", "17.0", `"r\u0031"`, "-5", `"户1"`, "421125198001011234", "null", "[]")+`,"`, 1)
	case 7:
		return strings.Replace(line, `{"`, `{"_overrides":`+records.Pick(d, `[]`, `null`, `{"r1":{"reason":"x"}}`, `[{"rule":"r1","reason":"x"}]`)+`,"`, 1)
	case 6:
		return strings.Replace(line, `,"`, `,"_by":"x","`, 2)
	}
	return strings.NewReplacer(`":`, `" : `, `,"`, ` ,`+"\t"+`"`, `[`, `[ `, `]`, ` ]`).Replace(line)
}

// escaped writes every character beyond ASCII as JSON may.
func escaped(line string) string {
	var b strings.Builder
	for _, r := range line {
		switch {
		case r >= 0x10000:
			fmt.Fprintf(&b, `\u%04x\u%04X`, 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF)
		case r >= 128:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func sameFindings(t *testing.T, s *ir.Survey, lines []byte) {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	want := foundIn(t, p, 1, oneByOne{answers.NewJSONL(bytes.NewReader(lines))})
	for workers := 1; workers <= 3; workers++ {
		got := foundIn(t, p, workers, answers.NewJSONL(bytes.NewReader(lines)))
		if got != want {
			t.Fatal(firstDifference(want, got, lines))
		}
	}
}

// foundIn is a line for each finding, and the summary.
func foundIn(t *testing.T, p *program.Program, workers int, r answers.Reader) string {
	var out []byte
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		out = append(f.AppendJSON(out), '\n')
		return nil
	})
	b.Workers(workers)
	require.NoError(t, b.Check("", r))
	return fmt.Sprintf("%s%+v %v", out, b.Summary().Counts(), []int{b.Summary().Records, b.Summary().Blocked, b.Summary().Warned, b.Summary().Clean})
}

func firstDifference(want, got string, lines []byte) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("package validate: %s\nin columns:       %s\nin\n%s", w[i], g[min(i, len(g)-1)], lines[:min(len(lines), 3000)])
		}
	}
	return "more in columns: " + g[len(w)]
}
