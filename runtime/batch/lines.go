package batch

import (
	"io"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/scan"
	"github.com/surveyc/surveyc/runtime/validate"
)

// job is a chunk on its way: cut, checked by whichever worker is free, and reported in its turn.
type job struct {
	chunk   scan.Chunk
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

// checkLines has chunks of lines checked by workers, and reports in the order of the input.
func (b *Batch) checkLines(file string, lines *answers.JSONL) error {
	n := 2*b.workers + 1
	l := &pipeline{n, make(chan *job, n), make(chan *job, n), make(chan *job, n), make(chan struct{})}
	defer close(l.quit)
	for range n {
		l.free <- &job{ready: make(chan struct{}, 1)}
	}
	go l.read(scan.NewChunks(lines.Text()))
	for range b.workers {
		go l.work(b.newWorker())
	}
	return b.reportJobs(file, l)
}

// read cuts the input until it ends, or nobody waits for it any more.
func (l *pipeline) read(chunks *scan.Chunks) {
	defer close(l.cut)
	for j := l.next(); j != nil && l.cutInto(j, chunks); j = l.next() {
		if j.chunk.Large() && !l.empty() {
			return
		}
	}
}

// next is a job that is free, nil when nobody waits for it any more.
func (l *pipeline) next() *job {
	select {
	case <-l.quit:
		return nil
	case j := <-l.free:
		return j
	}
}

// cutInto tells whether there is more to come.
func (l *pipeline) cutInto(j *job, chunks *scan.Chunks) bool {
	j.err = chunks.Next(&j.chunk)
	l.ordered <- j
	if j.err != nil {
		j.ready <- struct{}{}
		return false
	}
	l.cut <- j
	return true
}

// empty waits until all jobs are free again, so that there is never more than one large chunk.
func (l *pipeline) empty() bool {
	jobs := make([]*job, l.jobs)
	for i := range jobs {
		if jobs[i] = l.next(); jobs[i] == nil {
			return false
		}
	}
	for _, j := range jobs {
		l.free <- j
	}
	return true
}

func (l *pipeline) work(w *worker) {
	for j := range l.cut {
		w.check(&j.chunk, &j.checked)
		j.ready <- struct{}{}
	}
}

func (b *Batch) reportJobs(file string, l *pipeline) error {
	row := 1
	for j := range l.ordered {
		<-j.ready
		if j.err == io.EOF {
			return nil
		}
		if j.err != nil {
			return j.err
		}
		if err := b.reportChunk(file, row, &j.checked); err != nil {
			return err
		}
		row += j.checked.rows
		l.free <- j
	}
	return nil
}

// reportChunk reports the records of a chunk whose first line is of that row.
func (b *Batch) reportChunk(file string, row int, c *checked) error {
	b.recognise(c.records)
	found := c.found
	for i := range c.records {
		r := &c.records[i]
		if err := b.reportRecord(file, row, r, found[:r.found:r.found]); err != nil {
			return err
		}
		found = found[r.found:]
	}
	return nil
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
