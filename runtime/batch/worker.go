package batch

import (
	"strconv"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/parquet"
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
	state   *program.State // for records that are odd
}

// checked is what was found in a chunk.
type checked struct {
	rows    int
	records []record
	found   []validate.Finding
	err     error // of the input, behind the records
	over    bool  // what comes behind cannot be read
}

// record is one that was checked.
type record struct {
	row   int
	id    []byte // its `_id`, nil for none
	key   idKey
	hash  uint64
	again bool // it was there before, which is found out in the order of the input
	index int  // see scan.Record
	// inTurn: it is checked in the order of the input, as its findings hang on the records before it.
	inTurn bool
	found  int // how many of the chunk's findings are the record's, none of which bears a name where id is nil
}

func (b *Batch) newWorker(in stretches) *worker {
	w := &worker{lang: b.lang, block: b.columns.NewBlock(), state: b.program.NewState()}
	w.scan = in.scanner(b.program.Survey, w.block)
	return w
}

// check checks a chunk.
func (w *worker) check(c *chunk, into *checked) {
	into.rows, into.records, into.found, into.err, into.over = 0, into.records[:0], into.found[:0], nil, false
	if c.TooLong {
		w.tooLong(into)
		return
	}
	for at, n := 0, 1; n > 0 && into.err == nil && !into.over; {
		var err error
		n, at, into.rows, err = w.scan.scan(c, at, into.rows, &w.records)
		w.checkBlock(c, n, into)
		if err != nil && into.err == nil {
			w.breakOff(c, at, err, into)
		}
	}
}

// breakOff ends the input with an error: with a record in place of those that cannot be reached, where it is one of what is read.
func (w *worker) breakOff(c *chunk, at int, err error, into *checked) {
	if err != parquet.ErrDamaged {
		into.err = err
		return
	}
	row := c.stripe.Row + at
	into.over = true
	into.found = append(into.found, validate.MalformedRecord(w.scan.broken(row), w.lang))
	into.records = append(into.records, record{row: row, found: 1})
}

func (w *worker) tooLong(into *checked) {
	into.rows = 1
	into.found = append(into.found, validate.MalformedRecord(w.scan.tooLong(), w.lang))
	into.records = append(into.records, record{found: 1})
}

func (w *worker) checkBlock(c *chunk, n int, into *checked) {
	faulty, odd := w.block.Check(n), w.block.Odd()
	for lane := 0; lane < n && into.err == nil; lane++ {
		from := &w.records[lane]
		r := record{row: from.Row, id: from.ID, index: from.Index}
		switch before := len(into.found); {
		case odd>>lane&1 == 1:
			if !w.odd(c, from, &r, into) {
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

// odd checks a record as package validate does; it is false where it is none: a row without answers.
func (w *worker) odd(c *chunk, from *scan.Record, r *record, into *checked) bool {
	read, inTurn, err := w.scan.read(c, from)
	switch {
	case err != nil:
		into.err = err
		return false
	case inTurn:
		r.inTurn = true
	case read.Malformed != nil:
		into.found = append(into.found, validate.MalformedRecord(read, w.lang))
	case len(read.Fields) == 0 && !w.scan.empty():
		return false
	default:
		w.state.Load(read)
		into.found = append(into.found, validate.State(w.state, read.Name, w.lang)...)
	}
	if read.HasID {
		r.id = []byte(read.ID)
	}
	return true
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
