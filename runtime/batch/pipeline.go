package batch

import (
	"errors"
	"io"
	"strconv"

	"github.com/surveyc/surveyc/runtime/answers"
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
	return b.reportJobs(file, row, in, p)
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

func (b *Batch) reportJobs(file string, row int, in stretches, p *pipeline) error {
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
func (b *Batch) reportChunk(file string, row int, in stretches, j *job) error {
	c := &j.checked
	b.recognise(c.records)
	found, watched := c.found, c.watched
	for i := range c.records {
		r := &c.records[i]
		own := found[:r.found:r.found]
		found = found[r.found:]
		var err error
		if r.inTurn {
			err = b.reportInTurn(file, in, j, r)
		} else {
			err = b.reportRecord(file, row, r, own)
		}
		if b.watch != nil {
			err = errors.Join(err, b.tellOfScanned(row+r.row, r, watched[:r.watched]))
			watched = watched[r.watched:]
		}
		if err != nil {
			return err
		}
	}
	return c.err
}

// tellOfScanned tells of a record that was scanned what is watched of it.
func (b *Batch) tellOfScanned(row int, r *record, watched []watched) error {
	b.watched = answers.Record{Row: row, ID: string(r.id), HasID: r.id != nil, Malformed: r.malformed, Fields: b.watched.Fields[:0]}
	if b.watched.Name = b.watched.ID; r.id == nil {
		b.watched.Name = strconv.Itoa(row)
	}
	for _, w := range watched {
		b.watched.Fields = append(b.watched.Fields, answers.Field{Key: b.keys[w.key], Value: *w.value})
	}
	return b.watch(&b.watched)
}

// reportInTurn reads, checks and reports a record whose findings hang on those before it.
func (b *Batch) reportInTurn(file string, in stretches, j *job, r *record) error {
	read, err := in.inTurn(&j.chunk, r.index)
	if err != nil || len(read.Fields) == 0 && read.Malformed == nil {
		return err
	}
	return b.reportRecord(file, 0, r, b.findings(read))
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
