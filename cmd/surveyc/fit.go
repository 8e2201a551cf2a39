package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/surveys"
)

// fitting is the one survey whose questions the answers bear: of those beside the answers, beside
// the program, and within it.
func (a *app) fitting(batches []string) (*ir.Survey, error) {
	var best *ir.Survey
	score, tied := 0, false
	for _, s := range candidates(filepath.Dir(batches[0])) {
		n, err := a.fit(batches, s)
		if err != nil {
			return nil, err
		}
		if n > score {
			best, score, tied = s, n, false
		} else if n == score {
			tied = true
		}
	}
	if best == nil || tied {
		return nil, newFault("cmd.drop.no-fit", strings.Join(batches, ", "))
	}
	return best, nil
}

// candidates are the surveys at hand that have no errors, each id once, the nearest first.
func candidates(dir string) []*ir.Survey {
	var found []*ir.Survey
	seen := map[string]bool{}
	for _, f := range surveyFiles(dir) {
		s := compileFile(f).Survey
		if s != nil && !seen[s.ID] {
			seen[s.ID] = true
			found = append(found, s)
		}
	}
	return found
}

func surveyFiles(dir string) []*source.File {
	files := surveysIn(dir)
	if program, err := os.Executable(); err == nil && filepath.Dir(program) != dir {
		files = append(files, surveysIn(filepath.Dir(program))...)
	}
	for _, id := range surveys.IDs {
		data, err := surveys.Files.ReadFile(surveys.Path(id))
		if err != nil {
			panic(err) // it is embedded
		}
		files = append(files, source.New(id, string(data)))
	}
	return files
}

func surveysIn(dir string) []*source.File {
	entries, _ := os.ReadDir(dir) // a folder that cannot be read has no candidates
	var files []*source.File
	for _, e := range entries {
		if !isSurvey(e.Name()) {
			continue
		}
		name := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(name)
		if err != nil {
			continue // what cannot be read is no candidate
		}
		if f, err := source.Decode(name, data); err == nil {
			files = append(files, f)
		}
	}
	return files
}

// fit is how many more keys of the answers are the survey's than are not. An error is one of
// the files', whatever the survey.
func (a *app) fit(batches []string, s *ir.Survey) (int, error) {
	total := 0
	for _, name := range batches {
		file, err := a.open(name)
		if err != nil {
			return 0, err
		}
		reader, err := opening{app: a, survey: s}.reader(name, file)
		if err == nil {
			total += fitOf(reader, s)
		}
		_ = file.Close()
		if wrong, ok := err.(*fault); ok {
			return 0, &inFile{name, wrong}
		}
	}
	return total, nil
}

// headed is a reader whose header says how much of it is of the survey.
type headed interface {
	Matched() int
	Unknown() []answers.UnknownColumn
}

func fitOf(r answers.Reader, s *ir.Survey) int {
	if table, ok := r.(headed); ok {
		return table.Matched() - len(table.Unknown())
	}
	items := map[string]bool{}
	for i := range s.Items {
		items[s.Items[i].ID] = true
	}
	fit := 0
	for key := range firstKeys(r) {
		if items[key] {
			fit++
		} else {
			fit--
		}
	}
	return fit
}

// firstKeys are the keys of the first records.
func firstKeys(r answers.Reader) map[string]bool {
	keys := map[string]bool{}
	for range 20 {
		record, err := r.Next()
		if err != nil {
			break
		}
		for _, f := range record.Fields {
			if !strings.HasPrefix(f.Key, "_") {
				keys[f.Key] = true
			}
		}
	}
	return keys
}
