package html

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// functions are what the template calls.
var functions = template.FuncMap{
	"say":      say,
	"mark":     ir.CodeText,
	"noAnswer": noAnswer,
}

// words is a text as the page shows it at first and, where answers are inserted into it, as it is written.
type words struct{ Shown, Written string }

func wordsOf(s *ir.Survey, text string) words {
	if len(s.Inserts(text)) == 0 {
		return words{Shown: text}
	}
	return words{s.Unfilled(text), text}
}

// part is a section with its items, or the items before the first section.
type part struct {
	Number int // from 1
	Title  words
	Fields []field
}

// field is an item as the template prints it.
type field struct {
	ir.Item
	survey    *ir.Survey
	Specified string  // the code of the option whose words it asks for
	Level     int     // of its heading, where it has one
	Fields    []field // of the head of a group: what is in it
}

// Words is one of the item's texts, or one made with it.
func (f field) Words(text string) words { return wordsOf(f.survey, text) }

// partsOf groups the items by section, in their order.
func partsOf(s *ir.Survey) []part {
	var parts []part
	for i, end := 0, 0; i < len(s.Items); i = end {
		end = s.EndOf(i)
		if section := s.Items[i].Section; i == 0 || section != s.Items[i-1].Section {
			parts = append(parts, part{Number: len(parts) + 1, Title: wordsOf(s, sectionTitle(s, section))})
		}
		last := &parts[len(parts)-1]
		level := 3
		if last.Title.Shown == "" {
			level = 2
		}
		last.Fields = append(last.Fields, fieldOf(s, i, level))
	}
	return parts
}

func sectionTitle(s *ir.Survey, section int) string {
	if section < 0 {
		return ""
	}
	return s.Sections[section].Title
}

func fieldOf(s *ir.Survey, i, level int) field {
	item := s.Items[i]
	f := field{Item: item, survey: s, Level: level}
	if item.Specify != nil {
		f.Specified = ir.CodeText(item.Specify.Code)
	}
	for at, end := i+1, s.EndOf(i); at < end; at = s.EndOf(at) {
		f.Fields = append(f.Fields, fieldOf(s, at, f.RowLevel()+1))
	}
	return f
}

// Repeated tells whether it is the head of a group.
func (f field) Repeated() bool { return f.Domain.Kind == ir.Rows }

// RowLevel is the level of its rows' headings.
func (f field) RowLevel() int { return f.Level + 1 }

// Place is what the page calls the item. In the template of a row * stands for the row.
func (f field) Place() string {
	if f.Group != "" {
		return "*." + f.ID
	}
	return f.ID
}

// Choosing tells whether the item is answered by marking options.
func (f field) Choosing() bool { return f.Multi() || f.Domain.Kind == ir.Choice }

// Multi tells whether several options may be marked.
func (f field) Multi() bool { return f.Domain.Kind == ir.Choices }

// Rating tells whether the options are steps of a scale, which stand side by side.
func (f field) Rating() bool { return f.Domain.Type == "rating" }

// Searchable tells whether the options are too many to be looked through.
func (f field) Searchable() bool { return len(f.Domain.Options) > mostListed }

const mostListed = 20

// Printed is the number that the paper form prints for the item. An item with a name has none.
func (f field) Printed() string {
	if f.Specify != nil || !ir.Numbered(f.ID) {
		return ""
	}
	return f.ID
}

// Marks says how many options are to be marked, if that is bounded.
func (f field) Marks() string {
	lowest, highest := f.Domain.Min, f.Domain.Max
	switch {
	case !f.Multi() || lowest == nil && highest == nil:
		return ""
	case highest == nil:
		return say("page.marks-least", number(*lowest))
	case lowest == nil:
		return say("page.marks-most", number(*highest))
	case *lowest == *highest:
		return say("page.marks", number(*lowest))
	}
	return say("page.marks", number(*lowest)+"～"+number(*highest))
}

// Bound says how many rows a group has, where that is for the one who fills it in to say.
func (f field) Bound() string {
	fewest, most := f.Domain.Min, f.Domain.Max
	switch {
	case !f.Repeated() || f.Times != nil || fewest == nil && *most == ir.MostRows:
		return ""
	case fewest == nil:
		return say("page.rows-most", number(*most))
	case *most == ir.MostRows:
		return say("page.rows-least", number(*fewest))
	case *fewest == *most:
		return say("page.rows", number(*fewest))
	}
	return say("page.rows", number(*fewest)+"～"+number(*most))
}

// Form says what is asked of a text: how many characters, in which form.
func (f field) Form() []string {
	if f.Domain.Kind != ir.Text {
		return nil
	}
	var parts []string
	if bound := characters(f.Domain); bound != "" {
		parts = append(parts, bound)
	}
	if f.Domain.Format != "" {
		parts = append(parts, say(catalogue.Code("form."+f.Domain.Format)))
	}
	if f.Domain.Expects != "" {
		parts = append(parts, f.Domain.Expects)
	}
	return parts
}

func characters(d ir.Domain) string {
	switch {
	case d.Min == nil && d.Max == nil:
		return ""
	case d.Max == nil:
		return say("page.characters-least", number(*d.Min))
	case d.Min == nil:
		return say("page.characters-most", number(*d.Max))
	case *d.Min == *d.Max:
		return say("range.characters", number(*d.Min))
	}
	return say("range.characters", number(*d.Min)+"～"+number(*d.Max))
}

// Keyboard is the on-screen keyboard that the item's answers need. Those for numbers lack the
// minus sign on some phones.
func (f field) Keyboard() string {
	switch d := f.Domain; {
	case d.Format == ir.Phone:
		return "tel"
	case d.Kind != ir.Number || d.Min == nil || *d.Min < 0:
		return "text"
	case d.Integer:
		return "numeric"
	}
	return "decimal"
}

// Longest is how many characters an answer of the item's format has at most, 0 where that is not bounded.
// Of other texts the bound is not put into the input: browsers count some characters twice.
func (f field) Longest() int {
	switch f.Domain.Format {
	case ir.ResidentID:
		return len("11010519491231002X")
	case ir.Phone:
		return len("0870-12345678")
	}
	return 0
}

// Described lists the elements that describe the item's inputs.
func (f field) Described() string {
	ids := []string{"findings-" + f.Place()}
	if f.Unit != "" {
		ids = append([]string{"unit-" + f.Place()}, ids...)
	}
	if f.Note != "" {
		ids = append([]string{"note-" + f.Place()}, ids...)
	}
	return strings.Join(ids, " ")
}

// noAnswer is what the page calls a kind of no answer.
func noAnswer(kind ir.NoAnswer) string { return say("none." + catalogue.Code(kind)) }

// say is a text in the page's language.
func say(code catalogue.Code, args ...any) string { return catalogue.Say(catalogue.ZH, code, args...) }

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
