package html_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// engine is surveyEngine in a process of Node that runs testdata/engine/findings.js.
type engine struct {
	requests io.Writer
	answers  *bufio.Reader
}

// startEngine starts Node. A machine without it skips the test, but never where CI is set.
func startEngine(t *testing.T) *engine {
	if _, err := exec.LookPath("node"); errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") == "" {
		t.Skip("node is not installed")
	}
	cmd := exec.Command("node", "testdata/engine/findings.js")
	cmd.Stderr = os.Stderr
	requests, err := cmd.StdinPipe()
	require.NoError(t, err)
	answers, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, requests.Close())
		require.NoError(t, cmd.Wait())
	})
	return &engine{requests, bufio.NewReader(answers)}
}

// load hands over what the survey's page embeds.
func (e *engine) load(t *testing.T, s *ir.Survey) {
	page := written(t, s)
	e.ask(t, fmt.Sprintf(`{"survey":%s,"texts":%s}`, dataIn(page, "survey-ir"), dataIn(page, "survey-texts")))
}

func (e *engine) find(t *testing.T, records []string) []string {
	return e.askOf(t, "findings", records)
}

// askOf is what a function of surveyEngine gives for each record.
func (e *engine) askOf(t *testing.T, function string, records []string) []string {
	list, err := json.Marshal(records)
	require.NoError(t, err)
	return e.ask(t, fmt.Sprintf(`{"ask":%q,"records":%s}`, function, list))
}

func (e *engine) ask(t *testing.T, request string) []string {
	_, err := fmt.Fprintln(e.requests, request)
	require.NoError(t, err)
	line, err := e.answers.ReadBytes('\n')
	require.NoError(t, err)
	return members(t, line)
}

// page is a survey's form in a tab.
type page struct{ tab context.Context }

func newPage(t *testing.T) *page { return &page{newTab(t)} }

func (p *page) load(t *testing.T, s *ir.Survey) {
	do(t, p.tab, chromedp.Navigate(fileOf(t, s)))
}

func (p *page) find(t *testing.T, records []string) []string {
	list, err := json.Marshal(records)
	require.NoError(t, err)
	return members(t, []byte(text(t, p.tab, string(list)+`.map(record => {
		window.survey.load(JSON.parse(record));
		return window.survey.findings();
	})`)))
}

// members are the JSON texts in a list.
func members(t *testing.T, list []byte) []string {
	var values []jsontext.Value
	require.NoError(t, json.Unmarshal(list, &values), string(list))
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	return texts
}
