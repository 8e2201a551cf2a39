package parquet

import (
	"io"
	"slices"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Stripe is some rows of a row group.
type Stripe struct {
	Group    int
	From, To int64 // rows of the group, from 0
	Row      int   // the number of the first row in the file, from 1
}

// most is how many rows a stripe has at most.
const most = 1 << 13

// Stripes cuts a file into stripes.
type Stripes struct {
	reader *Reader
	next   Stripe
}

// Stripes are those of the file. A Reader whose stripes are read gives no records.
func (r *Reader) Stripes() *Stripes { return &Stripes{r, Stripe{Row: 1}} }

// Next cuts the next stripe, io.EOF behind the last. A group that says nonsense of itself is a stripe that cannot be read.
func (s *Stripes) Next(into *Stripe) error {
	groups := s.reader.file.Metadata().RowGroups
	for s.next.Group < len(groups) && s.next.From == groups[s.next.Group].NumRows && !s.reader.nonsense(s.next.Group) {
		s.next.Group, s.next.From = s.next.Group+1, 0
	}
	if s.next.Group == len(groups) {
		return io.EOF
	}
	*into = s.next
	if into.To = min(into.From+most, groups[s.next.Group].NumRows); s.reader.nonsense(s.next.Group) {
		into.To = 1
	}
	s.next.From = into.To
	s.next.Row += int(into.To - into.From)
	return nil
}

// RowReader reads single rows as Reader does. It is for one goroutine.
type RowReader struct {
	reader *Reader
	leaves []leaf
	in     *guarded
	unpacker
	group  int
	at     int64
	open   []*cursor
	record answers.Record
}

// RowReader makes a reader of rows: of all columns, or of those under some keys.
func (r *Reader) RowReader(keys ...string) *RowReader {
	leaves := r.leaves
	if len(keys) > 0 {
		leaves = nil
		for _, l := range r.leaves {
			if slices.Contains(keys, r.columns.Key(l.column)) {
				leaves = append(leaves, l)
			}
		}
	}
	return &RowReader{reader: r, leaves: leaves, in: &guarded{in: r.in.in}, group: -1}
}

// Read reads a row of a stripe, which comes behind the one that was read last.
func (r *RowReader) Read(s *Stripe, at int) (*answers.Record, error) {
	row := s.From + int64(at)
	err := r.seek(s.Group, row)
	if err == nil {
		err = r.reader.read(r.open, s.Row+at, &r.record)
		r.at++
	}
	switch {
	case r.in.err != nil:
		return nil, r.in.err
	case err != nil:
		r.group = -1
		return r.Broken(s.Row + at), nil
	}
	return &r.record, nil
}

func (r *RowReader) seek(group int, row int64) (err error) {
	if r.group != group || r.at > row {
		if r.open, err = r.reader.cursors(group, r.in, &r.unpacker, r.leaves); err != nil {
			return err
		}
		r.group, r.at = group, 0
	}
	for _, c := range r.open {
		if err := c.skip(row - r.at); err != nil {
			return err
		}
	}
	r.at = row
	return nil
}

// Broken is the record in place of all those that cannot be reached.
func (r *RowReader) Broken(row int) *answers.Record {
	r.record.Begin(row)
	r.record.Refuse(catalogue.Phrase{Code: "parquet.damaged"})
	return &r.record
}
