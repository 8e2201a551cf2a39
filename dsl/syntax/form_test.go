package syntax

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/source"
)

// scanned is the tokens of a text.
func scanned(text string) []Token {
	s := newScanner(source.New("test", text))
	s.scan()
	return s.tokens
}

// TestFormsFailAtTheFirstWrongWord: the place of a failure is what repairs and
// messages hang on.
func TestFormsFailAtTheFirstWrongWord(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
	}{
		{`question "text"`, 1},
		{`question 5 integer`, 2},
		{`question 5`, 2},
		{`question 5 "x" integer 1..30 unit integer`, 8},
		{`question 5 "x" integer 1..30 unit`, 8},
		{`question 5 "x" 1 multi`, 3},
		{`question 5 "x" integer 1 multi`, 5},
		{`question 5 "x" multi 1 optional`, 5},
		{`question 5 "x" integer text`, 4},
		{`question 5 "x" number -`, 5},
		{`question 5 "x" optional integer`, 4},
	} {
		_, at, ok := read(questions, scanned(c.text))
		assert.False(t, ok, c.text)
		assert.Equal(t, c.at, at, c.text)
	}
}

func TestFormsFit(t *testing.T) {
	for _, text := range []string{
		`question date "年 月 日" date`,
		`question date "年 月 日" multi 1..3 optional unit "元" note "x"`,
		`question 5 "x" number -5..-1`,
		`question 5 "x" number ..100 optional`,
		`question if "x" 日期`,
	} {
		_, at, ok := read(questions, scanned(text))
		assert.True(t, ok, "%s at %d", text, at)
	}
}
