// Command bench measures how fast answers to attachment 1 are checked, beside what else there is for it, and prints a
// table of ratios. See README.md.
//
//	cd bench && go run . -records 1000000
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	o := options{}
	flag.IntVar(&o.records, "records", 200_000, "how many records the files have")
	flag.IntVar(&o.rounds, "rounds", 7, "how often each contender runs")
	flag.StringVar(&o.folder, "data", "", "where the files are kept from one run to the next; a temporary folder without it")
	only := flag.String("only", "", "contenders to run, apart by commas; all without it")
	formats := flag.String("formats", "", "formats to measure, apart by commas; all without it")
	chosen := flag.String("forms", "jdlk,texts,clinic,farm,roster", "surveys to measure, apart by commas")
	one := flag.String("run", "", "run this contender alone: for memory and profiles")
	profile := flag.String("cpuprofile", "", "with -run: where to write a profile")
	flag.Parse()
	if *only != "" {
		o.only = strings.Split(*only, ",")
	}
	o.forms = strings.Split(*chosen, ",")
	if *formats != "" {
		o.formats = strings.Split(*formats, ",")
	}
	if err := run(o, *one, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// options are what the flags say.
type options struct {
	records, rounds int
	folder          string
	only, formats   []string // nil for all
	forms           []string
}

// wants tells whether a contender is to be measured.
func (o options) wants(name, format string) bool {
	return (o.only == nil || slices.Contains(o.only, name)) && (o.formats == nil || slices.Contains(o.formats, format))
}

func run(o options, one, profile string) error {
	for _, form := range o.forms {
		if forms[form] == nil {
			return fmt.Errorf("there is no form %s", form)
		}
		if err := runForm(o, form, one, profile); err != nil {
			return err
		}
	}
	return nil
}

func runForm(o options, form, one, profile string) error {
	d, err := prepare(o, form)
	if err != nil {
		return err
	}
	defer d.remove()
	if one != "" {
		return runOne(d, one, profile, o.rounds)
	}
	if err := sameFindings(d, o); err != nil {
		return err
	}
	results, err := measure(d, o)
	if err != nil {
		return err
	}
	return results.print(os.Stdout)
}
