package main

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
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
			"status": status, "gb18030": gb18030, "xlsx": xlsx, "cut": cut, "spoil": spoil, "gzip": packed(".gz", zipped), "zstd": packed(".zst", zstded)},
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

// xlsx BOOK [SHEET TABLE]… makes a workbook of tables, with numbers as numbers and days as days.
func xlsx(ts *testscript.TestScript, _ bool, args []string) {
	book := excelize.NewFile()
	for i := 1; i < len(args); i += 2 {
		_, err := book.NewSheet(args[i])
		ts.Check(err)
		rows, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[i+1]))).ReadAll()
		ts.Check(err)
		for r, row := range rows {
			for c, text := range row {
				at, err := excelize.CoordinatesToCellName(c+1, r+1)
				ts.Check(err)
				ts.Check(book.SetCellValue(args[i], at, typed(text)))
			}
		}
	}
	ts.Check(book.DeleteSheet("Sheet1"))
	ts.Check(book.SaveAs(ts.MkAbs(args[0])))
}

func typed(text string) any {
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day
	}
	if x, err := strconv.ParseFloat(text, 64); err == nil {
		return x
	}
	if text == "" {
		return nil
	}
	return text
}

// cut FILE N keeps the first N bytes of a file.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(n)))
}

// spoil FILE N sets the four bytes behind the first N of a file.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	content := []byte(ts.ReadFile(args[0]))
	copy(content[n:], "\xff\xff\xff\xff")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o600))
}

// packed makes a command that packs files beside themselves.
func packed(suffix string, pack func(io.Writer) io.WriteCloser) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, _ bool, names []string) {
		for _, name := range names {
			f, err := os.Create(ts.MkAbs(name + suffix))
			ts.Check(err)
			w := pack(f)
			_, err = io.WriteString(w, ts.ReadFile(name))
			ts.Check(errors.Join(err, w.Close(), f.Close()))
		}
	}
}

func zipped(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }

func zstded(w io.Writer) io.WriteCloser {
	z, err := zstd.NewWriter(w)
	if err != nil {
		panic(err) // it has no options
	}
	return z
}

// gb18030 FILE… saves text files as Excel does on a Chinese Windows.
func gb18030(ts *testscript.TestScript, _ bool, names []string) {
	for _, name := range names {
		data, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(name))
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(data), 0o644))
	}
}
