package validate_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

// BenchmarkRecord validates one decoded record of the sample.
func BenchmarkRecord(b *testing.B) {
	p, record := jdlk(b)
	b.Run("fresh", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			validate.Record(p, record, catalogue.ZH)
		}
	})
	b.Run("reused", func(b *testing.B) {
		b.ReportAllocs()
		s := p.NewState()
		for b.Loop() {
			s.Load(record)
			validate.State(s, record.Name, catalogue.ZH)
		}
	})
}

func jdlk(b *testing.B) (*program.Program, *answers.Record) {
	text, err := surveys.Files.ReadFile(surveys.Path("jdlk"))
	if err != nil {
		b.Fatal(err)
	}
	p, err := program.New(compiler.Compile(source.New("jdlk.survey", string(text))).Survey)
	if err != nil {
		b.Fatal(err)
	}
	sample, err := os.ReadFile("../../surveys/jdlk/sample.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	line, _, _ := bytes.Cut(sample, []byte("\n"))
	return p, answers.FromJSON(line)
}

// BenchmarkRows validates a household of 20 members with 30 questions each, with rules over all of them in each row.
func BenchmarkRows(b *testing.B) {
	s, record := crowd(20, 30)
	p, err := program.New(s)
	if err != nil {
		b.Fatal(err)
	}
	r, state := answers.FromJSON(record), p.NewState()
	for b.Loop() {
		state.Load(r)
		if found := validate.State(state, r.Name, catalogue.ZH); len(found) > 0 {
			b.Fatal(found)
		}
	}
}

// crowd is a survey of people with as many questions, and a sound record of so many people.
func crowd(people, questions int) (*ir.Survey, []byte) {
	most := float64(ir.MostRows)
	s := &ir.Survey{IR: ir.Version, ID: "crowd", Items: []ir.Item{
		{ID: "size", Section: -1, Domain: ir.Domain{Kind: ir.Number}, Asked: ir.True, Passed: ir.False},
		{ID: "people", Section: -1, Domain: ir.Domain{Kind: ir.Rows, Max: &most}, Times: ir.Value{Item: "size"}, Asked: ir.True, Passed: ir.False},
	}}
	sum := ir.Total{Func: ir.Sum, Rows: "people", Where: ir.True, Out: ir.False, Of: ir.Value{Item: "q0"}}
	minor := ir.Compare{Op: ir.Lt, Left: ir.Value{Item: "q0"}, Right: ir.NumberConst{Value: 0}}
	s.Predicates = []ir.Formula{ir.Holds{Test: minor, Is: false}, ir.Holds{Test: minor, Is: true}}
	for i := range questions {
		it := ir.Item{ID: fmt.Sprint("q", i), Group: "people", Section: -1, Domain: ir.Domain{Kind: ir.Number}, Asked: ir.True, Passed: ir.False}
		if i > 0 {
			it.Asked, it.Passed = ir.Ref{Index: 0}, ir.Ref{Index: 1}
		}
		s.Items = append(s.Items, it)
	}
	s.Rules = []ir.Rule{
		{Name: "same", Item: "q0", Severity: ir.Block, Fires: ir.Holds{Test: ir.Unique{Item: "q0"}, Is: false}},
		{Name: "sum", Item: "q0", Severity: ir.Block, Fires: ir.Holds{Test: ir.Compare{Op: ir.Lt, Left: sum, Right: ir.Value{Item: "q0"}}, Is: true}},
		{Name: "any", Item: "q0", Severity: ir.Block, Fires: ir.Some{Rows: "people", Where: ir.Ref{Index: 1}}},
	}
	var rows []string
	for row := range people {
		var fields []string
		for i := range questions {
			fields = append(fields, fmt.Sprintf(`"q%d":%d`, i, row))
		}
		rows = append(rows, "{"+strings.Join(fields, ",")+"}")
	}
	return s, fmt.Appendf(nil, `{"size":%d,"people":[%s]}`, people, strings.Join(rows, ","))
}
