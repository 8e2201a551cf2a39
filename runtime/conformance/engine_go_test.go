package conformance

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// finder is part of the engines that say findings.
type finder struct{}

func (finder) agrees(found []validate.Finding, said string) bool { return lines(found) == said }

// columns check a file of the records, 64 at a time.
type columns struct {
	finder
	*program.Program
}

func (e *columns) load(t *testing.T, s *ir.Survey) { e.Program = linked(t, s) }

func linked(t *testing.T, s *ir.Survey) *program.Program {
	p, err := program.New(s)
	require.NoError(t, err)
	return p
}

func (e *columns) say(t *testing.T, records []string) []string {
	found := make([][]validate.Finding, len(records))
	b := batch.New(e.Program, catalogue.ZH, func(f validate.Finding) error {
		at := f.Row - 1
		f.Row = 0
		if f.Record == strconv.Itoa(at+1) {
			f.Record = answers.FromJSON([]byte(records[at])).Name // no `_id`: a record alone is in line 1
		}
		if f.Code != validate.Duplicate {
			found[at] = append(found[at], f)
		}
		return nil
	})
	require.NoError(t, b.Check("", answers.NewJSONL(strings.NewReader(strings.Join(records, "\n")))))
	said := make([]string, len(records))
	for i := range records {
		said[i] = lines(found[i])
	}
	return said
}

// resumed is an interview that goes on with the record, and then with what it keeps of itself.
type resumed struct {
	finder
	*program.Program
}

func (e *resumed) load(t *testing.T, s *ir.Survey) { e.Program = linked(t, s) }

func (e *resumed) say(t *testing.T, records []string) []string {
	said := make([]string, len(records))
	for i, r := range records {
		record := answers.FromJSON([]byte(r))
		s, err := interview.Resume(e.Program, interview.Load(e.Program, record).Data())
		require.NoError(t, err)
		said[i] = lines(namedAs(record.Name, s.Findings(catalogue.ZH)))
		own := namedAs(record.Name, validate.Record(e.Program, s.Record(), catalogue.ZH))
		require.Equal(t, lines(own), said[i], "the interview's findings are those of its record: %s", r)
		if !maps.Equal(rowsIn(s.Record().Fields), rowsIn(record.Fields)) {
			said[i] = rowsAdded
		}
	}
	return said
}

// rowsAdded: rows that must be there are there in an interview, to be filled in, so that its record is another.
const rowsAdded = "rows added"

func (e *resumed) agrees(found []validate.Finding, said string) bool {
	return said == rowsAdded || e.finder.agrees(found, said)
}

// rowsIn counts the rows of each list, by its place.
func rowsIn(fields []answers.Field) map[string]int {
	count := map[string]int{}
	var walk func(string, []answers.Field)
	walk = func(in string, fields []answers.Field) {
		for _, f := range fields {
			for i, row := range f.Value.List {
				if row.Kind == answers.Object {
					count[in+f.Key]++
					walk(fmt.Sprintf("%s%s[%d].", in, f.Key, i), row.Fields)
				}
			}
		}
	}
	walk("", fields)
	return count
}

// namedAs calls a record as it was: a line is nothing that an interview keeps.
func namedAs(name string, found []validate.Finding) []validate.Finding {
	for i := range found {
		found[i].Record = name
	}
	return found
}
