package main

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

// record is one line of a batch.
type record struct {
	id      string
	team    string
	replies replies           // that the clerk writes down
	unasked replies           // that the household was not asked for
	stray   map[string]string // under keys of no question
	torn    bool              // the line breaks off
}

// questionnaire is a compiled survey.
type questionnaire struct {
	*ir.Survey
	program *program.Program
}

// load compiles a questionnaire of this repository.
func load(id string) (*questionnaire, error) {
	result, err := compiler.Load(surveys.Files, surveys.Path(id))
	if err != nil {
		return nil, fmt.Errorf("reading the survey: %w", err)
	}
	if result.Diagnostics.HasErrors() {
		return nil, fmt.Errorf("%s does not compile: %s", id, result.Diagnostics[0].Message(catalogue.EN))
	}
	p, err := program.New(result.Survey)
	if err != nil {
		return nil, fmt.Errorf("linking %s: %w", id, err)
	}
	return &questionnaire{result.Survey, p}, nil
}

// batch draws the households, in the order in which the teams visited them.
func (f form) batch(q *questionnaire, n size) []*record {
	d := newDice(f.seed)
	batch := make([]*record, n.households)
	for i := range batch {
		h := f.draw(d)
		h.visit = f.visit(i)
		batch[i] = &record{id: fmt.Sprintf("%s-%06d", f.id, i+1), team: h.team.name, replies: f.answers(h), unasked: replies{}}
		q.strike(batch[i])
	}
	clerk{d, q, batch}.err(f.mistakes, n.mistaken)
	return batch
}

// strike takes out of r what the form does not ask this household: whatever the runtime
// calls skipped in a record that answers everything.
func (q *questionnaire) strike(r *record) {
	for _, f := range validate.Record(q.program, r.forRuntime(), catalogue.ZH) {
		if f.Code == "skipped" {
			r.unasked[f.Item] = r.replies[f.Item]
			delete(r.replies, f.Item)
		}
	}
}

func (r *record) forRuntime() *answers.Record {
	out := &answers.Record{Name: r.id, ID: r.id, HasID: true, Row: 1}
	for id, reply := range r.replies {
		out.Fields = append(out.Fields, answers.Field{Key: id, Value: valueOf(reply)})
	}
	return out
}

func valueOf(reply any) answers.Value {
	switch reply := reply.(type) {
	case int:
		return answers.Num(float64(reply))
	case float64:
		return answers.Num(reply)
	case string:
		return answers.Text(reply)
	case []int:
		return answers.Codes(reply...)
	default:
		panic(fmt.Sprintf("generate: no such reply: %T", reply))
	}
}
