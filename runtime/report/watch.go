// Package report makes of a check what people act on: counts by village and enumerator, who was not visited, a
// workbook that goes back to the village, a page that shows where the mistakes are.
//
// A Watcher stands between reader and batch. It tells observers of each record together with what was found in it, in the
// order of the input, so none of them reads the answers a second time.
package report

import (
	"io"
	"slices"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Observer is told of a record when it has been checked. r and what in tells of its row are valid during the call. A
// finding of a whole file, such as a column that is no item's, comes with a nil r.
type Observer interface {
	Observe(file string, in answers.Reader, r *answers.Record, found []validate.Finding) error
}

// Sparing is an Observer that looks at no more of a record than what stands under some keys. Such are told of without records being made.
type Sparing interface {
	Observer
	Needs() []string
}

// Choosy is a Sparing that looks at all of a record in which something of its choice was found.
type Choosy interface {
	Sparing
	Wants(found []validate.Finding) bool
}

// Watcher tells observers of what is read and found. Its zero value has none.
type Watcher struct {
	Observers []Observer
	file      string
	in        answers.Reader
	record    *answers.Record
	found     []validate.Finding
}

// Needs are the keys of what the observers look at of a record; ok is false where one looks at all of it.
func (w *Watcher) Needs() (keys []string, ok bool) {
	for _, o := range w.Observers {
		sparing, ok := o.(Sparing)
		if !ok {
			return nil, false
		}
		for _, key := range sparing.Needs() {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys, true
}

// Wants tells whether an observer looks at all of the record that Record is going to tell of.
func (w *Watcher) Wants() bool {
	return slices.ContainsFunc(w.Observers, func(o Observer) bool {
		choosy, ok := o.(Choosy)
		return ok && choosy.Wants(w.found)
	})
}

// Begin turns to another input, whose records Record is told of.
func (w *Watcher) Begin(file string, in answers.Reader) error {
	err := w.Settle()
	w.file, w.in = file, in
	return err
}

// Record tells the observers of a record whose findings have been told; nil stands for the whole file.
func (w *Watcher) Record(r *answers.Record) error {
	w.record = r
	return w.Settle()
}

// Reader reads what in reads, and has the observers told.
func (w *Watcher) Reader(file string, in answers.Reader) answers.Reader {
	return &watched{w, file, in}
}

// Finding takes note of a finding about the record that was read last, or about the file.
func (w *Watcher) Finding(f validate.Finding) error {
	if len(w.Observers) > 0 {
		w.found = append(w.found, f)
	}
	return nil
}

// Settle tells the observers of the record at hand.
func (w *Watcher) Settle() error {
	if w.record == nil && len(w.found) == 0 {
		return nil
	}
	record, found := w.record, w.found
	w.record, w.found = nil, w.found[:0]
	for _, o := range w.Observers {
		if err := o.Observe(w.file, w.in, record, found); err != nil {
			return err
		}
	}
	return nil
}

// watched is a reader whose records are told of. The record before is settled before the next one takes its place.
type watched struct {
	watcher *Watcher
	file    string
	in      answers.Reader
}

func (r *watched) Next() (*answers.Record, error) {
	w := r.watcher
	w.file, w.in = r.file, r.in
	if err := w.Settle(); err != nil {
		return nil, err
	}
	record, err := r.in.Next()
	if err == nil {
		w.record = record
	} else if err != io.EOF {
		w.record = nil
	}
	return record, err
}

func (r *watched) Unknown() []answers.UnknownColumn {
	if t, ok := r.in.(interface {
		Unknown() []answers.UnknownColumn
	}); ok {
		return t.Unknown()
	}
	return nil
}

func (r *watched) Cell(item string, row int) string {
	if t, ok := r.in.(interface{ Cell(string, int) string }); ok {
		return t.Cell(item, row)
	}
	return ""
}
