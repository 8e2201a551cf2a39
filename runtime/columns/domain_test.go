package columns_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/runtime/columns"
)

// Characters are counted as the standard library counts them, wherever in a word they begin.
func TestCharacters(t *testing.T) {
	for _, text := range []string{"", "a", "村", "é", "😀", "1组 陈家村", strings.Repeat("村a😀é", 9)} {
		for from := range text {
			for to := from; to <= len(text); to++ {
				if part := text[from:to]; utf8.ValidString(part) {
					assert.Equal(t, utf8.RuneCountInString(part), columns.Characters([]byte(part)), "%q", part)
				}
			}
		}
	}
}
