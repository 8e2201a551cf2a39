package batch

import (
	"cmp"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Summary counts the records of a batch and what was found in them. A record with both kinds of
// findings is Blocked.
type Summary struct {
	Records, Blocked, Warned, Clean int
	counts                          map[Kind]int
	slot                            func(item string) (int, bool) // its place in the survey
}

// Kind is what findings are counted by.
type Kind struct {
	Code     catalogue.Code
	Item     string // "" for the unknown keys beyond the first thousand
	Rule     string
	Severity ir.Severity
}

// KindOf is what f counts as: in a repeated group whichever row it is in. Of a key that is a page of text only the beginning counts.
func KindOf(f validate.Finding) Kind {
	item := validate.ItemOf(f.Item)
	if len(item) > maxItem {
		item = strings.ToValidUTF8(item[:maxItem], "") + "…"
	}
	return Kind{f.Code, item, f.Rule, f.Severity}
}

// Count is how many findings there are of a kind.
type Count struct {
	Kind
	N int
}

// The bounds of what keys that no survey foresees can make the summary hold.
const (
	maxKinds = 1000
	maxItem  = 200 // bytes
)

// Blocks tells whether anything was found that blocks.
func (s *Summary) Blocks() bool {
	for kind := range s.counts {
		if kind.Severity == ir.Block {
			return true
		}
	}
	return false
}

// Findings is how many there are of that severity.
func (s *Summary) Findings(severity ir.Severity) int {
	n := 0
	for kind, count := range s.counts {
		if kind.Severity == severity {
			n += count
		}
	}
	return n
}

// Counts lists the kinds of findings: those that block first, then the most frequent first, then in the
// order of the survey.
func (s *Summary) Counts() []Count {
	list := make([]Count, 0, len(s.counts))
	for kind, n := range s.counts {
		list = append(list, Count{kind, n})
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(
			cmp.Compare(a.Severity, b.Severity), // "block" < "warn"
			cmp.Compare(b.N, a.N),
			cmp.Compare(s.place(a.Item), s.place(b.Item)),
			cmp.Compare(a.Item, b.Item), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Rule, b.Rule))
	})
	return list
}

// place is where an item stands in the survey; what is none comes first.
func (s *Summary) place(item string) int {
	if slot, ok := s.slot(item); ok {
		return slot
	}
	return -1
}

func (s *Summary) countRecord(findings []validate.Finding) {
	s.Records++
	switch {
	case len(findings) == 0:
		s.Clean++
	case validate.Blocks(findings):
		s.Blocked++
	default:
		s.Warned++
	}
}

func (s *Summary) countFinding(f validate.Finding) {
	kind := KindOf(f)
	if _, known := s.counts[kind]; !known && f.Code == validate.Unknown && len(s.counts) >= maxKinds {
		kind.Item = ""
	}
	s.counts[kind]++
}
