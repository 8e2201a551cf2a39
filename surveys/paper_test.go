package surveys_test

import (
	"bytes"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/width"

	"github.com/surveyc/surveyc/compiler/gen/paper"
	"github.com/surveyc/surveyc/surveys"
)

// TestPaper lays what `build --target paper` prints beside the words of the printed form, blanks and the width of
// punctuation folded. Where they differ stands in the survey's folder, a difference a line, and docs/decisions/paper.md says why.
// UPDATE=1 writes the differences anew.
func TestPaper(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			original, err := os.ReadFile(id + "/printed.txt")
			require.NoError(t, err)
			var b bytes.Buffer
			require.NoError(t, paper.Write(&b, compile(t, id)))
			differences := differences(words(string(original)), words(shown(b.String())))
			name := id + "/paper.differences.txt"
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(name, []byte(differences), 0o644))
			}
			want, err := os.ReadFile(name)
			require.NoError(t, err)
			assert.Equal(t, string(want), differences)
		})
	}
}

var unshown = regexp.MustCompile(`(?s)^.*</head>|<[^>]*>`)

// shown is the text of a page.
func shown(page string) string { return html.UnescapeString(unshown.ReplaceAllString(page, "")) }

var word = regexp.MustCompile(`[①-⑳]|[\pL\pN—-]+|.`)

// words cuts a text at punctuation, without blanks and at half width.
func words(text string) []string {
	return word.FindAllString(width.Fold.String(strings.Join(strings.Fields(text), "")), -1)
}

// differences are the stretches that stand in one list of words only, a line each: what is printed, what is made, and the
// word in front of both.
func differences(printed, made []string) string {
	var b strings.Builder
	common := longestCommon(printed, made)
	before := ""
	for i, j := 0, 0; i < len(printed) || j < len(made); {
		fromI, fromJ := i, j
		for i < len(printed) && j < len(made) && printed[i] != made[j] || (i < len(printed)) != (j < len(made)) {
			if j == len(made) || i < len(printed) && common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if i > fromI || j > fromJ {
			b.WriteString("…" + before + "\t- " + strings.Join(printed[fromI:i], "") + "\t+ " + strings.Join(made[fromJ:j], "") + "\n")
			continue
		}
		before = printed[i]
		i, j = i+1, j+1
	}
	return b.String()
}

// longestCommon has at i, j how many words the lists have in common from there on.
func longestCommon(a, b []string) [][]int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			table[i][j] = max(table[i+1][j], table[i][j+1])
			if a[i] == b[j] {
				table[i][j] = table[i+1][j+1] + 1
			}
		}
	}
	return table
}
