package conformance

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// sameInABatch: a record has the same findings among others, where records are checked in columns.
func sameInABatch(t *testing.T, p *program.Program, record string, found []validate.Finding) {
	t.Helper()
	if strings.Contains(record, "\n") {
		return // no line
	}
	var inBatch []validate.Finding
	b := batch.New(p, catalogue.ZH, func(f validate.Finding) error {
		f.Row = 0
		inBatch = append(inBatch, f)
		return nil
	})
	assert.NoError(t, b.Check("", answers.NewJSONL(strings.NewReader(record))))
	assert.Equal(t, found, inBatch, "in a batch: %s", record)
}
