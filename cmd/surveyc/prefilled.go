package main

import (
	"bytes"
	"io"
	"math/rand/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
)

// prefill begins the dialogue with a record of a file: the one of that _id, or the only one.
func (d *dialogue) prefill() error {
	data, err := d.app.read(d.files.record)
	if err != nil {
		return err
	}
	r, err := recordIn(opening{app: d.app, survey: d.survey}, d.files.record, data, d.files.id)
	if err != nil {
		return &inFile{d.files.record, err}
	}
	d.session = sessionOf(d.survey, r)
	return nil
}

// recordIn is one record of a file of answers, which may also be a single object laid out on many lines.
func recordIn(o opening, name string, data []byte, id string) (*answers.Record, error) {
	if r := answers.FromJSON(data); r.Malformed == nil && (id == "" || r.Name == id) {
		return r, nil
	}
	reader, err := o.reader(name, bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return pick(reader, id)
}

// pick is the record of that name, or where none is named the only one.
func pick(reader answers.Reader, id string) (found *answers.Record, err error) {
	for {
		r, err := reader.Next()
		switch {
		case err == io.EOF && found == nil && id == "":
			return nil, newFault("cmd.interview.no-records")
		case err == io.EOF && found == nil:
			return nil, newFault("cmd.interview.no-record", id)
		case err == io.EOF:
			return found, nil
		case err != nil:
			return nil, err
		case id != "" && r.Name != id:
		case r.Malformed != nil:
			return nil, newFault(r.Malformed.Code, r.Malformed.Args...)
		case found != nil:
			return nil, newFault("cmd.interview.records")
		default:
			found = answers.FromJSON(r.AppendJSON(nil)) // the reader's own is gone with the next
		}
	}
}

// sessionOf is an interview that has a record, at the first question. A record that decides the order of no options, where
// the survey shuffles them, gets a seed.
func sessionOf(s *ir.Survey, r *answers.Record) *interview.Session {
	p := linked(s)
	if p.Shuffles() && r.Get(answers.IDKey).Blank() && r.Get(program.SeedKey).Blank() {
		seed := answers.Num(float64(rand.Uint32()))
		r.Fields = append(r.Fields, answers.Field{Key: program.SeedKey, Value: seed})
	}
	session := interview.Load(p, r)
	for session.Back() {
	}
	return session
}
