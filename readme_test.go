package surveyc_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ (go run ./cmd/surveyc [^\n]*)\n(.*?)```")

// TestReadmeShowsRealOutput runs the commands that the READMEs show. UPDATE=1 puts in what they print now.
func TestReadmeShowsRealOutput(t *testing.T) {
	surveyc := buildCommand(t)
	for _, page := range []string{"README.md", "README.en.md"} {
		text := read(t, page)
		blocks := consoleBlock.FindAllStringSubmatch(text, -1)
		require.NotEmpty(t, blocks, page)
		for _, b := range blocks {
			shown := b[2]
			real := output(t, surveyc, strings.Fields(b[1])[3:])
			if os.Getenv("UPDATE") == "" {
				assert.Equal(t, real, shown, b[1])
			}
			text = strings.Replace(text, b[0], strings.TrimSuffix(b[0], shown+"```")+real+"```", 1)
		}
		if os.Getenv("UPDATE") != "" {
			require.NoError(t, os.WriteFile(page, []byte(text), 0o644))
		}
	}
}

func buildCommand(t *testing.T) string {
	name := filepath.Join(t.TempDir(), "surveyc.exe") // a name that every system runs
	out, err := exec.Command("go", "build", "-o", name, "./cmd/surveyc").CombinedOutput()
	require.NoError(t, err, string(out))
	return name
}

// output is what `go run` would show of the command, its exit status last. A call that fails writes no files.
func output(t *testing.T, surveyc string, args []string) string {
	cmd := exec.Command(surveyc, args...)
	cmd.Env = append(os.Environ(), "SURVEYC_LANG=")
	out, err := cmd.CombinedOutput()
	var status *exec.ExitError
	require.True(t, errors.As(err, &status), "want a command that fails: %v", args)
	return string(out) + status.Error() + "\n"
}

// TestDocumentsLinkToFiles: no link inside the repository leads nowhere.
func TestDocumentsLinkToFiles(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)|src="([^":]+)"`)
	for _, page := range sources(t) {
		if filepath.Ext(page) != ".md" {
			continue
		}
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			_, err := os.Stat(filepath.Join(filepath.Dir(page), m[1]+m[3]))
			assert.NoError(t, err, "%s links to %s", page, m[1]+m[3])
		}
	}
}
