package jsonschema

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Of random surveys with groups the schema refuses no record that the runtime does not block, and takes none that it blocks
// but for what is listed. Where nothing is listed the two are the same.
func TestSchemaAgreesOnGroups(t *testing.T) {
	node := startAjv(t)
	said, taken, refused := 0, 0, 0
	for seed := range uint64(300) {
		d := records.NewDice(seed)
		text := d.Repeats()
		s := compiler.Compile(source.New("t.survey", text)).Survey
		c := newChecker(t, s)
		u := leftOutOf(s)
		if u.comment == "" {
			said++
		}
		batch := d.Batch(c, 40)
		schema := written(t, s)
		for _, e := range []engine{node.load(t, schema), bySanthosh(t, schema)} {
			for i, takes := range e.takes(t, records.Texts(batch)) {
				if differs(c, u, batch[i], takes) {
					small := records.Shrink(batch[i], func(r records.Record) bool { return differs(c, u, r, e.takes(t, []string{r.Text()})[0]) })
					t.Fatalf("seed %d: %T takes %v: %s; the runtime: %v\nunsaid: %s\n%s\n%s", seed, e, e.takes(t, []string{small.Text()})[0], small.Text(), c.Blocking(small), u.comment, text, schema)
				}
				if takes {
					taken++
				} else {
					refused++
				}
			}
		}
	}
	assert.Greater(t, said, 20)
	assert.Greater(t, taken, 1000)
	assert.Greater(t, refused, 1000)
}

// differs tells whether a verdict is wrong: a record is refused that is not blocked, or one taken that is blocked for nothing that
// is left out. (An answer that is wrong for what is left out may count in the schema, so that more follows from it.)
func differs(c records.Checker, u leftOut, r records.Record, takes bool) bool {
	blocking := c.Blocking(r)
	if !takes {
		return len(blocking) == 0
	}
	return len(blocking) > 0 && !slices.ContainsFunc(blocking, u.leavesOut)
}

// leftOut is what a schema leaves out.
type leftOut struct {
	*sayer
	comment string
}

func leftOutOf(s *ir.Survey) leftOut {
	y := newSayer(s)
	return leftOut{y, y.comment()}
}

// leavesOut tells whether the schema does not speak of what draws a finding.
func (u leftOut) leavesOut(f validate.Finding) bool {
	switch {
	case f.Code == validate.Assert:
		return strings.Contains(u.comment, "rule "+f.Rule)
	case f.Code == validate.Computed:
		return true
	case strings.HasSuffix(f.Item, "]"):
		head, _, _ := strings.Cut(f.Item[strings.LastIndex(f.Item, ".")+1:], "[")
		return f.Code != validate.Type && strings.Contains(u.comment, "times "+head)
	}
	it := u.items[f.Item[strings.LastIndex(f.Item, ".")+1:]]
	switch f.Code {
	case validate.Option:
		return slices.ContainsFunc(it.Domain.Hidden, func(h ir.Hidden) bool { return !u.speaksOf(it).says(h.When) })
	case validate.Required, validate.Skipped:
		return !u.speaksOf(it).says(it.Asked) || !u.speaksOf(it).says(it.Passed)
	}
	return false
}
