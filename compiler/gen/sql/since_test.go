package sql

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/value"
)

// The pattern finds the versions that value.CompareVersions puts before, and no others.
func TestBefore(t *testing.T) {
	versions := []string{"0", "00", "1", "9", "10", "010", "99", "101", "2019", "2020", "02020", "2021", "20201", "2020.1", "2020.9", "2020.10", "2020.", ".5",
		"2020a", "v1", "v2", "v", "第三版", "第3版", "第10版", "第3版a", "2020第3版", "2020第2版", "2020\n1", "a.b", "1.2.3", "1.2", "1..2"}
	sooner := 0
	for _, since := range versions {
		pattern := regexp.MustCompile(before(since))
		for _, version := range versions {
			order, ok := value.CompareVersions(version, since)
			assert.Equal(t, ok && order < 0, pattern.MatchString(version), "%q before %q", version, since)
			if ok && order < 0 {
				sooner++
			}
		}
	}
	assert.Greater(t, sooner, 100)
}

// Each engine has all the words, and no other.
func TestWords(t *testing.T) {
	for d := range spellings {
		var has []string
		for word := range spellings[d].words {
			has = append(has, word)
		}
		assert.ElementsMatch(t, words, has, d)
	}
}
