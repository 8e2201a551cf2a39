package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/parquet"
	sheets "github.com/surveyc/surveyc/runtime/workbook"
)

// input is one file of answers, opened and its form known.
type input struct {
	name   string
	file   io.Closer
	reader answers.Reader
}

// opening is how files of answers are opened.
type opening struct {
	*app
	survey   *ir.Survey // nil: only tell which cannot be opened
	sheet    string     // of workbooks
	progress *progress
	stop     *interruption
}

// inputs opens all files before any is read on, so that a wrong one stops the call before it has
// begun. One of several that is damaged is told in its turn, and does not keep the others from being read.
func (o opening) inputs(names []string) ([]*input, error) {
	var all []*input
	var errs []error
	wrong := false
	for _, name := range names {
		in, err := o.input(name)
		var of *inFile
		switch {
		case err == nil:
			all = append(all, in)
			continue
		case len(names) > 1 && errors.As(err, &of) && isDamage(of.err):
			all = append(all, &input{name, io.NopCloser(nil), damaged{of.err}})
		default:
			wrong = true
		}
		errs = append(errs, err)
	}
	if !wrong {
		return all, nil
	}
	return nil, errors.Join(errs...)
}

// isDamage tells a file that is broken from one that is of no use here.
func isDamage(err error) bool {
	var fault *sheets.Fault
	if errors.As(err, &fault) {
		return fault.Phrase.Code != "workbook.unknown-sheet"
	}
	if errors.As(err, new(flate.CorruptInputError)) {
		return true
	}
	return slices.ContainsFunc([]error{parquet.ErrDamaged, io.ErrUnexpectedEOF, gzip.ErrHeader, gzip.ErrChecksum, zstd.ErrWindowSizeExceeded, zstd.ErrMagicMismatch, zstd.ErrCRCMismatch},
		func(damage error) bool { return errors.Is(err, damage) })
}

// damaged is read up to where it is broken: not at all.
type damaged struct{ err error }

func (d damaged) Next() (*answers.Record, error) { return nil, d.err }

func (o opening) input(name string) (*input, error) {
	file, err := o.open(name)
	if err != nil {
		return nil, err
	}
	if o.survey == nil {
		return nil, file.Close()
	}
	reader, err := o.reader(name, file)
	if err != nil {
		_ = file.Close()
		return nil, &inFile{name, err}
	}
	return &input{name, file, reader}, nil
}

// reader goes by the first bytes of a file, and where they do not tell by its name.
func (o opening) reader(name string, file io.Reader) (answers.Reader, error) {
	in := bufio.NewReaderSize(o.stop.watch(o.progress.watch(file)), 4096)
	head, err := in.Peek(4)
	switch {
	case err != nil && err != io.EOF:
		return nil, err
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return o.workbook(file, in)
	case bytes.HasPrefix(head, []byte("PAR1")):
		return o.parquet(file, in)
	case bytes.HasPrefix(head, []byte("\x1F\x8B")):
		unpacked, err := gzip.NewReader(in)
		return o.unpacked(name, unpacked, err)
	case bytes.HasPrefix(head, []byte("\x28\xB5\x2F\xFD")):
		unpacked, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		return o.unpacked(name, unpacked, err)
	}
	head, _ = in.Peek(64)
	switch err := foreign(head); {
	case err != nil:
		return nil, err
	case isJSON(name, in):
		return answers.NewJSON(in), nil
	}
	return answers.NewCSV(in, o.survey)
}

// maxWindow bounds what a zstd file may have its reader hold.
const maxWindow = 16 << 20

// unpacked reads what is packed in a file; something packed twice is no table.
func (o opening) unpacked(name string, in io.Reader, err error) (answers.Reader, error) {
	if err != nil {
		return nil, err
	}
	inner := o
	inner.progress, inner.stop = nil, nil // they watch the bytes of the file
	return inner.reader(strings.TrimSuffix(name, filepath.Ext(name)), in)
}

// workbook reads a file from any place in it, so what comes as a stream is put into a temporary file first.
func (o opening) workbook(file io.Reader, in io.Reader) (answers.Reader, error) {
	at, size, err := o.placed(file, in)
	if err != nil {
		return nil, err
	}
	book, err := sheets.Open(at, size, func() (sheets.Spool, error) { return o.temporary() })
	if err != nil {
		return nil, err
	}
	return answers.NewSheet(book, o.sheet, o.survey)
}

func (o opening) parquet(file, in io.Reader) (answers.Reader, error) {
	at, size, err := o.placed(file, in)
	if err != nil {
		return nil, err
	}
	return parquet.NewReader(at, size, o.survey)
}

func (o opening) placed(file io.Reader, in io.Reader) (io.ReaderAt, int64, error) {
	if f, ok := file.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return o.stop.watchAt(o.progress.watchAt(f)), info.Size(), nil
		}
	}
	if held, ok := file.(*bytes.Reader); ok {
		return held, held.Size(), nil
	}
	temp, err := o.temporary()
	if err != nil {
		return nil, 0, err
	}
	size, err := io.Copy(temp, in)
	return temp, size, err
}

// isJSON goes by the file's name, and where that does not tell by its first character.
func isJSON(name string, in *bufio.Reader) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".jsonl", ".ndjson", ".json":
		return true
	case ".csv", ".tsv":
		return false
	}
	head, _ := in.Peek(512)
	head = bytes.TrimLeft(head, "\xEF\xBB\xBF\xFE\xFF\x00 \t\r\n")
	return len(head) == 0 || head[0] == '{' || head[0] == '['
}

// expanded puts the files that a pattern names in its place: the shell of Windows does not. A
// name that is a file's stays.
func expanded(names []string) ([]string, error) {
	var all []string
	for _, name := range names {
		if _, err := os.Stat(name); err == nil || !strings.ContainsAny(name, "*?[") {
			all = append(all, name)
			continue
		}
		found, err := filepath.Glob(name)
		if err != nil || len(found) == 0 {
			return nil, newFault("cmd.no-match", name)
		}
		all = append(all, found...)
	}
	return all, nil
}
