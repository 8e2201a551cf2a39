package batch

import (
	"strconv"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/scan"
	"github.com/surveyc/surveyc/runtime/validate"
)

// worker checks the records of chunks, as they stand in each: rows count from the chunk's first. It is for one goroutine.
type worker struct {
	lang    catalogue.Lang
	block   *columns.Block
	scan    scanner
	records scan.Records

	// For records that are odd.
	state  *program.State
	reader reader
}

// scanner reads records into the worker's block.
type scanner interface {
	Scan(data []byte, p, row int, into *scan.Records) (n, next, nextRow int)
}

// reader reads single records.
type reader interface {
	Read(text []byte, row int) *answers.Record
	TooLong(row int) *answers.Record
	Empty() bool // whether what bears nothing is a record
}

// checked is what was found in a chunk.
type checked struct {
	rows    int
	records []record
	found   []validate.Finding
}

// record is one that was checked.
type record struct {
	row   int
	id    []byte // its `_id`, nil for none
	key   idKey
	hash  uint64
	again bool // it was there before, which is found out in the order of the input
	found int  // how many of the chunk's findings are the record's, none of which bears a name where id is nil
}

func (b *Batch) newWorker(in stretches) *worker {
	w := &worker{lang: b.lang, block: b.columns.NewBlock(), state: b.program.NewState()}
	w.scan, w.reader = in.scanner(b.program.Survey, w.block), in.reader()
	return w
}

// check checks a chunk.
func (w *worker) check(c *scan.Chunk, into *checked) {
	into.rows, into.records, into.found = 0, into.records[:0], into.found[:0]
	if c.TooLong {
		w.tooLong(into)
		return
	}
	for at := 0; at < len(c.Data); {
		var n int
		n, at, into.rows = w.scan.Scan(c.Data, at, into.rows, &w.records)
		w.checkBlock(c.Data, n, into)
	}
}

func (w *worker) tooLong(into *checked) {
	into.rows = 1
	into.found = append(into.found, validate.MalformedRecord(w.reader.TooLong(0), w.lang))
	into.records = append(into.records, record{found: 1})
}

func (w *worker) checkBlock(data []byte, n int, into *checked) {
	faulty, odd := w.block.Check(n), w.block.Odd()
	for lane := range n {
		from := &w.records[lane]
		r := record{row: from.Row, id: from.ID}
		switch before := len(into.found); {
		case odd>>lane&1 == 1:
			var ok bool
			if r.id, ok = w.odd(data[from.Start:from.End], into); !ok {
				continue
			}
			r.found = len(into.found) - before
			name(into.found[before:], r.id)
		case faulty>>lane&1 == 1 || len(from.Strangers) > 0:
			into.found = w.block.Findings(lane, into.found)
			into.found = validate.UnknownKeys(from.Strangers, w.lang, into.found)
			r.found = len(into.found) - before
			name(into.found[before:], r.id)
		}
		if r.id != nil {
			r.key = keyOf(r.id)
			r.hash = r.key.hash()
		}
		into.records = append(into.records, r)
	}
}

// odd checks a record as package validate does, and gives its `_id`; ok is false where it is none: a row without answers.
func (w *worker) odd(text []byte, into *checked) (id []byte, ok bool) {
	r := w.reader.Read(text, 0)
	if r.Malformed != nil {
		into.found = append(into.found, validate.MalformedRecord(r, w.lang))
		return nil, true
	}
	if len(r.Fields) == 0 && !w.reader.Empty() {
		return nil, false
	}
	w.state.Load(r)
	into.found = append(into.found, validate.State(w.state, r.Name, w.lang)...)
	if !r.HasID {
		return nil, true
	}
	return []byte(r.ID), true
}

func name(found []validate.Finding, id []byte) {
	if len(found) == 0 || id == nil {
		return
	}
	record := string(id)
	for i := range found {
		found[i].Record = record
	}
}

// nameByRow is what findings call a record without `_id`.
func nameByRow(found []validate.Finding, row int) {
	record := strconv.Itoa(row)
	for i := range found {
		found[i].Record = record
	}
}
