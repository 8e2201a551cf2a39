package translation

import (
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
)

// Apply puts the translations that fit into a survey, and warns of what is missing.
func Apply(s *ir.Survey, languages []*Language) diag.List {
	var found diag.List
	for _, l := range languages {
		entries := Sheet(s, l.Rows)
		s.Languages = append(s.Languages, ir.Language{Code: l.Code, Name: l.Name, Texts: translations(entries)})
		if !l.unread {
			found = append(found, l.incomplete(entries)...)
		}
	}
	return found
}

func translations(entries []Entry) []ir.Translation {
	texts := []ir.Translation{}
	for _, e := range entries {
		if e.Status != Done {
			continue
		}
		t := ir.Translation{Text: e.Text, Says: e.Says}
		if e.alone {
			t.At = e.Place
		}
		texts = append(texts, t)
	}
	return texts
}

// mostMistakes are told of one table.
const mostMistakes = 20

// unfit are the warnings of translations that are there, but cannot be used.
var unfit = map[Status]catalogue.Code{Unlike: "W903", Long: "W904"}

// incomplete warns of each translation that cannot be used, and once of all that is missing or outdated.
func (l *Language) incomplete(entries []Entry) diag.List {
	var found diag.List
	open := map[Status][]string{}
	for _, e := range entries {
		open[e.Status] = append(open[e.Status], e.Place)
		if code := unfit[e.Status]; code != "" && len(open[e.Status]) <= mostMistakes {
			found.Add(diag.Warn(code, e.span, e.Place, e.Text))
		}
	}
	if len(open[Missing])+len(open[Outdated]) > 0 {
		found.Add(diag.Warn("W901", l.decl.Span, l.Name, len(entries), lacking(open)))
	}
	return found
}

func lacking(open map[Status][]string) []catalogue.Phrase {
	var parts []catalogue.Phrase
	for _, status := range []Status{Missing, Outdated} {
		if places := open[status]; len(places) > 0 {
			code := catalogue.Code("translation." + string(status))
			parts = append(parts, catalogue.Phrase{Code: code, Args: []any{len(places), examples(places)}})
		}
	}
	return parts
}

// examples are the first of places.
func examples(places []string) string {
	const most = 3
	if len(places) > most {
		return strings.Join(places[:most], "、") + " …"
	}
	return strings.Join(places, "、")
}
