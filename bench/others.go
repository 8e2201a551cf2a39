package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/surveyc/surveyc/compiler/gen/jsonschema"
)

// others are programs in other languages. They print the processor time that they took, start aside.
var others = []struct {
	name, format string
	args         func(d *data) []string
}{
	{"duckdb", "jsonl", duckdb("jsonl")},
	{"duckdb", "csv", duckdb("csv")},
	{"duckdb", "parquet", duckdb("parquet")},
	{"ajv", "jsonl", func(d *data) []string {
		return []string{"node", "ajv/check.mjs", filepath.Join(d.folder, "jdlk.schema.json"), d.file("jsonl")}
	}},
}

func duckdb(format string) func(*data) []string {
	return func(d *data) []string {
		return []string{cmp.Or(os.Getenv("PYTHON"), "python3"), "duckdb/check.py", format, d.file(format)}
	}
}

// measureOther runs a program once; the time it tells is all that is known of it.
func measureOther(d *data, args []string) (time.Duration, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("%s: %w", args[1], err)
	}
	var seconds float64
	_, err = fmt.Sscanf(string(said), "%f s", &seconds)
	return time.Duration(seconds * float64(time.Second)), err
}

// addOthers measures those that were asked for, once in each round.
func (all *results) addOthers(d *data, o options) error {
	if err := d.writeSchema(); err != nil {
		return err
	}
	for _, other := range others {
		if !o.wants(other.name, other.format) || d.form != "jdlk" {
			continue
		}
		r := &result{contender: contender{name: other.name, format: other.format, cores: 1}}
		for range min(o.rounds, 3) {
			took, err := measureOther(d, other.args(d))
			if err != nil {
				return err
			}
			r.cpu = append(r.cpu, took)
		}
		all.list = append(all.list, r)
	}
	return nil
}

func (d *data) writeSchema() error {
	f, err := os.Create(filepath.Join(d.folder, "jdlk.schema.json"))
	if err != nil {
		return err
	}
	if err := jsonschema.Write(f, d.survey); err != nil {
		return err
	}
	return f.Close()
}
