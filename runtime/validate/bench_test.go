package validate_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/surveyc/surveyc/compiler"
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
