package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"surveyc": main})
}

// TestScripts runs the calls of testdata/script as a person types them. UPDATE=1 writes
// what came out into the scripts.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status": status, "gb18030": gb18030},
	})
}

// status N COMMAND… runs a command that is to end with exit status N.
func status(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	got := 0
	if errors.As(err, &ended) {
		got = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("exit status %d, want %s", got, want)
	}
}

// gb18030 FILE… saves text files as Excel does on a Chinese Windows.
func gb18030(ts *testscript.TestScript, _ bool, names []string) {
	for _, name := range names {
		data, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(name))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(data), 0o644))
	}
}
