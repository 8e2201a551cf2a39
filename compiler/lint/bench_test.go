package lint_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/lint"
	"github.com/surveyc/surveyc/dsl/source"
)

// Go on with `go test -bench . ./compiler/lint`; what it says stands in docs/decisions/lint.md.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{100, 500, 1000, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			result := compiler.Compile(source.New("big.survey", big(n)))
			require.False(b, result.Diagnostics.HasErrors(), "%v", result.Diagnostics)
			for b.Loop() {
				lint.Check(result)
			}
		})
	}
}

// big is a survey of n questions with 3 skips and 2 rules to 5 of them.
func big(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 1))
	var b strings.Builder
	b.WriteString("survey big \"big\"\n")
	for i := range n {
		number := i%3 == 2
		if number {
			fmt.Fprintf(&b, "question q%d \"t%d\" integer 0..%d\n", i, i, 10+r.IntN(1000))
		} else {
			fmt.Fprintf(&b, "question q%d \"t%d\" option ① \"a\" option ② \"b\" option ③ \"c\"\n", i, i)
		}
		if i%5 < 3 && i+2 < n {
			fmt.Fprintf(&b, "  skip goto q%d if %s\n", i+2+r.IntN(min(8, n-i-2)), own(r, i, number))
		}
		if i%5 > 2 && i > 10 {
			fmt.Fprintf(&b, "  assert %s \"!\" if %s and %s\n", []string{"block", "warn"}[r.IntN(2)], own(r, i, number), earlier(r, i))
		}
	}
	return b.String()
}

func own(r *rand.Rand, i int, number bool) string {
	if number {
		return fmt.Sprintf("q%d > %d.0", i, r.IntN(10))
	}
	return fmt.Sprintf("q%d == %s", i, string(rune('①'+r.IntN(3))))
}

// earlier is a condition on one or two questions before i.
func earlier(r *rand.Rand, i int) string {
	k := i - 1 - r.IntN(9)
	if k%3 != 2 {
		return own(r, k, false)
	}
	return fmt.Sprintf("q%d > q%d + %d.0", k, max(2, k-3*(1+r.IntN(2))), r.IntN(9))
}

// Hostile surveys end, and say that they were not decided to the end: pigeons in too few holes, skips that all overlap, numbers that
// are multiplied.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{"pigeons": pigeons(8), "overlapping": overlapping(150), "products": products(30)} {
		result := compiler.Compile(source.New("hostile.survey", text))
		require.NotNil(t, result.Survey, "%s: %v", name, result.Diagnostics)
		report := lint.Check(result)
		t.Log(name, len(report.Findings), report.Undecided)
	}
}

// pigeons demands that each of n+1 questions has another of n answers.
func pigeons(n int) string {
	var b strings.Builder
	b.WriteString("survey p \"p\"\n")
	for i := range n + 1 {
		fmt.Fprintf(&b, "question q%d \"t%d\"", i, i)
		for code := 1; code <= n; code++ {
			fmt.Fprintf(&b, " option %d \"o\"", code)
		}
		b.WriteString("\n")
		for k := range i {
			for code := 1; code <= n; code++ {
				fmt.Fprintf(&b, "  assert block \"!\" if q%d == %d and q%d == %d\n", i, code, k, code)
			}
		}
	}
	return b.String()
}

func overlapping(n int) string {
	var b strings.Builder
	b.WriteString("survey o \"o\"\n")
	for i := range n {
		fmt.Fprintf(&b, "question q%d \"t%d\" option ① \"a\" option ② \"b\"\n", i, i)
		if i+2 < n {
			fmt.Fprintf(&b, "  skip goto q%d if q%d == ②\n", i+2+(i*7919)%(n-i-2), (i*31)%(i+1))
		}
	}
	return b.String()
}

func products(n int) string {
	var b strings.Builder
	b.WriteString("survey m \"m\"\nquestion q0 \"t\" integer 1..9\n")
	for i := 1; i < n; i++ {
		fmt.Fprintf(&b, "question q%d \"t%d\" integer 1..9\n  assert block \"!\" if abs(q%d * q%d - q%d) > max(q%d / q%d, %d.0)\n", i, i, i, i-1, i/2, i, i-1, i%5)
	}
	return b.String()
}
