package keyword_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/keyword"
)

func TestEverySpellingIsOneWord(t *testing.T) {
	seen := map[string]string{}
	for i := range keyword.Words {
		w := &keyword.Words[i]
		for _, s := range w.Spellings() {
			assert.Empty(t, seen[s], "%s is spelt like another word", s)
			seen[s] = w.English
			assert.Equal(t, w.English, keyword.English(s))
		}
	}
	assert.Nil(t, keyword.Of("收入"))
}

func TestRoles(t *testing.T) {
	assert.True(t, keyword.Opens("问题"))
	assert.True(t, keyword.Opens("skip"))
	assert.False(t, keyword.Opens("整数"))
	assert.True(t, keyword.Is("文字", keyword.Modifier, keyword.Type))
	assert.Equal(t, []string{"exclusive", "独选", "specify", "注明", "请注明"}, keyword.With(keyword.Mark))
}
