// Package runtime is for programs that embed surveyc: load a survey, check records of answers against it,
// and hold interviews.
//
//	survey, err := runtime.Load(os.DirFS("surveys"), "jdlk/jdlk.survey")
//	findings := survey.Validate(map[string]any{"4": 1, "4-1": 2})
//
// A Survey is safe for use by several goroutines; an interview.Session is not. This package, and what its
// signatures mention of packages answers, interview, suggest and validate, follow semantic versioning: within
// a major version a program that compiles goes on compiling, and a record keeps its findings' codes,
// items, rules and severities. Words of messages may change at any time.
package runtime

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/check"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/suggest"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Finding is one thing wrong with a record.
type Finding = validate.Finding

// Survey is a compiled survey, ready to check records and to hold interviews.
type Survey struct {
	program   *program.Program
	functions []program.Function
	lang      catalogue.Lang
	strict    bool
	warnings  diag.List
}

// Option adjusts Load.
type Option func(*options)

type options struct {
	lang      catalogue.Lang
	strict    bool
	functions []program.Function
}

// English makes findings and errors speak English; they are Chinese otherwise.
func English() Option { return func(o *options) { o.lang = catalogue.EN } }

// Strict makes every finding block: warnings too. Which findings there are stays the same.
func Strict() Option { return func(o *options) { o.strict = true } }

// Func lets rules of the survey call a Go function by name. Its parameters are float64 (a number), string (a
// text) or time.Time (a date); it returns one of these or a bool, and maybe an error. When it returns
// an error or panics it gives no value, and the rule does not act.
func Func(name string, function any) Option {
	return func(o *options) { o.functions = append(o.functions, program.Function{Name: name, Func: function}) }
}

// CompileError is returned by Load for a survey with mistakes: all of them.
type CompileError struct {
	Diagnostics diag.List
	lang        catalogue.Lang
}

// Error shows every mistake with its place, one a line.
func (e *CompileError) Error() string {
	lines := make([]string, len(e.Diagnostics))
	for i, d := range e.Diagnostics {
		at := d.Span.Pos()
		lines[i] = fmt.Sprintf("%s:%d:%d: %s: %s", d.Span.File.Name, at.Line, at.Column, d.Code, d.Message(e.lang))
	}
	return strings.Join(lines, "\n")
}

// Load reads and compiles the survey at path of fsys, with the files that it includes and the tables of options
// and translations that it names. The error is a *CompileError when the survey is
// wrong, that of the file system when it cannot be read, and says what is wrong with a Func otherwise.
func Load(fsys fs.FS, path string, opts ...Option) (*Survey, error) {
	o := options{lang: catalogue.ZH}
	for _, opt := range opts {
		opt(&o)
	}
	signatures := make([]check.Function, len(o.functions))
	for i, f := range o.functions {
		signature, err := f.Signature()
		if err != nil {
			return nil, err
		}
		signatures[i] = signature
	}
	result, err := compiler.Load(fsys, path, signatures...)
	if err != nil {
		return nil, err
	}
	if result.Survey == nil {
		return nil, &CompileError{result.Diagnostics, o.lang}
	}
	p, err := program.New(result.Survey, o.functions...)
	if err != nil {
		return nil, err
	}
	return &Survey{program: p, functions: o.functions, lang: o.lang, strict: o.strict, warnings: result.Diagnostics}, nil
}

// IR is the compiled survey as plain data. It is not to be changed.
func (s *Survey) IR() *ir.Survey { return s.program.Survey }

// In is the same survey in one of its languages, by its code (IR lists them): messages of rules, and what an interview
// asks. What surveyc itself says is English beside English, and stays as it was beside any other. Answers
// are the same in every language. The error says that there is no such language.
func (s *Survey) In(code string) (*Survey, error) {
	translated, ok := s.IR().In(code)
	if !ok {
		return nil, fmt.Errorf("runtime: the survey %s is not translated into %q", s.IR().ID, code)
	}
	p, err := program.New(translated, s.functions...)
	if err != nil {
		return nil, err
	}
	in := *s
	in.program = p
	if code == string(catalogue.EN) {
		in.lang = catalogue.EN
	}
	return &in, nil
}

// Warnings are what the compiler had to say about a survey that it accepted.
func (s *Survey) Warnings() diag.List { return s.warnings }

// Validate gives the findings of one record: item id → answer. A single choice is a code as any Go number,
// a multiple choice a slice of codes, a date "2020-04-13" or a time.Time, a repeated group a slice of maps, one for each
// row. A value of a Go type that is no answer draws the finding malformed.
func (s *Survey) Validate(record map[string]any) []Finding {
	r, err := answers.FromMap(record)
	if err != nil {
		r = &answers.Record{Malformed: &catalogue.Phrase{Code: "malformed.value", Args: []any{err.Error()}}}
	}
	return s.ValidateRecord(r)
}

// ValidateJSON gives the findings of one record written as a JSON object. Bytes that are none
// draw the finding malformed.
func (s *Survey) ValidateJSON(data []byte) []Finding { return s.ValidateRecord(answers.FromJSON(data)) }

// ValidateRecord gives the findings of a record that a reader of package answers has read.
func (s *Survey) ValidateRecord(r *answers.Record) []Finding {
	found := validate.Record(s.program, r, s.lang)
	if s.strict {
		return validate.Strict(found)
	}
	return found
}

// Suggester is what says of a record that something blocks which answers to ask again: the fewest by weight, with values that would
// fit. weights are by item, whole and from 1 on, and may be nil; the error says that one is not. Making a Suggester takes some
// milliseconds, so one is made for many records.
func (s *Survey) Suggester(weights map[string]int) (*suggest.Suggester, error) {
	return suggest.New(s.IR(), suggest.Options{Weights: weights, Strict: s.strict, Functions: s.functions})
}

// Interview begins an interview. Where the survey shuffles options they stand as written: a record with an `_id` or a `_seed` has
// an order of its own (InterviewOf).
func (s *Survey) Interview() *interview.Session { return interview.New(s.program) }

// InterviewOf begins an interview with a record's answers, at the first question that is still open.
func (s *Survey) InterviewOf(r *answers.Record) *interview.Session {
	return interview.Load(s.program, r)
}

// Resume goes on with an interview from its data; an error when that is of another survey.
func (s *Survey) Resume(d interview.Data) (*interview.Session, error) {
	return interview.Resume(s.program, d)
}
