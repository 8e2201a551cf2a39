package html_test

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/gen/html"
	"github.com/surveyc/surveyc/compiler/ir"
)

func TestTheSameSurveyGivesTheSameBytes(t *testing.T) {
	assert.Equal(t, written(t, schooling()), written(t, schooling()))
	assert.Equal(t, written(t, translated()), written(t, translated()))
}

func TestPolicyNamesExactlyTheScriptAndStyleOfThePage(t *testing.T) {
	for _, s := range []*ir.Survey{schooling(), translated()} {
		checkPolicy(t, written(t, s))
	}
}

func checkPolicy(t *testing.T, page string) {
	for _, part := range []struct{ directive, element string }{
		{"script-src", "script"},
		{"style-src", "style"},
	} {
		content := regexp.MustCompile(`(?s)<` + part.element + `>(.*?)</` + part.element + `>`).FindStringSubmatch(page)[1]
		sum := sha256.Sum256([]byte(content))
		want := part.directive + " &#39;sha256-" + strings.ReplaceAll(base64.StdEncoding.EncodeToString(sum[:]), "+", "&#43;")
		assert.Contains(t, page, want)
	}
	assert.Contains(t, page, "default-src &#39;none&#39;")
}

func TestThePageNamesNoOtherFile(t *testing.T) {
	for _, s := range []*ir.Survey{schooling(), translated()} {
		page := strings.ReplaceAll(written(t, s), "http://www.w3.org/", "") // names of vocabularies
		assert.NotRegexp(t, `(?i)https?:|\s(?:src|href)=|\burl\(|@import`, page)
	}
}

// The golden holds the page without its style, data and script, an element a line.
func TestMarkup(t *testing.T) {
	const golden = "testdata/schooling.golden.html"
	page := written(t, schooling())
	body := strings.ReplaceAll(page[strings.Index(page, "<body>"):strings.Index(page, "<script")], "><", ">\n<")
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(body), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), body, "if this is meant: UPDATE=1 go test ./compiler/gen/html")
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteReturnsTheWritersError(t *testing.T) {
	assert.ErrorIs(t, html.Write(brokenWriter{}, schooling()), errBroken)
}
