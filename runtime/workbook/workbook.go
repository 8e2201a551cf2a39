// Package workbook reads XLSX files as a stream of rows.
//
// A workbook may come from anywhere and be of any size, so memory does not grow with it: a sheet is unpacked
// and read a row at a time, a row has at most MaxRow bytes, and of the strings that cells share, what is beyond
// some megabytes goes to a Spool. Packages of the standard library unpack and read the small parts;
// the two large ones, the sheet and the shared strings, are cut at their elements and each element is read by
// a lexer that does not allocate.
package workbook

import (
	"archive/zip"
	"bufio"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// The limits of a workbook: those of Excel, and what keeps memory bounded.
const (
	MaxRow     = 16 << 20  // bytes of a row, unpacked
	MaxRows    = 1_048_576 // Excel's
	MaxColumns = 16_384    // Excel's
	maxParts   = 2 << 20   // bytes of the list of parts
	maxSmall   = 32 << 20  // bytes of a small part, unpacked
	maxSheets  = 1000
)

// Fault is what is wrong with a workbook, in the catalogue's words.
type Fault struct{ Phrase catalogue.Phrase }

func (f *Fault) Error() string { return catalogue.Say(catalogue.ZH, f.Phrase.Code, f.Phrase.Args...) }

func fault(code catalogue.Code, args ...any) error {
	return &Fault{catalogue.Phrase{Code: code, Args: args}}
}

// Spool is a place outside memory, such as a temporary file: it is written once, then read.
type Spool interface {
	io.Writer
	io.ReaderAt
}

// Workbook is an opened file.
type Workbook struct {
	parts  map[string]*zip.File
	sheets []sheet
	epoch  epoch
	styles []Style
	shared string // the part with the shared strings, "" for none
	texts  *texts // these, once they have been read
	spool  func() (Spool, error)
}

type sheet struct {
	name, part string
	hidden     bool
}

// Open reads what a workbook consists of. spool makes a Spool where the shared strings are too many to be
// held; without one such a workbook is refused.
func Open(r io.ReaderAt, size int64, spool func() (Spool, error)) (*Workbook, error) {
	if _, err := zip.NewReader(&rationed{r: r, left: maxParts + 1<<16}, size); err != nil {
		return nil, damaged(err)
	}
	w := &Workbook{parts: map[string]*zip.File{}, spool: spool}
	// The parts are read without the ration that their list was read with.
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, damaged(err)
	}
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader) // half again as fast as that of the standard library
	for _, f := range archive.File {
		w.parts[canonical(f.Name)] = f
	}
	if err := w.readBook(); err != nil {
		return nil, err
	}
	return w, nil
}

// Sheets names the sheets that hold cells, in their order; hidden ones come last.
func (w *Workbook) Sheets() []string {
	var names []string
	for _, s := range w.sheets {
		names = append(names, s.name)
	}
	return names
}

// Visible names the sheets that are not hidden.
func (w *Workbook) Visible() []string {
	var names []string
	for _, s := range w.sheets {
		if !s.hidden {
			names = append(names, s.name)
		}
	}
	return names
}

// Sheet is the name of a sheet as a person gave it, by name or by its number from 1; the first for "".
func (w *Workbook) Sheet(wanted string) (string, error) {
	if len(w.sheets) == 0 {
		return "", fault("workbook.no-sheet")
	}
	if wanted == "" {
		return w.sheets[0].name, nil
	}
	for i, s := range w.sheets {
		if strings.EqualFold(s.name, wanted) || numbered(i+1, wanted) {
			return s.name, nil
		}
	}
	return "", fault("workbook.unknown-sheet", wanted, strings.Join(w.Sheets(), "、"))
}

// Rows begins to read a sheet, one that Sheets names.
func (w *Workbook) Rows(name string) (*Rows, error) {
	i := slices.IndexFunc(w.sheets, func(s sheet) bool { return s.name == name })
	if i < 0 {
		return nil, fault("workbook.unknown-sheet", name, strings.Join(w.Sheets(), "、"))
	}
	if w.texts == nil {
		texts, err := w.readShared()
		if err != nil {
			return nil, err
		}
		w.texts = texts
	}
	part, err := w.open(w.sheets[i].part)
	if err != nil {
		return nil, err
	}
	return newRows(part, w.texts, w.styles, w.epoch), nil
}

// open unpacks a part.
func (w *Workbook) open(name string) (io.ReadCloser, error) {
	f := w.parts[canonical(name)]
	if f == nil {
		return nil, fault("workbook.damaged")
	}
	part, err := f.Open()
	if err != nil {
		return nil, damaged(err)
	}
	return part, nil
}

// canonical is the name of a part, whose letters may be of either case.
func canonical(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// rationed ends a list of parts that is longer than any workbook's: the archive would be held whole.
type rationed struct {
	r    io.ReaderAt
	left int
}

var errRation = errors.New("more parts than a workbook has")

func (r *rationed) ReadAt(p []byte, at int64) (int, error) {
	if r.left -= len(p); r.left < 0 {
		return 0, errRation
	}
	return r.r.ReadAt(p, at)
}

// damaged says that a file is no whole workbook; what went wrong with reading it at all stays.
func damaged(err error) error {
	switch {
	case errors.Is(err, errRation):
		return fault("workbook.parts")
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrAlgorithm), errors.Is(err, zip.ErrChecksum),
		errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, errIdle), errors.Is(err, bufio.ErrTooLong), corrupt(err):
		return fault("workbook.damaged")
	}
	return err
}
