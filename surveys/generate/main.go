// Command generate writes the sample batches of both questionnaires:
//
//	go run ./surveys/generate
//
// writes sample.jsonl and sample.csv, 300 households each, into surveys/jdlk and
// surveys/fjdlk. The same program always writes the same bytes: chance comes from one
// seed a questionnaire.
//
// Nobody in the samples exists. Villages, persons and answers are invented; resident id numbers
// carry the area code 999999, which no place in China bears, so that none of
// them can be anybody's, while dates and check digits are right.
//
// A household is drawn first (who lives there, what they live on), then says what it
// would answer to every question; which of these are asked is left to the runtime, so
// that no route is written here. Then a clerk makes mistakes in one record of twelve.
//
// Flags give other batches, as the benchmarks need them.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// size is how many records a batch has, and in how many of them a clerk erred.
type size struct{ households, mistaken int }

// sample is the size of the committed batches.
var sample = size{300, 25}

func main() {
	out := flag.String("out", "surveys", "the folder that holds jdlk and fjdlk")
	n := sample
	flag.IntVar(&n.households, "households", n.households, "the records of a batch")
	flag.IntVar(&n.mistaken, "mistaken", n.mistaken, "how many of them a clerk erred in")
	flag.Parse()
	for _, f := range forms {
		if err := f.write(filepath.Join(*out, f.id), n); err != nil {
			fmt.Fprintln(os.Stderr, "generate:", err)
			os.Exit(1)
		}
	}
}

// form is a questionnaire as this program fills it.
type form struct {
	id       string
	seed     uint64
	teams    []team
	firstDay int // of April 2020
	draw     func(*dice) *household
	answers  func(*household) replies // to every question, asked or not
	mistakes []mistake
	csv      spelling
}

var forms = []form{
	{
		id: "jdlk", seed: 202001, teams: teams[:2], firstDay: 13,
		draw: drawRegistered, answers: jdlkAnswers,
		mistakes: append(jdlkMistakes, commonMistakes...), csv: plainSpelling,
	},
	{
		id: "fjdlk", seed: 202002, teams: teams[2:], firstDay: 14,
		draw: drawOther, answers: fjdlkAnswers,
		mistakes: append(fjdlkMistakes, commonMistakes...), csv: paperSpelling,
	},
}

// write makes the batch and puts it into folder in both formats.
func (f form) write(folder string, n size) error {
	survey, err := load(f.id)
	if err != nil {
		return err
	}
	batch := f.batch(survey, n)
	if err := writeFile(folder, "sample.jsonl", jsonLines(survey, batch)); err != nil {
		return err
	}
	return writeFile(folder, "sample.csv", csvRows(survey, batch, f.csv))
}

func writeFile(folder, name string, content []byte) error {
	return os.WriteFile(filepath.Join(folder, name), content, 0o644)
}
