package batch_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/parquet"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// TestTheSameIsTold: what is watched is told of records in columns as of those that are read one by one: behind their findings, in the order of the
// input, and whole where all of them is wanted.
func TestTheSameIsTold(t *testing.T) {
	for seed := range uint64(60) {
		d := records.NewDice(seed)
		s := surveyOf(d, seed)
		if s == nil {
			continue
		}
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		list := d.Batch(c, 200)
		keys := watchable(d, s)
		lines := linesOf(d, list)
		sameIsTold(t, s, keys, func() answers.Reader { return answers.NewJSONL(bytes.NewReader(lines)) })
		table := sheet{d, s, records.Pick(d, ",", ";"), "\n"}.text(list)
		sameIsTold(t, s, keys, func() answers.Reader {
			r, err := answers.NewCSV(bytes.NewReader(table), s)
			require.NoError(t, err)
			return r
		})
		book := bookOf(d, s, list)
		sameIsTold(t, s, keys, func() answers.Reader { return sheetIn(t, s, book) })
		stored := parquetOf(d, s, list, "_id", "_by")
		sameIsTold(t, s, keys, func() answers.Reader {
			r, err := parquet.NewReader(bytes.NewReader(stored), int64(len(stored)), s)
			require.NoError(t, err)
			return r
		})
	}
}

// watchable are some keys that records may have.
func watchable(d records.Dice, s *ir.Survey) []string {
	keys := []string{"_id", "_by", "_overrides", "_survey", "_version", "_enumerator"}
	for i := range s.Items {
		if id := s.Items[i].ID; s.Items[i].Group == "" && id != "_version" {
			keys = append(keys, id)
		}
	}
	d.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
	return keys[:1+d.IntN(3)]
}

func sameIsTold(t *testing.T, s *ir.Survey, keys []string, open func() answers.Reader) {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	want := told(t, p, keys, hidden(open()))
	got := told(t, p, keys, open())
	require.Equal(t, len(want), len(got))
	for i := range want {
		require.Equal(t, want[i], got[i], "%q", keys)
	}
}

// hidden hides what a reader is.
func hidden(one answers.Reader) answers.Reader {
	switch r := one.(type) {
	case *answers.CSV:
		return oneByOneTable{oneByOne{r}, r.Unknown()}
	case *parquet.Reader:
		return oneByOneTable{oneByOne{r}, r.Unknown()}
	case *answers.Sheet:
		return oneByOneSheet{oneByOneTable{oneByOne{r}, r.Unknown()}, r}
	}
	return oneByOne{one}
}

// told is what comes, findings and records.
func told(t *testing.T, p *program.Program, keys []string, r answers.Reader) (list []string) {
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		list = append(list, string(f.AppendJSON(nil)))
		return nil
	})
	b.Workers(2)
	b.Whole(func() bool { return len(list)%3 == 0 })
	b.Watch(keys, func(r *answers.Record) error {
		if r == nil {
			list = append(list, "the file")
			return nil
		}
		list = append(list, fmt.Sprint(r.Row, r.Name, r.ID, r.HasID, r.Malformed != nil, string(r.AppendJSON(nil))))
		return nil
	})
	require.NoError(t, b.Check("", r))
	return list
}
