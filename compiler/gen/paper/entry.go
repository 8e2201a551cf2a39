package paper

import (
	"html/template"
	"regexp"
	"strconv"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

var firstNumber = regexp.MustCompile(`^[0-9]+`)

// entry is an item on the form.
type entry struct {
	*speaker
	ID       string
	Number   string
	Text     string
	Options  []option
	Listed   bool  // its options stand in brackets
	Columns  bool  // they are many, and stand in columns below
	Blank    blank // where there are no options
	InTable  bool  // the answer goes into a table
	Unit     string
	None     []option // kinds of no answer
	Note     string
	Hints    string // in brackets, "" for none
	Stop     string // what ends it
	GoOn     string // where to go on, in brackets
	Remarks  []string
	Recorded string // what a record says that has no place here
}

// option is one answer to mark.
type option struct {
	Mark   string // its code
	Text   string
	Hint   string // when it is not offered
	Marked bool
	Ranked bool   // its place among the marks is wanted
	Place  string // which it is
	Blank  *blank // for the words that it asks for
	Keep   bool   // short enough to stand on one line
	Last   bool
}

// blank is room for an answer, or the answer.
type blank struct {
	Kind  ir.Kind
	Said  string
	Image template.URL
	Day   []dayPart // of a date: year, month and day
}

// dayPart is a blank with the word behind it.
type dayPart struct{ Said, Word string }

func (b builder) entry(slot int) entry {
	it := &b.survey.Items[slot]
	said := b.answer(slot)
	e := entry{
		speaker: b.speaker,
		ID:      it.ID, Number: b.labels.number[it.ID], Text: b.fill(it.Text), Unit: b.fill(it.Unit), Note: b.fill(it.Note),
		None: b.none(it, said), Hints: b.bracketed(b.itemHints(it)), GoOn: b.bracketed(b.goOn(it)), Remarks: b.remarks(it, b.fill),
	}
	b.room(&e, slot, said)
	if said.stray != "" {
		e.Recorded = b.bracketed([]string{b.Say("paper.recorded", said.stray)})
	}
	if e.Text != "" && folded(e.Text) == folded(e.Blank.words()) {
		e.Text = "" // 年 月 日
	}
	return e
}

func (b builder) itemHints(it *ir.Item) []string {
	hints := b.hints(it)
	if it.Compute != nil {
		hints = append(hints, b.Say("paper.computed"))
	}
	if len(it.Domain.Options) > mostPrinted {
		hints = append(hints, b.Say("paper.write-in"))
	}
	return hints
}

// The most options that stand in the line, and that are printed at all: of more, the name is written in.
const (
	mostInLine  = 24
	mostPrinted = 400
)

// room is where the answer goes: options to mark, or a blank.
func (b builder) room(e *entry, slot int, said answer) {
	it := &b.survey.Items[slot]
	options := it.Domain.Options
	if len(options) == 0 || len(options) > mostPrinted {
		e.Blank = b.blank(it, said)
		return
	}
	e.Columns = len(options) > mostInLine
	e.Listed = it.Domain.Ordered || !plain(options)
	for i := range options {
		e.Options = append(e.Options, b.option(slot, i, said))
	}
	e.Options[len(options)-1].Last = true
}

// plain options are few and short, like 是 and 否: they stand without brackets.
func plain(options []ir.Option) bool {
	for _, o := range options {
		if utf8.RuneCountInString(o.Text) > 3 {
			return false
		}
	}
	return len(options) <= 2
}

const longestKept = 16

func (b builder) option(slot, i int, said answer) option {
	it := &b.survey.Items[slot]
	o := it.Domain.Options[i]
	made := option{Mark: ir.CodeText(o.Code), Text: b.fill(o.Text), Marked: said.marks(o.Code)}
	if it.Domain.Ordered {
		made.Ranked, made.Place = true, said.place(o.Code)
		made.Marked = false // its place says so
	}
	if it.Domain.Type == "rating" {
		made.Mark = strconv.Itoa(o.Code)
	}
	if made.Text == made.Mark {
		made.Text = "" // the code says it all
	} else if !ir.Circled(o.Code) {
		made.Mark += "\u00a0" // digits before a text
	}
	made.Keep = utf8.RuneCountInString(made.Text) <= longestKept
	if len(it.Domain.Options) <= mostInLine {
		made.Hint = b.notOffered(it, o.Code)
	}
	if at, ok := b.specify(slot, o.Code); ok {
		words := b.blank(&b.survey.Items[at], b.answer(at))
		made.Blank = &words
	}
	return made
}

// notOffered says when an option is not to be marked.
func (b builder) notOffered(it *ir.Item, code int) string {
	var hints []string
	for _, h := range it.Domain.Hidden {
		for _, c := range h.Codes {
			if c == code {
				hints = append(hints, b.Say("paper.not-offered", b.words.Condition(it.ID, h.When)))
			}
		}
	}
	return b.bracketed(hints)
}

// specify is the slot of the item that asks for the words of an option.
func (b builder) specify(slot, code int) (at int, ok bool) {
	items := b.survey.Items
	for at := slot + 1; at < len(items) && items[at].Specify != nil; at++ {
		if items[at].Specify.Item == items[slot].ID && items[at].Specify.Code == code {
			return at, true
		}
	}
	return 0, false
}

func (b builder) none(it *ir.Item, said answer) []option {
	var list []option
	for i, kind := range it.Domain.None {
		list = append(list, option{
			Text: b.Say("none." + catalogue.Code(kind)), Marked: said.none == kind, Keep: true, Last: i+1 == len(it.Domain.None),
		})
	}
	return list
}

func (b builder) blank(it *ir.Item, said answer) blank {
	made := blank{Kind: it.Domain.Kind, Said: said.text, Image: said.image}
	if it.Domain.Kind == ir.Date && it.Domain.Format == "" {
		made.Day = b.day(said.text)
	}
	return made
}

// day lays a date out as forms do, filled in where it is a day.
func (b builder) day(said string) []dayPart {
	var year, month, day string
	if m := dayText.FindStringSubmatch(said); m != nil {
		year, month, day = m[1], m[2], m[3]
	}
	return []dayPart{{year, b.Say("paper.year")}, {month, b.Say("paper.month")}, {day, b.Say("paper.day")}}
}

var dayText = regexp.MustCompile(`^(\d{4})-0?(\d+)-0?(\d+)$`)

// words is what is printed of a blank by itself.
func (b blank) words() string {
	words := ""
	for _, part := range b.Day {
		words += part.Word
	}
	return words
}

var blanks = regexp.MustCompile(`[\s\x{3000}]+`)

func folded(text string) string { return blanks.ReplaceAllString(text, "") }
