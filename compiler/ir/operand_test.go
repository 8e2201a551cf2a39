package ir

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOperands(t *testing.T) {
	rows := Domain{Kind: Rows}
	s := &Survey{
		Items: []Item{
			{ID: "a"}, {ID: "b"},
			{ID: "plots", Domain: rows}, {ID: "area", Group: "plots"}, {ID: "crops", Group: "plots", Domain: rows}, {ID: "sown", Group: "crops"},
			{ID: "sum", Group: "plots", Compute: Value{Item: "area"}}, {ID: "c"},
		},
		Predicates: []Formula{Answered{Item: "area"}, Or{Of: []Formula{Ref{Index: 0}, Answered{Item: "a"}}}},
	}
	sown := Holds{Test: Compare{Op: Gt, Left: Total{Func: Sum, Rows: "crops", Where: Answered{Item: "sown"}, Out: False, Of: Value{Item: "sown"}}, Right: Value{Item: "area"}}}
	for _, c := range []struct {
		fires Formula
		want  string
	}{
		{True, ""},
		{And{Of: []Formula{Answered{Item: "c"}, Answered{Item: "a"}, Blank{Item: "c"}}}, "a c"},
		{Ref{Index: 1}, "a area"},
		{Some{Rows: "plots", Where: Ref{Index: 0}}, "plots[area]"},
		{And{Of: []Formula{Ref{Index: 0}, Every{Rows: "plots", Where: Ref{Index: 1}}}}, "a plots[area] area"},
		{sown, "area crops[sown]"},
		{Some{Rows: "plots", Where: sown}, "plots[area crops[sown]]"},
		{Some{Rows: "plots", Where: Some{Rows: "crops", Where: Answered{Item: "a"}}}, "a plots[crops]"},
		{Holds{Test: Unique{Item: "sown"}}, "crops[sown] sown"},
		{Answered{Item: "plots"}, "plots"},
		{Settled{Item: "plots", Is: true}, "plots[area crops[sown]]"},
		{Settled{Item: "b", Is: true}, "b"},
	} {
		assert.Equal(t, c.want, said(s.Operands(&Rule{Fires: c.fires})), "%v", c.fires)
	}
}

func said(of []Operand) string {
	var parts []string
	for _, o := range of {
		part := o.Item
		if len(o.Rows) > 0 {
			part = fmt.Sprintf("%s[%s]", o.Item, said(o.Rows))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}
