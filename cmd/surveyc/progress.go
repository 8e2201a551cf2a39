package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far the reading of files has come, on standard error, when that is a terminal
// and the work is long. A nil progress shows nothing.
type progress struct {
	out   io.Writer
	text  string
	total int64 // bytes of all files; -1 when not known
	begun time.Time
	read  int64
	bar   *progressbar.ProgressBar
}

// patience is how long work may go on before a person wants to know how far it is.
const patience = 2 * time.Second

func (a *app) newProgress(names []string) *progress {
	if !terminal(a.err) {
		return nil
	}
	return &progress{out: a.err, text: a.say("cmd.progress"), total: totalSize(names), begun: time.Now()}
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

// done takes the bar off the screen.
func (p *progress) done() {
	if p != nil && p.bar != nil {
		_ = p.bar.Finish()
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
	p.read += int64(n)
	switch {
	case p.bar != nil:
		_ = p.bar.Add(n)
	case time.Since(p.begun) > patience:
		p.bar = p.newBar()
		_ = p.bar.Set64(p.read)
	}
}

func (p *progress) newBar() *progressbar.ProgressBar {
	return progressbar.NewOptions64(p.total,
		progressbar.OptionSetWriter(p.out),
		progressbar.OptionSetDescription(p.text),
		progressbar.OptionShowBytes(true),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetWidth(30))
}
