package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
)

// silence is a comment `# lint: L206 the form has no room for it`: the finding of that code on its line, or, where the comment stands alone, on
// the next, is as the author wants it.
type silence struct {
	span   source.Span
	code   catalogue.Code
	reason string
	line   int // that it speaks of
	used   bool
}

var written = regexp.MustCompile(`(?i)^(?:#|//|＃|／／)\s*lint(?:\s*[:：]\s*|\s+)([A-Za-z]\d+)(.*)$`)

// silences are those of a survey.
func (l *linter) silences() []*silence {
	var list []*silence
	for _, c := range l.Comments {
		if m := written.FindStringSubmatch(strings.TrimRight(c.Span.Text(), " \t\r\n")); m != nil {
			list = append(list, &silence{span: c.Span, code: catalogue.Code(strings.ToUpper(m[1])), reason: strings.Trim(m[2], " 　:：,，"), line: lineOf(c.Span)})
		}
	}
	return list
}

// lineOf is the line that a comment speaks of: its own, or, where nothing stands before it, the next one that is no comment.
func lineOf(c source.Span) int {
	line := c.Pos().Line
	if strings.TrimSpace(c.File.Text[c.File.LineStart(line):c.Start]) != "" {
		return line
	}
	for line++; ; line++ {
		text := strings.TrimSpace(c.File.Line(line))
		if !strings.HasPrefix(text, "#") && !strings.HasPrefix(text, "//") && !strings.HasPrefix(text, "＃") {
			return line
		}
	}
}

// silenced are the findings that no comment speaks of, and what is wrong with the comments (L301).
func (l *linter) silenced() Report {
	r := Report{Undecided: l.undecided, survey: l.survey()}
	list := l.silences()
	for _, f := range l.found {
		if hush(list, f) {
			r.Silenced++
		} else {
			r.Findings = append(r.Findings, f)
		}
	}
	for _, s := range list {
		if f, ok := s.fault(); ok {
			r.Findings = append(r.Findings, f)
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int { return strings.Compare(at(a.Span), at(b.Span)) })
	return r
}

// hush tells whether a comment silences a finding, and notes that it does.
func hush(list []*silence, f Finding) bool {
	found := false
	for _, s := range list {
		if s.reason != "" && s.code == f.Code && s.span.File == f.Span.File && s.line == f.Span.Pos().Line {
			s.used, found = true, true
		}
	}
	return found
}

func (s *silence) fault() (Finding, bool) {
	switch e, known := catalogue.Lookup(string(s.code)); {
	case !known || e.About == nil || !strings.HasPrefix(string(e.Code), "L"):
		return Finding{Code: "L303", Span: s.span, Args: []any{string(s.code)}}, true
	case s.reason == "":
		return Finding{Code: "L304", Span: s.span, Args: []any{string(s.code)}}, true
	case !s.used:
		return Finding{Code: "L301", Span: s.span, Args: []any{string(s.code)}}, true
	}
	return Finding{}, false
}
