// Package flow draws a survey as a flow chart, in one SVG file: the questions in order, from top to bottom and column by column, and
// beside them where skips lead and on which answer.
//
// A questionnaire is nearly a chain. So the chart is no general graph: what follows stands below, skips run in lanes at the right, each target
// has a lane of its own, and shorter ones run inside longer ones. A question that is asked on a condition says so on top and is bypassed at the left. A
// repeated group is a frame with a way back. All coordinates are whole numbers, so that the same survey gives the same bytes.
package flow

import (
	"bytes"
	"fmt"
	"io"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// Write draws the survey. The words around its texts are in lang. An error is one of w.
func Write(w io.Writer, s *ir.Survey, lang catalogue.Lang) error {
	c := newChart(s, lang)
	c.layOut()
	c.connect()
	var b bytes.Buffer
	c.draw(&b)
	if _, err := b.WriteTo(w); err != nil {
		return fmt.Errorf("flow: %w", err)
	}
	return nil
}
