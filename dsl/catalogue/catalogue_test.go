package catalogue

import (
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestEntriesAreWhole: every text exists in both languages and puts the same arguments in.
func TestEntriesAreWhole(t *testing.T) {
	for _, area := range areas {
		for _, e := range area {
			assert.NotEmpty(t, e.Zh, e.Code)
			assert.NotEmpty(t, e.En, e.Code)
			assert.Equal(t, verbs(e.Zh), verbs(e.En), "%s: the languages differ in their arguments", e.Code)
			assert.NotRegexp(t, `%[a-z]`, e.Zh+e.En, "%s: an argument without its number", e.Code)
		}
	}
}

func verbs(format string) []string {
	found := map[string]bool{}
	for _, v := range regexp.MustCompile(`%\[\d+\]`).FindAllString(format, -1) {
		found[v] = true
	}
	var list []string
	for v := range found {
		list = append(list, v)
	}
	sort.Strings(list)
	return list
}

func TestCodesAreUnique(t *testing.T) {
	seen := map[Code]bool{}
	for _, area := range areas {
		for _, e := range area {
			assert.False(t, seen[e.Code], "%s stands twice", e.Code)
			seen[e.Code] = true
		}
	}
}

// TestMistakesAreExplained: what a person may look up has an explanation, and an
// example of both kinds or of none.
func TestMistakesAreExplained(t *testing.T) {
	for _, area := range areas {
		for _, e := range area {
			if regexp.MustCompile(`^[EW]\d`).MatchString(string(e.Code)) {
				assert.NotNil(t, e.About, "%s has no explanation", e.Code)
			}
			if e.About != nil {
				assert.NotEmpty(t, e.About.Zh, e.Code)
				assert.NotEmpty(t, e.About.En, e.Code)
				assert.Equal(t, e.About.Broken == "", e.About.Mended == "", "%s: one example is missing", e.Code)
			}
		}
	}
}

func TestSay(t *testing.T) {
	assert.Equal(t, "写成 4-1", Say(ZH, "help.write", "4-1"))
	assert.Equal(t, "write 4-1", Say(EN, "help.write", "4-1"))
	assert.Equal(t, "写成 写成 x", Say("fr", "help.write", Phrase{Code: "help.write", Args: []any{"x"}}), "unknown languages are Chinese")
	assert.Panics(t, func() { Say(ZH, "no.such") })
}

func TestLookup(t *testing.T) {
	for _, code := range []string{"E251", "e251"} {
		e, ok := Lookup(code)
		assert.True(t, ok)
		assert.Equal(t, Code("E251"), e.Code)
	}
	_, ok := Lookup("E999")
	assert.False(t, ok)
	e, _ := Lookup("E252")
	assert.False(t, strings.Contains(e.Title(ZH), "%"))
}
