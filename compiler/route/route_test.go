package route

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
)

func choiceItem(id string, n int, skips ...Skip) Item {
	d := ir.Domain{Kind: ir.Choice}
	for c := 1; c <= n; c++ {
		d.Options = append(d.Options, ir.Option{Code: c})
	}
	return Item{ID: id, Domain: d, Skips: skips}
}

func is(item string, codes ...int) logic.Cond {
	return logic.Test{Test: ir.CodeIn{Item: item, Codes: codes}}
}

func TestSolveSchooling(t *testing.T) {
	r := Solve([]Item{
		choiceItem("4", 2, Skip{3, is("4", 2)}),
		choiceItem("4-1", 2, Skip{3, is("4-1", 1)}),
		choiceItem("4-2", 4),
		choiceItem("5", 2),
	})
	for i, f := range r.Asked {
		fmt.Println(i, logic.Key(f), "  /  ", logic.Key(r.Passed[i]))
	}
	require.Equal(t, "&(4 in 1,4-1 in 2,)", logic.Key(r.Asked[2]))
	require.Equal(t, "|(4 in 2,4-1 in 1,)", logic.Key(r.Passed[2]))
}

func chain(n int, to func(i int) int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i] = choiceItem(fmt.Sprint("q", i), 3, Skip{to(i), is(fmt.Sprint("q", i), 2)}, Skip{min(n, i+2), is(fmt.Sprint("q", i), 1)})
	}
	return items
}

func BenchmarkSolve(b *testing.B) {
	for _, n := range []int{500, 2000} {
		b.Run(fmt.Sprintf("end-%d", n), func(b *testing.B) {
			for b.Loop() {
				r := Solve(chain(n, func(int) int { return n }))
				b.ReportMetric(float64(len(r.Predicates)), "preds")
				b.ReportMetric(float64(len(r.Tangled)), "cuts")
			}
		})
		b.Run(fmt.Sprintf("window-%d", n), func(b *testing.B) {
			for b.Loop() {
				r := Solve(chain(n, func(i int) int { return min(n, i+3+(i*i*7919)%17) }))
				b.ReportMetric(float64(len(r.Predicates)), "preds")
				b.ReportMetric(float64(len(r.Tangled)), "cuts")
			}
		})
		b.Run(fmt.Sprintf("long-%d", n), func(b *testing.B) {
			for b.Loop() {
				r := Solve(chain(n, func(i int) int { return min(n, i+3+(i*i*7919)%(n)) }))
				b.ReportMetric(float64(len(r.Predicates)), "preds")
				b.ReportMetric(float64(len(r.Tangled)), "cuts")
			}
		})
	}
}
