package lint_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// planted is a small survey of the corpus with what is expected of it: "line code".
type planted struct {
	name, text string
	want       []string
}

func corpus(t *testing.T) []planted {
	data, err := os.ReadFile("testdata/corpus.txt")
	require.NoError(t, err)
	var list []planted
	for _, part := range strings.Split(string(data), "\n=== ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		p := planted{name: name}
		for n, line := range strings.Split("survey t \"t\"\n"+body, "\n") {
			text, codes, _ := strings.Cut(line, " #! ")
			p.text += text + "\n"
			for _, code := range strings.Fields(codes) {
				p.want = append(p.want, fmt.Sprint(n+1, " ", code))
			}
		}
		list = append(list, p)
	}
	return list
}

// Every planted defect is found on its line, and nothing else is said.
func TestCorpus(t *testing.T) {
	list := corpus(t)
	sound := 0
	for _, p := range list {
		var got []string
		for _, f := range checked(t, p.text).Findings {
			got = append(got, fmt.Sprint(f.Span.Pos().Line, " ", f.Code))
		}
		slices.Sort(got)
		assert.Equal(t, p.want, got, "%s:\n%s", p.name, said(t, p.text))
		if len(p.want) == 0 {
			sound++
		}
	}
	assert.GreaterOrEqual(t, len(list), 60)
	assert.GreaterOrEqual(t, sound, 15)
}
