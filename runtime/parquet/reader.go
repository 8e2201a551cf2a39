// Package parquet reads records from Parquet files: a column an item, a multiple choice a list.
//
// Of a row group only the columns of the survey's items are read, a page of each at a time. Files may lie about
// themselves: how large the pages claim to be is looked at before any is unpacked, and what cannot be read ends the file with a
// malformed record.
package parquet

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Reader reads the rows of a file as records, numbered from 1.
type Reader struct {
	file    *parquet.File
	in      *guarded
	columns *answers.Columns
	leaves  []leaf
	group   int // the next row group
	left    int64
	row     int
	over    bool
	open    []*cursor
	record  answers.Record
}

// ErrDamaged is the error of a file that is no Parquet file, or one that cannot be opened.
var ErrDamaged = errors.New("not a whole Parquet file")

// maxFooter bounds what a file says of itself.
const maxFooter = 32 << 20

// NewReader opens a file of answers to s. It returns an *answers.HeaderError where no column is an item's.
func NewReader(r io.ReaderAt, size int64, s *ir.Survey) (reader *Reader, err error) {
	defer func() {
		if recover() != nil { // the library trusts some of what a file says
			err = ErrDamaged
		}
	}()
	if err := checkFooter(r, size); err != nil {
		return nil, err
	}
	in := &guarded{in: r}
	file, err := parquet.OpenFile(in, size, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	switch {
	case in.err != nil:
		return nil, in.err
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	names, leaves := leavesOf(file)
	columns, err := answers.MatchColumns(s, names)
	if err != nil {
		return nil, err
	}
	reader = &Reader{file: file, in: in, columns: columns}
	for _, l := range leaves {
		if columns.Read(l.column) {
			reader.leaves = append(reader.leaves, l)
		}
	}
	return reader, nil
}

func checkFooter(r io.ReaderAt, size int64) error {
	var end [8]byte
	if size < 12 {
		return ErrDamaged
	}
	if _, err := r.ReadAt(end[:], size-8); err != nil {
		return err
	}
	footer := int64(binary.LittleEndian.Uint32(end[:]))
	if string(end[4:]) != "PAR1" || footer > size-12 || footer > maxFooter {
		return ErrDamaged
	}
	return nil
}

// Unknown lists the columns that are of no one question.
func (r *Reader) Unknown() []answers.UnknownColumn { return r.columns.Unknown() }

// Spread tells whether an answer may stand in several columns, one for each option.
func (r *Reader) Spread() bool { return r.columns.Spread() }

// Matched is how many columns are of questions.
func (r *Reader) Matched() int { return r.columns.Matched() }

// Next returns the record of the next row.
func (r *Reader) Next() (record *answers.Record, err error) {
	for r.left == 0 && !r.over {
		if err := r.nextGroup(); err != nil {
			r.row++
			return r.ended()
		}
	}
	if r.over {
		return nil, io.EOF
	}
	r.row++
	r.left--
	if err := r.read(r.open, r.row, &r.record); err != nil {
		return r.ended()
	}
	return &r.record, nil
}

// read reads the next row of cursors as the record of that number.
func (r *Reader) read(open []*cursor, row int, into *answers.Record) error {
	into.Begin(row)
	for _, c := range open {
		if err := r.answer(c, into); err != nil {
			return err
		}
	}
	r.columns.End(into)
	return nil
}

// ended tells what is wrong with the contents from what is wrong with reading them.
func (r *Reader) ended() (*answers.Record, error) {
	if r.in.err != nil {
		return nil, r.in.err
	}
	return r.brokenOff(), nil
}

// brokenOff is the record in place of all those that cannot be reached.
func (r *Reader) brokenOff() *answers.Record {
	r.over, r.left = true, 0
	r.record.Begin(max(r.row, 1))
	r.record.Refuse(catalogue.Phrase{Code: "parquet.damaged"})
	return &r.record
}

func (r *Reader) nextGroup() (err error) {
	groups := r.file.Metadata().RowGroups
	if err := checkOver(r.open); err != nil {
		return err
	}
	r.open = nil
	if r.group == len(groups) {
		r.over = true
		return nil
	}
	if r.open, err = r.cursors(r.group, r.in, new(unpacker), r.leaves); err != nil {
		return err
	}
	if r.left = groups[r.group].NumRows; r.left == 0 {
		r.open = nil
	}
	r.group++
	return nil
}

// leaf is a column of values.
type leaf struct {
	column  int // of the top level
	index   int // among all leaves
	list    bool
	defined int // the level at which there is a value
	typ     parquet.Type
	read    func(parquet.Value) (text string, number float64, isNumber bool)
	number  func([]byte) float64 // reads plain numbers as they are stored, nil where they are none
}

// texts tells whether the values are bytes, which are not copied.
func (l *leaf) texts() bool {
	return l.typ.Kind() == parquet.ByteArray || l.typ.Kind() == parquet.FixedLenByteArray
}

// leavesOf lists the columns of the top level and their leaves. One that is neither a value nor a list of values has none.
func leavesOf(file *parquet.File) (names []string, leaves []leaf) {
	schema := file.Schema()
	at := map[string]int{}
	for i, f := range schema.Fields() {
		at[f.Name()] = i
		names = append(names, f.Name())
	}
	seen := map[int]int{}
	for index, path := range schema.Columns() {
		column := at[path[0]]
		node, ok := schema.Lookup(path...)
		if seen[column]++; ok && node.MaxRepetitionLevel <= 1 {
			typ := node.Node.Type()
			leaves = append(leaves, leaf{column, index, node.MaxRepetitionLevel == 1, node.MaxDefinitionLevel, typ, readerOf(typ), numberOf(typ)})
		}
	}
	return names, alone(leaves, seen)
}

// alone leaves out the leaves of columns that have several: those are structures.
func alone(leaves []leaf, seen map[int]int) []leaf {
	var kept []leaf
	for _, l := range leaves {
		if seen[l.column] == 1 {
			kept = append(kept, l)
		}
	}
	return kept
}

// answer reads a column's values of one row.
func (r *Reader) answer(c *cursor, into *answers.Record) error {
	if !c.leaf.list {
		return c.row(func(v parquet.Value) { r.put(c.leaf, v, into) })
	}
	var list []answers.Value
	err := c.row(func(v parquet.Value) {
		if len(list) < answers.MaxValues {
			list = append(list, r.element(c.leaf, v))
		}
	})
	if len(list) > 0 {
		into.Put(r.columns.Key(c.leaf.column), r.columns.List(c.leaf.column, list), "")
	}
	return err
}

func (r *Reader) put(l *leaf, v parquet.Value, into *answers.Record) {
	if value, text := r.value(l, v); value.Kind != answers.Null {
		into.Put(r.columns.Key(l.column), value, text)
	}
}

// value is what a value says, Null for a text of blanks, and how it names the record.
func (r *Reader) value(l *leaf, v parquet.Value) (value answers.Value, text string) {
	text, x, isNumber := l.read(v)
	if isNumber {
		return r.columns.Number(l.column, x), text
	}
	if text = strings.TrimSpace(text); text == "" {
		return answers.Value{}, ""
	}
	return r.columns.Text(l.column, text), text
}

func (r *Reader) element(l *leaf, v parquet.Value) answers.Value {
	text, x, isNumber := l.read(v)
	if isNumber {
		return answers.Num(x)
	}
	return r.columns.Mark(l.column, text)
}
