package batch

import (
	"errors"
	"io"
	"runtime"
	"strconv"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/scan"
	"github.com/surveyc/surveyc/runtime/validate"
)

// job is a chunk on its way: cut, checked by whichever worker is free, and reported in its turn.
type job struct {
	chunk   chunk
	checked checked
	err     error         // of the input; there is no chunk
	ready   chan struct{} // checked, or a part of it
	goOn    chan struct{} // the part is reported: the next one may be checked
}

// pipeline is where jobs go round: so many that no worker waits, each with memory of its own.
type pipeline struct {
	jobs    int
	free    chan *job // to be cut
	cut     chan *job // to be checked
	ordered chan *job // to be reported
	quit    chan struct{}
}

// checkStretches has chunks of an input checked by workers, and reports in the order of the input.
func (b *Batch) checkStretches(file string, in stretches) error {
	n := 2*b.workers + 1
	p := &pipeline{n, make(chan *job, n), make(chan *job, n), make(chan *job, n), make(chan struct{})}
	defer close(p.quit)
	for range n {
		p.free <- &job{ready: make(chan struct{}, 1), goOn: make(chan struct{}, 1)}
	}
	chunks, row := in.chunks()
	go p.read(chunks)
	for range b.workers {
		go p.work(b.newWorker(in))
	}
	return b.reportJobs(file, row, &again{stretches: in}, p)
}

// again reads single records of an input again, in their order.
type again struct {
	stretches
	records scanner
}

// read reads a record whole.
func (a *again) read(c *chunk, r *record) (*answers.Record, error) {
	if a.records == nil {
		a.records = a.stretches.records()
	}
	read, _, err := a.records.read(c, &scan.Record{Start: r.start, End: r.end, Index: r.index})
	return read, err
}

// read cuts the input until it ends, or nobody waits for it any more.
func (p *pipeline) read(chunks chunks) {
	defer close(p.cut)
	defer func() { _ = chunks.Close() }() // what it could say has been said
	for j := p.next(); j != nil && p.cutInto(j, chunks); j = p.next() {
		if j.chunk.Large() && !p.empty() {
			return
		}
	}
}

// next is a job that is free, nil when nobody waits for it any more.
func (p *pipeline) next() *job {
	select {
	case <-p.quit:
		return nil
	case j := <-p.free:
		return j
	}
}

// cutInto tells whether there is more to come.
func (p *pipeline) cutInto(j *job, chunks chunks) bool {
	j.err = chunks.Next(&j.chunk)
	p.ordered <- j
	if j.err != nil {
		j.ready <- struct{}{}
		return false
	}
	p.cut <- j
	return true
}

// empty waits until all jobs are free again, so that there is never more than one large chunk.
func (p *pipeline) empty() bool {
	jobs := make([]*job, p.jobs)
	for i := range jobs {
		if jobs[i] = p.next(); jobs[i] == nil {
			return false
		}
	}
	for _, j := range jobs {
		p.free <- j
	}
	return true
}

func (p *pipeline) work(w *worker) {
	for j := range p.cut {
		w.begin(&j.checked)
		for w.check(&j.chunk, &j.checked) {
			j.ready <- struct{}{}
			select {
			case <-p.quit:
				return
			case <-j.goOn:
			}
		}
		j.ready <- struct{}{}
		runtime.Gosched() // cutting and reporting come before the next chunk, or all workers would wait for them at a time
	}
}

func (b *Batch) reportJobs(file string, row int, in *again, p *pipeline) error {
	for j := range p.ordered {
		<-j.ready
		if j.err == io.EOF {
			return nil
		}
		if j.err != nil {
			return j.err
		}
		if err := b.reportParts(file, row, in, j); err != nil {
			return err
		}
		if j.checked.over {
			return nil
		}
		row += j.checked.rows
		p.free <- j
	}
	return nil
}

// reportParts reports a chunk whose first line is of that row.
func (b *Batch) reportParts(file string, row int, in *again, j *job) error {
	for {
		if err := b.reportChunk(file, row, in, j); err != nil || !j.checked.more {
			return err
		}
		j.goOn <- struct{}{}
		<-j.ready
	}
}

// reportChunk reports the records of a part.
func (b *Batch) reportChunk(file string, row int, in *again, j *job) error {
	c := &j.checked
	t := telling{Batch: b, file: file, row: row, repeated: b.recognise(c.ids), found: c.found, watched: c.watched}
	for i := range c.told {
		if err := t.tell(in, j, &c.told[i]); err != nil {
			return err
		}
	}
	if err := t.tellRepeated(c.records); err != nil {
		return err
	}
	return c.err
}

// telling is how far a chunk has been reported.
type telling struct {
	*Batch
	file string
	row  int // of the chunk's first line
	done int // records

	// What is left of the chunk's.
	repeated []identity
	found    []validate.Finding
	watched  []watched
}

// tell reports a record, and those before it.
func (t *telling) tell(in *again, j *job, r *record) error {
	if err := t.tellRepeated(r.nr); err != nil {
		return err
	}
	repeated := len(t.repeated) > 0 && t.repeated[0].nr == r.nr
	if repeated {
		t.repeated = t.repeated[1:]
	}
	t.done = r.nr + 1
	found, watched := t.found[:r.found:r.found], t.watched[:r.watched]
	t.found, t.watched = t.found[r.found:], t.watched[r.watched:]
	if r.inTurn {
		return t.reportInTurn(t.file, in, j, r, repeated)
	}
	err := t.reportRecord(t.file, t.row+r.row, r.id, repeated, found)
	if t.watch == nil {
		return err
	}
	return errors.Join(err, t.tellOfScanned(t.row+r.row, in, j, r, watched))
}

// tellRepeated reports the records up to one, in which nothing is wrong but that some of their ids have come before.
func (t *telling) tellRepeated(upTo int) error {
	for len(t.repeated) > 0 && t.repeated[0].nr < upTo {
		r := &t.repeated[0]
		t.clean(r.nr - t.done)
		t.done, t.repeated = r.nr+1, t.repeated[1:]
		if err := t.reportRecord(t.file, t.row+r.row, r.id, true, nil); err != nil {
			return err
		}
	}
	t.clean(upTo - t.done)
	t.done = upTo
	return nil
}

// tellOfScanned tells of a record that was scanned what is watched of it.
func (b *Batch) tellOfScanned(row int, in *again, j *job, r *record, watched []watched) error {
	if r.malformed == nil && b.whole != nil && b.whole() {
		return b.tellWhole(row, in, j, r)
	}
	b.watched = answers.Record{Row: row, ID: string(r.id), HasID: r.id != nil, Malformed: r.malformed, Fields: b.watched.Fields[:0]}
	if b.watched.Name = b.watched.ID; r.id == nil {
		b.watched.Name = strconv.Itoa(row)
	}
	for _, w := range watched {
		b.watched.Fields = append(b.watched.Fields, answers.Field{Key: b.keys[w.key], Value: *w.value})
	}
	return b.watch(&b.watched)
}

// tellWhole reads a record again and tells of all of it.
func (b *Batch) tellWhole(row int, in *again, j *job, r *record) error {
	read, err := in.read(&j.chunk, r)
	if err != nil {
		return err
	}
	if read.Row = row; !read.HasID {
		read.Name = strconv.Itoa(row)
	}
	return b.watch(read)
}

// reportInTurn reads, checks and reports a record whose findings hang on those before it.
func (b *Batch) reportInTurn(file string, in *again, j *job, r *record, repeated bool) error {
	read, err := in.inTurn(&j.chunk, r.index)
	if err != nil || len(read.Fields) == 0 && read.Malformed == nil {
		return err
	}
	err = b.reportRecord(file, r.row, r.id, repeated, b.findings(read))
	if b.watch == nil {
		return err
	}
	return errors.Join(err, b.tellOf(read))
}

// ahead is how many ids are looked up in one go, so that the memory is waited for once.
const ahead = 64

// recognise finds those of the ids that have come before.
func (b *Batch) recognise(ids []identity) []identity {
	b.repeated = b.repeated[:0]
	for len(ids) > 0 {
		some := ids[:min(ahead, len(ids))]
		ids = ids[len(some):]
		for i := range some {
			if i == 0 || some[i].key.stem != some[i-1].key.stem {
				b.seen.approach(some[i].key.stem)
			}
		}
		for i := range some {
			if b.seen.again(some[i].key) {
				b.repeated = append(b.repeated, some[i])
			}
		}
	}
	return b.repeated
}

// reportRecord reports what was found in a record that has that id, nil for none, which came before where it is repeated.
func (b *Batch) reportRecord(file string, row int, id []byte, repeated bool, found []validate.Finding) error {
	if id == nil {
		nameByRow(found, row)
	}
	if repeated {
		found = append([]validate.Finding{b.duplicate(string(id))}, found...)
	}
	return b.report(file, row, found)
}

// clean counts records in which nothing was found.
func (b *Batch) clean(n int) {
	b.summary.Records += n
	b.summary.Clean += n
}
