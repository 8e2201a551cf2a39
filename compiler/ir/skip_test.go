package ir_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

func TestLands(t *testing.T) {
	s := &ir.Survey{
		Sections: []ir.Section{{ID: "a"}, {Closing: true}},
		Items: []ir.Item{
			{ID: "1"},
			{ID: "rows", Domain: ir.Domain{Kind: ir.Rows}}, {ID: "x", Group: "rows"}, {ID: "y", Group: "rows"},
			{ID: "2"},
			{ID: "signed", Section: 1}, {ID: "date", Section: 1},
		},
	}
	for _, test := range []struct {
		from   int
		target string
		lands  int
	}{
		{0, "2", 4},
		{0, "end", 5},
		{2, "y", 3},
		{2, "next", 4},
		{5, "end", 7},
	} {
		assert.Equal(t, test.lands, s.Lands(test.from, ir.Skip{Target: test.target}), "%s from %d", test.target, test.from)
	}
	s.Sections[1].Closing = false
	assert.Equal(t, 7, s.Lands(0, ir.Skip{Target: "end"}))
}
