package main

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
)

// interruption ends the reading of answers when a person presses Ctrl-C, so that what was found until then can
// still be told. A second Ctrl-C ends the program. A nil interruption never comes.
type interruption struct{ come atomic.Bool }

var errInterrupted = errors.New("interrupted")

// interruptible listens for Ctrl-C until the function that it returns is called.
func interruptible() (*interruption, func()) {
	stop, signals := &interruption{}, make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt)
	go func() {
		if _, ok := <-signals; ok {
			stop.come.Store(true)
			signal.Stop(signals)
		}
	}()
	return stop, func() {
		signal.Stop(signals)
		close(signals)
	}
}

func (i *interruption) watch(r io.Reader) io.Reader {
	if i == nil {
		return r
	}
	return &interruptedReader{r, i}
}

func (i *interruption) watchAt(r io.ReaderAt) io.ReaderAt {
	if i == nil {
		return r
	}
	return &interruptedReaderAt{r, i}
}

func (i *interruption) err() error {
	if i.come.Load() {
		return errInterrupted
	}
	return nil
}

type interruptedReader struct {
	io.Reader
	stop *interruption
}

func (r *interruptedReader) Read(p []byte) (int, error) {
	if err := r.stop.err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

type interruptedReaderAt struct {
	io.ReaderAt
	stop *interruption
}

func (r *interruptedReaderAt) ReadAt(p []byte, at int64) (int, error) {
	if err := r.stop.err(); err != nil {
		return 0, err
	}
	return r.ReaderAt.ReadAt(p, at)
}
