// Package batch checks a file of records against a survey, one record after the other,
// and counts what it finds.
//
// Memory does not grow with the file: of each record only 16 bytes of its `_id` are kept, to
// tell when one comes again.
package batch

import (
	"crypto/sha256"
	"io"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Batch checks records that may come from several files, and knows an `_id` again across them.
type Batch struct {
	state   *program.State
	cell    func(item string) string // of the record at hand
	lang    catalogue.Lang
	strict  bool
	sink    func(validate.Finding) error
	seen    map[[16]byte]struct{}
	summary Summary
}

// New makes a batch that hands each finding to sink, in the order of the input. An
// error of sink ends the batch.
func New(p *program.Program, lang catalogue.Lang, sink func(validate.Finding) error) *Batch {
	return &Batch{state: p.NewState(), lang: lang, sink: sink, seen: map[[16]byte]struct{}{},
		summary: Summary{counts: map[Kind]int{}, slot: p.Slot}}
}

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

// sheet is a reader that knows the cell of an answer in the last record.
type sheet interface {
	Cell(item string) string
}

func cellOf(r answers.Reader) func(item string) string {
	if s, ok := r.(sheet); ok {
		return s.Cell
	}
	return func(string) string { return "" }
}

func (b *Batch) record(file string, r *answers.Record) error {
	findings := b.weighed(b.findings(r))
	b.summary.countRecord(findings)
	for _, f := range findings {
		f.File, f.Row, f.Cell = file, r.Row, b.cell(f.Item)
		if err := b.emit(f); err != nil {
			return err
		}
	}
	return nil
}

func (b *Batch) findings(r *answers.Record) []validate.Finding {
	if r.Malformed != nil {
		return []validate.Finding{validate.MalformedRecord(r, b.lang)}
	}
	b.state.Load(r)
	findings := validate.State(b.state, r.Name, b.lang)
	if b.again(r) {
		return append([]validate.Finding{b.duplicate(r)}, findings...)
	}
	return findings
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

// again tells whether the record's `_id` was there before. It is kept as the first 16 bytes of
// its SHA-256, which no two ids share by chance or by intent.
func (b *Batch) again(r *answers.Record) bool {
	if !r.HasID {
		return false
	}
	sum := sha256.Sum256([]byte(r.ID))
	key := [16]byte(sum[:16])
	_, seen := b.seen[key]
	b.seen[key] = struct{}{}
	return seen
}

func (b *Batch) duplicate(r *answers.Record) validate.Finding {
	return validate.Finding{Record: r.Name, Item: answers.IDKey, Code: validate.Duplicate, Severity: ir.Block,
		Message: catalogue.Say(b.lang, validate.Duplicate)}
}
