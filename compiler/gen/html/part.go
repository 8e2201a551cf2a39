package html

import (
	"html/template"
	"strconv"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// functions are what the template calls.
var functions = template.FuncMap{
	"say":     say,
	"english": func(code catalogue.Code) string { return catalogue.Say(catalogue.EN, code) },
	"mark":    ir.CodeText,
	"blocks":  blocks,
}

// part is a section with its items, or the items before the first section.
type part struct {
	Number int // from 1
	Title  words
	Fields []field
}

// block is a field by itself, or the rows of a matrix with what specifies their options.
type block struct {
	Matrix *matrix
	Fields []field
}

// matrix is the head of a table. Its columns are the options of every row.
type matrix struct {
	field        // the first row, whose options all have
	Columns bool // the options are few and short enough to stand side by side
}

// Title is the text of a matrix.
func (m matrix) Title() words { return m.wording.text(m.table.Place(), m.table.Title) }

// About is the note of a matrix.
func (m matrix) About() words { return m.wording.text(m.table.Place()+" note", m.table.Note) }

// field is an item as the template prints it.
type field struct {
	ir.Item
	wording   *wording
	Specified string     // the code of the option whose words it asks for
	Level     int        // of its heading, where it has one
	Fields    []field    // of the head of a group: what is in it
	table     *ir.Matrix // that it is in, nil for none
}

// Label is the item's text; where it asks for the words of an option it says so.
func (f field) Label() words {
	text := f.wording.text(f.ID, f.Text)
	if f.Specified != "" {
		return f.wording.say("page.specify", text)
	}
	return text
}

// Noted is the item's note.
func (f field) Noted() words { return f.wording.text(f.ID+" note", f.Note) }

// In is the item's unit.
func (f field) In() words { return f.wording.text(f.ID+" unit", f.Unit) }

// Option is the text of an option.
func (f field) Option(o ir.Option) words { return f.wording.text(f.ID+" "+ir.CodeText(o.Code), o.Text) }

// Say is a text of the page.
func (f field) Say(code catalogue.Code) words { return f.wording.say(code) }

// partsOf groups the items by section, in their order.
func partsOf(s *ir.Survey, w *wording) []part {
	var parts []part
	for i, end := 0, 0; i < len(s.Items); i = end {
		end = s.EndOf(i)
		if section := s.Items[i].Section; i == 0 || section != s.Items[i-1].Section {
			parts = append(parts, part{Number: len(parts) + 1, Title: titleOf(s, w, section)})
		}
		last := &parts[len(parts)-1]
		level := 3
		if last.Title.Shown == "" {
			level = 2
		}
		last.Fields = append(last.Fields, fieldOf(w, i, level))
	}
	return parts
}

// blocks groups fields that follow each other.
func blocks(fields []field) []block {
	var list []block
	for _, f := range fields {
		if last := len(list) - 1; f.table != nil && f.ID != f.table.Items[0] {
			list[last].Fields = append(list[last].Fields, f)
			continue
		}
		b := block{Fields: []field{f}}
		if f.table != nil {
			b.Matrix = &matrix{field: f, Columns: f.columns()}
		}
		list = append(list, b)
	}
	return list
}

// tableOf is the matrix that an item is in, as a row or to specify an option of one; nil for none.
func tableOf(s *ir.Survey, it *ir.Item) *ir.Matrix {
	owner := it.ID
	if it.Specify != nil {
		owner = it.Specify.Item
	}
	if m, ok := s.Matrix(owner); ok {
		return &m
	}
	return nil
}

// Row tells whether the item is a row of a matrix, whose title says what goes for all rows.
func (f field) Row() bool { return f.table != nil && f.Specify == nil }

// columns tells whether the options fit side by side.
func (f field) columns() bool {
	for _, o := range f.Domain.Options {
		if utf8.RuneCountInString(o.Text) > mostInColumn {
			return false
		}
	}
	return f.Choosing() && !f.Domain.Ordered && f.Shuffle == nil && len(f.Domain.Options) <= mostColumns
}

const mostColumns, mostInColumn = 7, 12

func titleOf(s *ir.Survey, w *wording, section int) words {
	if section < 0 {
		return words{}
	}
	return w.text(s.Sections[section].Place(), s.Sections[section].Title)
}

func fieldOf(w *wording, i, level int) field {
	s := w.survey
	item := s.Items[i]
	f := field{Item: item, wording: w, Level: level, table: tableOf(s, &item)}
	if item.Specify != nil {
		f.Specified = ir.CodeText(item.Specify.Code)
	}
	for at, end := i+1, s.EndOf(i); at < end; at = s.EndOf(at) {
		f.Fields = append(f.Fields, fieldOf(w, at, level+2))
	}
	return f
}

// Repeated tells whether it is the head of a group.
func (f field) Repeated() bool { return f.Domain.Kind == ir.Rows }

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

// Grouped tells whether it is answered by several inputs.
func (f field) Grouped() bool {
	return f.Compute == nil && (f.Choosing() || f.Domain.Kind == ir.Location)
}

// Rating tells whether the options are steps of a scale, which stand side by side.
func (f field) Rating() bool { return f.Domain.Type == rating }

const rating = "rating" // the question type

// Number is the number that the paper form prints for the matrix.
func (m matrix) Number() string {
	if ir.Numbered(m.table.ID) {
		return m.table.ID
	}
	return ""
}

// Marks says how many options are to be marked, if that is bounded.
func (f field) Marks() []words {
	lowest, highest := f.Domain.Min, f.Domain.Max
	switch {
	case !f.Multi() || lowest == nil && highest == nil:
		return nil
	case highest == nil:
		return []words{f.wording.say("page.marks-least", number(*lowest))}
	case lowest == nil:
		return []words{f.wording.say("page.marks-most", number(*highest))}
	case *lowest == *highest:
		return []words{f.wording.say("page.marks", number(*lowest))}
	}
	return []words{f.wording.say("page.marks", number(*lowest)+"～"+number(*highest))}
}

// Bound says how many rows a group has, where that is for the one who fills it in to say.
func (f field) Bound() []words {
	fewest, most := f.Domain.Min, f.Domain.Max
	switch {
	case !f.Repeated() || f.Times != nil || fewest == nil && *most == ir.MostRows:
		return nil
	case fewest == nil:
		return []words{f.wording.say("page.rows-most", number(*most))}
	case *most == ir.MostRows:
		return []words{f.wording.say("page.rows-least", number(*fewest))}
	case *fewest == *most:
		return []words{f.wording.say("page.rows", number(*fewest))}
	}
	return []words{f.wording.say("page.rows", number(*fewest)+"～"+number(*most))}
}

// Form says what is asked of a text: how many characters, in which form.
func (f field) Form() []words {
	if f.Domain.Kind != ir.Text {
		return nil
	}
	parts := f.characters()
	if f.Domain.Format != "" {
		parts = append(parts, f.Say(catalogue.Code("form."+f.Domain.Format)))
	}
	if f.Domain.Expects != "" {
		parts = append(parts, words{Shown: f.Domain.Expects, Place: f.wording.place(f.ID + " pattern")})
	}
	return parts
}

func (f field) characters() []words {
	d := f.Domain
	switch {
	case d.Min == nil && d.Max == nil:
		return nil
	case d.Max == nil:
		return []words{f.wording.say("page.characters-least", number(*d.Min))}
	case d.Min == nil:
		return []words{f.wording.say("page.characters-most", number(*d.Max))}
	case *d.Min == *d.Max:
		return []words{f.wording.say("range.characters", number(*d.Min))}
	}
	return []words{f.wording.say("range.characters", number(*d.Min)+"～"+number(*d.Max))}
}

// say is a text in the language that the page speaks at first.
func say(code catalogue.Code, args ...any) string { return catalogue.Say(catalogue.ZH, code, args...) }

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
