package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// progress shows how far the reading of files has come, how fast, and how long it will take, on standard error, when that is a terminal
// and the work is long. A nil progress shows nothing.
type progress struct {
	*app
	out   io.Writer
	total int64 // bytes of all files; -1 when not known
	now   func() time.Time
	begun time.Time

	sync  sync.Mutex // files are read by a goroutine of their own
	read  int64
	shown time.Time
	width int // of the line on the screen, 0 for none
	over  bool
}

// patience is how long work may go on before a person wants to know how far it is, and pace how often it is said then.
const (
	patience = 2 * time.Second
	pace     = 200 * time.Millisecond
)

func (a *app) newProgress(names []string) *progress {
	if !terminal(a.err) {
		return nil
	}
	return &progress{app: a, out: a.err, total: totalSize(names), now: time.Now, begun: time.Now()}
}

func totalSize(names []string) int64 {
	total := int64(0)
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil || !info.Mode().IsRegular() {
			return -1
		}
		total += info.Size()
	}
	return total
}

// watch counts what is read from r.
func (p *progress) watch(r io.Reader) io.Reader {
	if p == nil {
		return r
	}
	return &watched{r, p}
}

// watchAt counts what is read from r, in whatever order.
func (p *progress) watchAt(r io.ReaderAt) io.ReaderAt {
	if p == nil {
		return r
	}
	return &watchedAt{r, p}
}

// done takes the line off the screen.
func (p *progress) done() {
	if p == nil {
		return
	}
	p.sync.Lock()
	defer p.sync.Unlock()
	p.over = true
	if p.width > 0 {
		p.show("")
		fmt.Fprint(p.out, "\r")
	}
}

type watched struct {
	io.Reader
	progress *progress
}

func (w *watched) Read(b []byte) (int, error) {
	n, err := w.Reader.Read(b)
	w.progress.add(n)
	return n, err
}

type watchedAt struct {
	io.ReaderAt
	progress *progress
}

func (w *watchedAt) ReadAt(b []byte, at int64) (int, error) {
	n, err := w.ReaderAt.ReadAt(b, at)
	w.progress.add(n)
	return n, err
}

func (p *progress) add(n int) {
	p.sync.Lock()
	defer p.sync.Unlock()
	p.read += int64(n)
	now := p.now()
	if p.over || now.Sub(p.begun) < patience || now.Sub(p.shown) < pace {
		return
	}
	p.shown = now
	p.show(p.line(now.Sub(p.begun).Seconds()))
}

// show puts a line over the one before, whose rest is blanked.
func (p *progress) show(line string) {
	width := columns.StringWidth(line)
	fmt.Fprint(p.out, "\r", line, strings.Repeat(" ", max(p.width-width, 0)))
	p.width = width
}

// barWidth is how many blocks are all of the work.
const barWidth = 20

// line says how far it is after so many seconds. Parts of a workbook may be read twice, so that it is never said to be whole.
func (p *progress) line(seconds float64) string {
	rate := float64(p.read) / seconds
	if p.total <= 0 {
		return p.say("cmd.progress.read", p.inBytes(float64(p.read)), p.inBytes(rate))
	}
	part := min(float64(p.read)/float64(p.total), 0.99)
	bar := strings.Repeat("█", int(part*barWidth)) + strings.Repeat("░", barWidth-int(part*barWidth))
	return p.say("cmd.progress.part", int(part*100), bar, p.inBytes(rate), p.inTime(max(float64(p.total-p.read)/rate, 1)))
}

func (p *progress) inBytes(n float64) string {
	if n < 1e6 {
		return fmt.Sprintf("%.0f KB", n/1e3)
	}
	return fmt.Sprintf("%.1f MB", n/1e6)
}

func (p *progress) inTime(seconds float64) string {
	switch s := int(seconds + 0.5); {
	case s < 60:
		return p.say("cmd.progress.seconds", s)
	case s < 3600:
		return p.say("cmd.progress.minutes", s/60, s%60)
	default:
		return p.say("cmd.progress.hours", s/3600, s/60%60)
	}
}
