package translation_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/translation"
	"github.com/surveyc/surveyc/dsl/source"
)

func TestCellsAreGuarded(t *testing.T) {
	for text, cell := range map[string]string{
		"": "", "a": "a", "a=b": "a=b", "=1": "'=1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "＝1": "'＝1", "'=1": "''=1", "''@": "'''@", "'a": "'a", "'": "'",
	} {
		assert.Equal(t, cell, translation.Guarded(text))
		assert.Equal(t, text, translation.Unguarded(cell))
	}
}

// FuzzRows: any table is read or refused, and a text that is written guarded comes back.
// go test -fuzz FuzzRows ./compiler/translation
func FuzzRows(f *testing.F) {
	for _, table := range []string{"text,translation\na,b\n", "位置;原文;译文\n1;{1};'=x\n", "text\ttranslation\n\"a\nb\"\tc", "text,translation\n\"", "=x"} {
		f.Add(table)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows, _ := translation.Rows(source.New("fuzz.csv", text))
		for _, r := range rows {
			assert.NotEmpty(t, r.Text)
			assert.NotEmpty(t, r.Says)
			assert.NotContains(t, r.Text+r.Says, "\n")
		}
		line := strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(text))
		rows, found := translation.Rows(source.New("again.csv", written(t, [][]string{{"text", "translation"}, {line, "x"}})))
		require.Empty(t, found)
		if line != "" {
			require.Len(t, rows, 1)
			assert.Equal(t, line, rows[0].Text)
		}
	})
}

func written(t *testing.T, rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i := range row {
			row[i] = translation.Guarded(row[i])
		}
		require.NoError(t, w.Write(row))
	}
	w.Flush()
	return b.String()
}
