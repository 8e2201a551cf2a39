package program

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Applies tells whether the record is held to a rule, whatever it says: one that came after the record's version asks nothing of it.
func (s *State) Applies(r *ir.Rule) bool { return !s.before(r.Since) }

// before tells whether the record is certainly of an earlier version than since. One that states none is of the survey's.
func (s *State) before(since string) bool {
	if since == "" {
		return false
	}
	version := s.Survey().Property("version")
	if v := s.Stated(answers.VersionKey); v != nil {
		version = Statement(v)
	}
	order, ok := value.CompareVersions(version, since)
	return ok && order < 0
}
