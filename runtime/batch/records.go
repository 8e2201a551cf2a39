package batch

import (
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/scan"
)

// What follows is for surveys that columns do not know, and for records that are wanted whole: it finds where they stand and has each of them read.

func (l lines) records() scanner {
	return &texts{scan.Lines{}, new(answers.LineReader)}
}

func (r rows) records() scanner {
	return &texts{scan.NewRows(r.Delimiter()), r.RowReader()}
}

func (s sheetRows) records() scanner { return &sheetRecords{sheet{single: s.SheetReader()}} }

func (s stripes) records() scanner { return &stripeRecords{stripe{single: s.RowReader()}} }

// sheetRecords are the rows of a sheet.
type sheetRecords struct{ sheet }

func (s *sheetRecords) scan(c *chunk, at, _ int, into *scan.Records) (n, next, nextRow int, err error) {
	for ; n < columns.Size && at < len(c.Rows); n, at = n+1, at+1 {
		into[n] = scan.Record{Row: c.Rows[at].Number, Index: at}
	}
	return n, at, 0, nil
}

// stripeRecords are the rows of a Parquet file.
type stripeRecords struct{ stripe }

func (s *stripeRecords) scan(c *chunk, at, _ int, into *scan.Records) (n, next, nextRow int, err error) {
	for size := int(c.stripe.To - c.stripe.From); n < columns.Size && at < size; n, at = n+1, at+1 {
		into[n] = scan.Record{Row: c.stripe.Row + at, Index: at}
	}
	return n, at, 0, nil
}

// read has an error for a row that cannot be reached: it stands for all behind it.
func (s *stripeRecords) read(c *chunk, r *scan.Record) (*answers.Record, bool, error) {
	record, inTurn, err := s.stripe.read(c, r)
	if err == nil && record.Malformed != nil {
		return nil, false, parquet.ErrDamaged
	}
	return record, inTurn, err
}
