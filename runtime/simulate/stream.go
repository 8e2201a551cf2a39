package simulate

import (
	"runtime"
	"sync"

	"github.com/surveyc/surveyc/runtime/answers"
)

// perChunk is how many records one worker makes at a time.
const perChunk = 256

// Each makes n records, several at a time, and hands on in order what encode makes of each; encode gets what it gave for the
// record before in the same chunk. Records are made of make's Simulators. It ends with the first error.
func Each[T any](n int, make func() (*Simulator, error), encode func(into T, r *answers.Record) T, use func(T) error) (*Tally, error) {
	p := &pipeline[T]{make: make, encode: encode, n: n, jobs: newJobs[T](), quit: closing(), total: &Tally{}}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(p.work)
	}
	go p.feed()
	err := p.drain(use)
	close(p.quit)
	workers.Wait()
	return p.total, err
}

type pipeline[T any] struct {
	n      int
	make   func() (*Simulator, error)
	encode func(T, *answers.Record) T
	jobs   jobs[T]
	quit   chan struct{}
	mutex  sync.Mutex
	total  *Tally
}

// jobs are handed to the workers, and in the same order to whoever waits for what comes of them.
type jobs[T any] struct{ todo, waited chan *job[T] }

func newJobs[T any]() jobs[T] {
	const ahead = 16
	return jobs[T]{make(chan *job[T], ahead), make(chan *job[T], ahead)}
}

func closing() chan struct{} { return make(chan struct{}) }

// job is a chunk of records.
type job[T any] struct {
	first, last int
	done        chan result[T]
}

type result[T any] struct {
	made T
	err  error
}

func (p *pipeline[T]) feed() {
	defer close(p.jobs.todo)
	defer close(p.jobs.waited)
	for first := 0; first < p.n; first += perChunk {
		j := &job[T]{first, min(first+perChunk, p.n), make(chan result[T], 1)}
		for _, to := range []chan *job[T]{p.jobs.waited, p.jobs.todo} {
			select {
			case to <- j:
			case <-p.quit:
				return
			}
		}
	}
}

func (p *pipeline[T]) work() {
	s, err := p.make()
	for j := range p.jobs.todo {
		var r result[T]
		if r.err = err; err == nil {
			r.made, r.err = p.chunk(s, j)
		}
		j.done <- r
	}
	if err == nil {
		p.mutex.Lock()
		p.total.add(&s.tally)
		p.mutex.Unlock()
	}
}

func (p *pipeline[T]) chunk(s *Simulator, j *job[T]) (made T, err error) {
	for nr := j.first; nr < j.last; nr++ {
		r, err := s.Record(nr)
		if err != nil {
			return made, err
		}
		made = p.encode(made, r)
	}
	return made, nil
}

func (p *pipeline[T]) drain(use func(T) error) error {
	for j := range p.jobs.waited {
		r := <-j.done
		if r.err != nil {
			return r.err
		}
		if err := use(r.made); err != nil {
			return err
		}
	}
	return nil
}

// Tally is what was made.
type Tally struct {
	Records  int
	Warned   int            // records in which a rule warns, before anybody errs
	Known    int            // that stand on a household which was given as known
	Mistakes map[string]int // by kind
	Answered []bool         // of each item: some record answers it
}

func (t *Tally) add(other *Tally) {
	t.Records += other.Records
	t.Warned += other.Warned
	t.Known += other.Known
	if t.Mistakes == nil {
		t.Mistakes = map[string]int{}
	}
	for kind, n := range other.Mistakes {
		t.Mistakes[kind] += n
	}
	for slot, answered := range other.Answered {
		if slot == len(t.Answered) {
			t.Answered = append(t.Answered, false)
		}
		t.Answered[slot] = t.Answered[slot] || answered
	}
}
