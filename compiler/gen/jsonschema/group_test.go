package jsonschema

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// The samples of the examples with repeated groups: the schema refuses what the runtime blocks, but for what it lists.
func TestExamplesWithGroups(t *testing.T) {
	node := startAjv(t)
	for _, name := range []string{"roster", "farm", "clinic"} {
		folder := "../../../surveys/examples/" + name
		result, err := compiler.Load(os.DirFS(folder), name+".survey")
		require.NoError(t, err)
		p, err := program.New(result.Survey)
		require.NoError(t, err)
		schema := written(t, result.Survey)
		unsaid := newSayer(result.Survey).comment()
		for _, e := range []engine{node.load(t, schema), bySanthosh(t, schema)} {
			lines := linesOf(t, folder+"/sample.jsonl")
			for i, taken := range e.takes(t, lines) {
				found := blockingFor(p, lines[i], unsaid)
				require.Equal(t, len(found) == 0, taken, "%s\n%v", lines[i], found)
			}
		}
	}
}

// Groups by how many rows there are, and what is asked of some, every and how many of them.
func TestGroups(t *testing.T) {
	const head = "survey s \"t\"\nquestion n \"n\" integer 0..3\n"
	const tail = "question a \"a\" integer 0..9\nquestion b \"b\" integer\n  ask if a > 5\nendrepeat\n"
	node := startAjv(t)
	for _, c := range []struct{ survey, takes, refuses string }{
		{head + "repeat g \"g\" times n\n" + tail, `{"n":0} {"n":0,"g":[]} {"n":1,"g":[{"a":1}]} {"n":2,"g":[{"a":1},{"a":6,"b":1}]}`,
			`{} {"n":1} {"n":1,"g":[{}]} {"n":1,"g":[null]} {"n":1,"g":[{"a":6}]} {"n":1,"g":[{"a":1,"b":1}]} {"n":1,"g":[{"a":1},{"a":1}]} {"n":2,"g":[{"a":1}]} {"n":1,"g":7} {"n":1,"g":[7]} {"n":0,"g":[{"a":1}]}`},
		{head + "repeat g \"g\" 1..2\n  ask if n > 1\n" + tail, `{"n":0} {"n":2,"g":[{"a":1}]} {"n":3,"g":[{"a":1},{"a":2}]}`, `{"n":2} {"n":2,"g":[]} {"n":0,"g":[{"a":1}]} {"n":2,"g":[{"a":1},{"a":1},{"a":1}]}`},
		{head + "repeat g \"g\"\n  assert block \"x\" if any(g where a > 3)\n" + tail, `{"n":1} {"n":1,"g":[{"a":3}]}`, `{"n":1,"g":[{"a":3},{"a":4}]}`},
		{head + "repeat g \"g\"\n  assert block \"x\" unless all(g where b > 3)\n" + tail, `{"n":1} {"n":1,"g":[{"a":3},{"a":6,"b":4}]}`, `{"n":1,"g":[{"a":3},{"a":6,"b":3}]}`},
		{head + "repeat g \"g\"\n  assert block \"x\" if count(g where b > 3) != 1.0\n" + tail, `{"n":1,"g":[{"a":6,"b":4}]} {"n":1,"g":[{"a":6,"b":3},{"a":1},{"a":6,"b":4}]}`, `{"n":1} {"n":1,"g":[{"a":3}]} {"n":1,"g":[{"a":6,"b":4},{"a":6,"b":4}]}`},
		{head + "repeat g \"g\" 0..5\n" + tail + "question c \"c\" text\n  ask if count(g) > 1\n", `{"n":1} {"n":1,"g":[{"a":1},{"a":1}],"c":"x"}`, `{"n":1,"c":"x"} {"n":1,"g":[{"a":1},{"a":1}]}`},
		{head + "repeat g \"g\" times 1\nrepeat h \"h\" 0..5\n" + tail + "endrepeat\nquestion c \"c\" text\n  ask if any(g where any(h where b == 1.0))\n",
			`{"n":1,"g":[{}]} {"n":1,"g":[{"h":[{"a":6,"b":1}]}],"c":"x"} {"n":1,"g":[{"h":[{"a":6,"b":2}]}]}`, `{"n":1} {"n":1,"g":[{"h":[{"a":6,"b":1}]}]} {"n":1,"g":[{"h":[{"a":6}]}]} {"n":1,"g":[{}],"c":"x"}`},
		// An empty list behind one in which something was found.
		{head + "repeat g \"g\" times 2\nrepeat h \"h\" 0..5\n" + tail + "endrepeat\nquestion c \"c\" text\n  ask if count(g where any(h where a == 3.0)) == 2.0\n",
			`{"n":1,"g":[{"h":[{"a":3}]},{"h":[]}]} {"n":1,"g":[{"h":[{"a":3}]},{"h":[{"a":3}]}],"c":"x"}`, `{"n":1,"g":[{"h":[{"a":3}]},{"h":[]}],"c":"x"}`},
		{head + "repeat g \"g\" times 2\nquestion m \"m\" multi optional\n  option 1 \"x\"\n  option 2 \"y\"\nendrepeat\nquestion c \"c\" text\n  ask if count(g where m has 1) == 2.0\n",
			`{"n":1,"g":[{"m":[1]},{"m":[]}]} {"n":1,"g":[{"m":[1]},{"m":[1]}],"c":"x"}`, `{"n":1,"g":[{"m":[1]},{"m":[]}],"c":"x"}`},
	} {
		result := compiler.Compile(source.New("s.survey", c.survey))
		require.NotNil(t, result.Survey, "%s %v", c.survey, result.Diagnostics)
		p, err := program.New(result.Survey)
		require.NoError(t, err)
		require.Empty(t, newSayer(result.Survey).comment(), c.survey)
		schema := written(t, result.Survey)
		for _, e := range []engine{node.load(t, schema), bySanthosh(t, schema)} {
			for want, records := range map[bool]string{true: c.takes, false: c.refuses} {
				lines := strings.Fields(records)
				for i, taken := range e.takes(t, lines) {
					require.Equal(t, want, taken, "%T: %s\n%s", e, lines[i], c.survey)
					require.Equal(t, want, len(blockingFor(p, lines[i], "")) == 0, "the runtime: %s\n%s", lines[i], c.survey)
				}
			}
		}
	}
}

// blockingFor are the findings that block a record, but for those that the schema lists as unsaid.
func blockingFor(p *program.Program, line, unsaid string) []validate.Finding {
	found := validate.Record(p, answers.FromJSON([]byte(line)), catalogue.ZH)
	return slices.DeleteFunc(found, func(f validate.Finding) bool {
		id := f.Item[strings.LastIndexByte(f.Item, '.')+1:]
		route := f.Code == validate.Required || f.Code == validate.Skipped
		return f.Severity != "block" || f.Rule != "" && strings.Contains(unsaid, "rule "+f.Rule) || strings.Contains(unsaid, "compute "+id) || route && strings.Contains(unsaid, "ask "+id)
	})
}

func linesOf(t *testing.T, path string) []string {
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	var lines []string
	for s := bufio.NewScanner(file); s.Scan(); {
		lines = append(lines, s.Text())
	}
	return lines
}
