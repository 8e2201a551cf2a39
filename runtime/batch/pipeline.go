package batch

import (
	"errors"
	"io"
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
	ready   chan struct{} // checked
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
		p.free <- &job{ready: make(chan struct{}, 1)}
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
		w.check(&j.chunk, &j.checked)
		j.ready <- struct{}{}
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
		if err := b.reportChunk(file, row, in, j); err != nil {
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

// reportChunk reports the records of a chunk whose first line is of that row.
func (b *Batch) reportChunk(file string, row int, in *again, j *job) error {
	c := &j.checked
	b.recognise(c.records)
	found, watched := c.found, c.watched
	for i := range c.records {
		r := &c.records[i]
		err := b.reportScanned(file, row, in, j, r, found[:r.found:r.found], watched[:r.watched])
		if err != nil {
			return err
		}
		found, watched = found[r.found:], watched[r.watched:]
	}
	return c.err
}

func (b *Batch) reportScanned(file string, row int, in *again, j *job, r *record, found []validate.Finding, watched []watched) error {
	if r.inTurn {
		return b.reportInTurn(file, in, j, r)
	}
	err := b.reportRecord(file, row, r, found)
	if b.watch == nil {
		return err
	}
	return errors.Join(err, b.tellOfScanned(row+r.row, in, j, r, watched))
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
func (b *Batch) reportInTurn(file string, in *again, j *job, r *record) error {
	read, err := in.inTurn(&j.chunk, r.index)
	if err != nil || len(read.Fields) == 0 && read.Malformed == nil {
		return err
	}
	err = b.reportRecord(file, 0, r, b.findings(read))
	if b.watch == nil {
		return err
	}
	return errors.Join(err, b.tellOf(read))
}

// recognise looks all ids up in one go, so that the memory is waited for once.
func (b *Batch) recognise(records []record) {
	for i := range records {
		if r := &records[i]; r.id != nil {
			r.again = b.seen.again(r.key, r.hash)
		}
	}
}

func (b *Batch) reportRecord(file string, row int, r *record, found []validate.Finding) error {
	if r.id == nil {
		nameByRow(found, row+r.row)
	}
	if r.again {
		found = append([]validate.Finding{b.duplicate(string(r.id))}, found...)
	}
	if len(found) == 0 {
		b.summary.Records++
		b.summary.Clean++
		return nil
	}
	return b.report(file, row+r.row, found)
}
