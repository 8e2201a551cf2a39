// Package batch checks a file of records against a survey, one record after the other,
// and counts what it finds.
//
// Memory does not grow with the file: of each record at most 17 bytes are kept of its `_id`, to
// tell when one comes again.
package batch

import (
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Batch checks records that may come from several files, and knows an `_id` again across them.
type Batch struct {
	program *program.Program
	columns *columns.Program // nil where the survey is not for columns
	workers int
	state   *program.State
	cell    func(item string, row int) string
	lang    catalogue.Lang
	strict  bool
	sink    func(validate.Finding) error
	seen    seen
	// repeated are ids of a chunk that came before: the room for them.
	repeated []identity
	summary  Summary
	keys     []string // that are watched
	watch    func(*answers.Record) error
	whole    func() bool
	watched  answers.Record
}

// New makes a batch that hands each finding to sink, in the order of the input. An
// error of sink ends the batch.
func New(p *program.Program, lang catalogue.Lang, sink func(validate.Finding) error) *Batch {
	c, err := columns.New(p.Survey, lang)
	if err != nil {
		c = nil
	}
	return &Batch{program: p, columns: c, workers: runtime.GOMAXPROCS(0), state: p.NewState(), lang: lang, sink: sink,
		summary: Summary{counts: map[Kind]int{}, slot: p.Slot}}
}

// Workers sets how many goroutines check at a time, one a processor without it. What is found, and its order,
// do not depend on it.
func (b *Batch) Workers(n int) { b.workers = max(n, 1) }

// Watch has watch told of each record when its findings have been told, in the order of the input. The record has no more
// than what stands under these keys, each of an item or one that begins with _, and is valid during the call. Behind findings of a whole file it is nil.
func (b *Batch) Watch(keys []string, watch func(*answers.Record) error) {
	b.keys, b.watch = keys, watch
}

// Whole has watch told all of a record where wanted says so, which is asked when the findings of the record have been told.
func (b *Batch) Whole(wanted func() bool) { b.whole = wanted }

// Strict makes every finding block from here on.
func (b *Batch) Strict() { b.strict = true }

// Check checks what r reads. Findings bear the name of file. It returns the error of
// the input or of the sink that stopped it; all records until then are checked.
func (b *Batch) Check(file string, r answers.Reader) error {
	b.cell = cellOf(r)
	if t, ok := r.(table); ok {
		if err := b.unknownColumns(file, t.Unknown()); err != nil {
			return err
		}
	}
	if b.watch != nil {
		if err := b.watch(nil); err != nil {
			return err
		}
	}
	if in := stretchesOf(r); in != nil {
		if err := b.checkAhead(file, r); err != nil {
			return err
		}
		return b.checkStretches(file, in)
	}
	return b.checkEach(file, r)
}

// checkAhead checks the records that were read to find a header.
func (b *Batch) checkAhead(file string, r answers.Reader) error {
	in, ok := r.(interface{ Ahead() bool })
	for ok && in.Ahead() {
		record, err := r.Next()
		if err != nil {
			return notEnd(err)
		}
		if err := b.record(file, record); err != nil {
			return err
		}
	}
	return nil
}

// notEnd is an error but for io.EOF.
func notEnd(err error) error {
	if err == io.EOF {
		return nil
	}
	return err
}

// checkEach checks one record after the other.
func (b *Batch) checkEach(file string, r answers.Reader) error {
	for {
		record, err := r.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := b.record(file, record); err != nil {
			return err
		}
	}
}

// Summary tells what was found so far.
func (b *Batch) Summary() *Summary { return &b.summary }

// table is a reader whose columns may be of no question.
type table interface {
	Unknown() []answers.UnknownColumn
}

// unknownColumns reports a column of no question once, not in each record.
func (b *Batch) unknownColumns(file string, columns []answers.UnknownColumn) error {
	for _, c := range columns {
		f := validate.Finding{Item: c.Head, Code: validate.Unknown, Severity: ir.Warn,
			Message: catalogue.Say(b.lang, c.Why.Code, c.Why.Args...), File: file, Row: c.Row, Cell: c.Cell}
		if err := b.emit(b.weighed([]validate.Finding{f})[0]); err != nil {
			return err
		}
	}
	return nil
}

// celled is a reader that knows the cell of an answer.
type celled interface {
	Cell(item string, row int) string
}

func cellOf(r answers.Reader) func(item string, row int) string {
	if s, ok := r.(celled); ok {
		return s.Cell
	}
	return func(string, int) string { return "" }
}

func (b *Batch) record(file string, r *answers.Record) error {
	found := b.findings(r)
	if r.HasID && b.again([]byte(r.ID)) {
		found = append([]validate.Finding{b.duplicate(r.ID)}, found...)
	}
	err := b.report(file, r.Row, found)
	if b.watch == nil {
		return err
	}
	return errors.Join(err, b.tellOf(r))
}

// tellOf tells of a record what is watched of it.
func (b *Batch) tellOf(r *answers.Record) error {
	if b.whole != nil && b.whole() {
		return b.watch(r)
	}
	b.watched = answers.Record{Name: r.Name, ID: r.ID, HasID: r.HasID, Row: r.Row, Malformed: r.Malformed, Fields: b.watched.Fields[:0]}
	for _, f := range r.Fields {
		if slices.Contains(b.keys, f.Key) {
			b.watched.Fields = append(b.watched.Fields, f)
		}
	}
	return b.watch(&b.watched)
}

func (b *Batch) again(id []byte) bool {
	return b.seen.again(keyOf(id))
}

// report counts a record and hands on what was found in it.
func (b *Batch) report(file string, row int, found []validate.Finding) error {
	found = b.weighed(found)
	b.summary.countRecord(found)
	for _, f := range found {
		f.File, f.Row, f.Cell = file, row, b.cell(f.Item, row)
		if column, ok := headless(f); ok {
			f.Message = catalogue.Say(b.lang, "answers.headless", column)
		}
		if err := b.emit(f); err != nil {
			return err
		}
	}
	return nil
}

// headless is the column of a sheet under no head that bears something.
func headless(f validate.Finding) (column string, ok bool) {
	if f.Code != validate.Unknown || f.Cell == "" {
		return "", false
	}
	column, ok = strings.CutPrefix(f.Item, "[")
	return strings.TrimSuffix(column, "]"), ok
}

func (b *Batch) findings(r *answers.Record) []validate.Finding {
	if r.Malformed != nil {
		return []validate.Finding{validate.MalformedRecord(r, b.lang)}
	}
	b.state.Load(r)
	return validate.State(b.state, r.Name, b.lang)
}

// weighed are findings with the severity that they have in this batch.
func (b *Batch) weighed(found []validate.Finding) []validate.Finding {
	if b.strict {
		return validate.Strict(found)
	}
	return found
}

func (b *Batch) emit(f validate.Finding) error {
	b.summary.countFinding(f)
	return b.sink(f)
}

func (b *Batch) duplicate(record string) validate.Finding {
	return validate.Finding{Record: record, Item: answers.IDKey, Code: validate.Duplicate, Severity: ir.Block,
		Message: catalogue.Say(b.lang, validate.Duplicate)}
}
