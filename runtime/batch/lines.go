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

// line is the workshop of one input. Jobs go round: of each there is one, and memory for it, so many that no worker waits.
type line struct {
	free    chan *job // to be cut
	cut     chan *job // to be checked
	ordered chan *job // to be reported
	quit    chan struct{}
}

// checkLines has chunks of lines checked by workers, and reports in the order of the input.
func (b *Batch) checkLines(file string, lines *answers.JSONL) error {
	n := 2*b.workers + 1
	l := &line{make(chan *job, n), make(chan *job, n), make(chan *job, n), make(chan struct{})}
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
func (l *line) read(chunks *scan.Chunks) {
	defer close(l.cut)
	for {
		select {
		case <-l.quit:
			return
		case j := <-l.free:
			j.err = chunks.Next(&j.chunk)
			l.ordered <- j
			if j.err != nil {
				j.ready <- struct{}{}
				return
			}
			l.cut <- j
		}
	}
}

func (l *line) work(w *worker) {
	for j := range l.cut {
		w.check(&j.chunk, &j.checked)
		j.ready <- struct{}{}
	}
}

func (b *Batch) reportJobs(file string, l *line) error {
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
