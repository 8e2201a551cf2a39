package batch

import (
	"slices"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/scan"
	"github.com/surveyc/surveyc/runtime/validate"
)

// worker checks the records of chunks, as they stand in each: rows count from the chunk's first. It is for one goroutine.
type worker struct {
	lang    catalogue.Lang
	block   *columns.Block // nil where all records are odd
	scan    scanner
	records scan.Records
	state   *program.State            // for records that are odd
	all     bool                      // there is something to tell of all records: somebody watches
	keys    []string                  // that are watched
	said    map[string]*answers.Value // what is written under them
	at      int                       // how far the chunk at hand is checked
}

// checked is what was found in a chunk, or in a part of one in which much is found.
type checked struct {
	rows    int
	records int // how many there are
	ids     []identity
	told    []record // those of which there is something to tell: all where somebody watches, else those in which something was found
	found   []validate.Finding
	watched []watched
	more    bool  // there are further parts of the chunk
	err     error // of the input, behind the records
	over    bool  // what comes behind cannot be read
}

// clear makes room for what is found in the rows behind.
func (c *checked) clear() {
	*c = checked{rows: c.rows, ids: c.ids[:0], told: c.told[:0], found: c.found[:0], watched: c.watched[:0]}
}

// identity is the `_id` of a record.
type identity struct {
	key idKey
	id  []byte
	nr  int // which of the chunk's records
	row int
}

// record is one that was checked.
type record struct {
	nr                int // which of the chunk's
	row               int
	id                []byte // its `_id`, nil for none
	start, end, index int    // where it stands: see scan.Record
	// inTurn: it is checked in the order of the input, as its findings hang on the records before it.
	inTurn bool
	found  int // how many of the chunk's findings are the record's, none of which bears a name where id is nil

	watched   int // how many of what is watched in the chunk
	malformed *catalogue.Phrase
}

// watched is what a record has under a key that is watched.
type watched struct {
	key   int
	value *answers.Value
}

func (b *Batch) newWorker(in stretches) *worker {
	w := &worker{lang: b.lang, state: b.program.NewState(), all: b.watch != nil, keys: b.keys, said: map[string]*answers.Value{}}
	if !b.inColumns(in) {
		w.scan = in.records()
		return w
	}
	w.block = b.columns.NewBlock()
	w.scan = in.scanner(b.program.Survey, w.block, b.keys)
	return w
}

// inColumns tells whether what an input has is for blocks.
func (b *Batch) inColumns(in stretches) bool {
	return b.columns != nil && !isSpread(in) && (!b.columns.Repeats() || in.nested() && !b.watchesRows())
}

// isSpread tells whether answers are put together from several columns, which those of a block are not.
func isSpread(in stretches) bool {
	t, ok := in.(interface{ Spread() bool })
	return ok && t.Spread()
}

// watchesRows tells whether the rows of a group are watched.
func (b *Batch) watchesRows() bool {
	return slices.ContainsFunc(b.keys, func(key string) bool {
		slot, ok := b.program.Slot(key)
		return ok && b.program.Survey.Items[slot].Domain.Kind == ir.Rows
	})
}

// What is held of a chunk until it is reported: short records in which all is missing make thousands of times what they are.
const (
	mostFound = 1 << 13
	mostTold  = 1 << 13
)

// begin turns to another chunk.
func (w *worker) begin(into *checked) {
	w.at, into.rows = 0, 0
}

// check checks a chunk, and tells whether only a part of it: the rest is for further calls.
func (w *worker) check(c *chunk, into *checked) (more bool) {
	into.clear()
	if c.TooLong {
		w.tooLong(into)
		return false
	}
	for n := 1; n > 0 && into.err == nil && !into.over && !into.more; {
		var err error
		n, w.at, into.rows, err = w.scan.scan(c, w.at, into.rows, &w.records)
		w.checkBlock(c, n, into)
		if err != nil && into.err == nil {
			w.breakOff(c, w.at, err, into)
		}
		into.more = n > 0 && into.err == nil && !into.over && (len(into.found) >= mostFound || len(into.told) >= mostTold)
	}
	return into.more
}

// breakOff ends the input with an error: with a record in place of those that cannot be reached, where it is one of what is read.
func (w *worker) breakOff(c *chunk, at int, err error, into *checked) {
	if err != parquet.ErrDamaged {
		into.err = err
		return
	}
	broken := w.scan.broken(c.stripe.Row + at)
	into.over = true
	into.malformed(broken, record{row: broken.Row, malformed: broken.Malformed}, w.lang)
}

func (w *worker) tooLong(into *checked) {
	into.rows = 1
	long := w.scan.tooLong()
	into.malformed(long, record{malformed: long.Malformed}, w.lang)
}

// malformed adds a record that has that finding only.
func (c *checked) malformed(read *answers.Record, r record, lang catalogue.Lang) {
	c.found = append(c.found, validate.MalformedRecord(read, lang))
	r.nr, r.found = c.records, 1
	c.told = append(c.told, r)
	c.records++
}

func (w *worker) checkBlock(c *chunk, n int, into *checked) {
	faulty, odd := w.judge(n)
	for lane := 0; lane < n && into.err == nil && !into.over; lane++ {
		from, bit := &w.records[lane], uint64(1)<<lane
		if (faulty|odd)&bit != 0 || len(from.Strangers) > 0 || w.all {
			w.checkRecord(c, lane, odd&bit != 0, into)
			continue
		}
		if from.ID != nil {
			into.ids = append(into.ids, identity{keyOf(from.ID), from.ID, into.records, from.Row})
		}
		into.records++
	}
}

// judge gives the records in which something is to be said, and those that are left to package validate.
func (w *worker) judge(n int) (faulty, odd uint64) {
	if w.block == nil {
		return 0, ^uint64(0)
	}
	return w.block.Check(n), w.block.Odd()
}

// checkRecord finds what there is to tell of a record.
func (w *worker) checkRecord(c *chunk, lane int, odd bool, into *checked) {
	from, before := &w.records[lane], len(into.found)
	r := record{nr: into.records, row: from.Row, id: from.ID, start: from.Start, end: from.End, index: from.Index}
	if !odd {
		into.found = w.block.Findings(lane, into.found)
		into.found = validate.UnknownKeys(from.Strangers, w.lang, into.found)
		w.noteWatched(from, &r, into)
	} else if !w.odd(c, from, &r, into) {
		return
	}
	if r.id != nil {
		into.ids = append(into.ids, identity{keyOf(r.id), r.id, r.nr, r.row})
	}
	r.found = len(into.found) - before
	name(into.found[before:], r.id)
	into.told = append(into.told, r)
	into.records++
}

// noteWatched notes what is watched of a record that was scanned.
func (w *worker) noteWatched(from *scan.Record, r *record, into *checked) {
	for _, x := range from.Watched {
		into.watched = append(into.watched, watched{x.Key, w.value(x)})
	}
	r.watched = len(from.Watched)
}

// odd checks a record as package validate does; it is false where it is none: a row without answers.
func (w *worker) odd(c *chunk, from *scan.Record, r *record, into *checked) bool {
	read, inTurn, err := w.scan.read(c, from)
	switch {
	case err != nil:
		w.breakOff(c, from.Index, err, into)
		return false
	case inTurn:
		r.inTurn = true
	case read.Malformed != nil:
		r.malformed = read.Malformed
		into.found = append(into.found, validate.MalformedRecord(read, w.lang))
	case len(read.Fields) == 0 && !w.scan.empty():
		return false
	default:
		w.state.Load(read)
		into.found = append(into.found, validate.State(w.state, read.Name, w.lang)...)
		w.watch(read, r, into)
	}
	if read.HasID {
		r.id = []byte(read.ID)
	}
	return true
}

// watch notes what is watched of a record that was read.
func (w *worker) watch(read *answers.Record, r *record, into *checked) {
	for i := range read.Fields {
		if key := slices.Index(w.keys, read.Fields[i].Key); key >= 0 {
			v := read.Fields[i].Value
			into.watched = append(into.watched, watched{key, &v})
			r.watched++
		}
	}
}

// mostSaid is of how many ways in which something is written it is known what it says.
const mostSaid = 4096

// value is what is written under a key, which is found out once for what is written alike.
func (w *worker) value(x scan.Watched) *answers.Value {
	if x.Value != nil {
		return x.Value
	}
	var room [64]byte
	key := append(append(room[:0], byte(x.Key), byte(x.Key>>8)), x.Raw...)
	if v, ok := w.said[string(key)]; ok {
		return v
	}
	v := w.scan.value(x)
	if len(w.said) == mostSaid {
		clear(w.said)
	}
	if len(key) <= len(room) {
		w.said[string(key)] = &v
	}
	return &v
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
