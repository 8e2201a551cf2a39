package validate

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// origin compares what the record states about its survey with the survey at hand. One that carries no version
// is of every version.
func (f *finder) origin() {
	s := f.state.Survey()
	f.compare(answers.SurveyKey, Survey, s.ID)
	if version := s.Property("version"); version != "" {
		f.compare(answers.VersionKey, Version, version)
	}
}

func (f *finder) compare(key string, code catalogue.Code, here string) {
	v := f.state.Stated(key)
	if v == nil {
		return
	}
	if stated := program.Statement(v); stated != here {
		f.add(Finding{Item: key, Code: code, Severity: ir.Warn, Message: catalogue.Say(f.lang, code, stated, here)})
	}
}

// Strict makes every finding block. Which there are stays the same.
func Strict(found []Finding) []Finding {
	for i := range found {
		found[i].Severity = ir.Block
	}
	return found
}
