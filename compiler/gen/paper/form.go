package paper

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// form is one copy of the questionnaire.
type form struct {
	Heading string
	Source  string
	Version string
	Record  string // what the record is called, "" for a blank form
	Blocks  []block
}

// block is a stretch of the form: what is set of it is printed, in this order.
type block struct {
	Part   bool    // it begins a part of the survey
	Title  string  // of the part
	Fields []entry // blanks with a label, side by side: at the head, and for signatures at the end
	Sign   bool    // Fields are those of the closing
	Line   []entry // items that share a number
	Group  *group
	Matrix *matrix
}

// filler puts answers into a text of the survey.
type filler func(text string) string

// builder makes a form. Without a state it is a blank one.
type builder struct {
	*document
	state *program.State
	fill  filler
}

func (d *document) form(state *program.State) form {
	b := builder{d, state, d.survey.Unfilled}
	f := form{Source: d.survey.Property("source"), Version: d.survey.Property("version")}
	if state != nil {
		b.fill = state.Fill
		f.Record = nameOf(state)
	}
	f.Heading = b.fill(d.survey.Title)
	f.Blocks = b.blocks()
	return f
}

// nameOf is the `_id` of the record that a state holds.
func nameOf(state *program.State) string {
	if id := state.Stated(answers.IDKey); id != nil && !id.Blank() {
		return program.Statement(id)
	}
	return ""
}

// blocks are those of the whole survey, item by item.
func (b builder) blocks() []block {
	var blocks []block
	titled := b.titled()
	section := -1
	for slot := 0; slot < len(b.survey.Items); {
		made, next := b.block(slot)
		if at := b.survey.Items[slot].Section; at != section {
			section, made.Part = at, true
			if titled && !made.Sign {
				made.Title = b.fill(b.survey.Sections[at].Title)
			}
		}
		blocks, slot = append(blocks, made), next
	}
	return blocks
}

// titled tells whether the parts have their titles printed. Where there are about as many parts as questions a title
// only says again what the question asks, and printed forms have none.
func (b builder) titled() bool {
	if !b.labels.numbered {
		return true
	}
	questions, sections := map[string]bool{}, map[int]bool{}
	for i := range b.survey.Items {
		if it := &b.survey.Items[i]; base(it.ID) != "" {
			questions[firstNumber.FindString(it.ID)] = true
			sections[it.Section] = true
		}
	}
	return len(questions) >= 2*len(sections)
}

// block makes the block that begins with the item at slot, and gives the slot behind it.
func (b builder) block(slot int) (made block, next int) {
	it := &b.survey.Items[slot]
	if made.Matrix, next = b.matrix(slot); made.Matrix != nil {
		return made, next
	}
	switch {
	case it.Domain.Kind == ir.Rows:
		made.Group = b.group(slot)
		return made, b.survey.EndOf(slot)
	case b.isField(slot):
		next = b.behind(slot, b.isField)
		made.Fields, made.Sign = b.entries(slot, next), b.survey.InClosing(slot)
		return made, next
	}
	next = b.behind(slot, func(at int) bool {
		id := b.survey.Items[at].ID
		return b.labels.numbered && base(id) == base(it.ID) && base(id) != "" && !b.isField(at)
	})
	made.Line = b.entries(slot, next)
	b.punctuate(made.Line)
	return made, next
}

// isField tells a blank with a label: an item without a number in front of the first that has one, or in the closing.
func (b builder) isField(slot int) bool {
	it := &b.survey.Items[slot]
	if it.Domain.Kind == ir.Rows || base(it.ID) != "" {
		return false
	}
	return b.survey.InClosing(slot) || b.labels.numbered && !slices.ContainsFunc(b.survey.Items[:slot], func(it ir.Item) bool {
		return base(it.ID) != ""
	})
}

// behind is the slot behind those from slot on that belong together, with what their options ask for. They are of one section.
func (b builder) behind(slot int, belongs func(slot int) bool) int {
	section := b.survey.Items[slot].Section
	for slot++; slot < len(b.survey.Items); slot++ {
		it := &b.survey.Items[slot]
		if it.Specify == nil && (it.Section != section || it.Domain.Kind == ir.Rows || !belongs(slot)) {
			break
		}
	}
	return slot
}

// entries are those of the slots from start up to end, without what stands at options.
func (b builder) entries(start, end int) []entry {
	var list []entry
	for slot := start; slot < end; slot++ {
		if b.survey.Items[slot].Specify == nil {
			list = append(list, b.entry(slot))
		}
	}
	return list
}

// punctuate ends each entry of a line: blanks to be read as one sentence by commas. A note that several blanks share stands
// behind the last of them.
func (b builder) punctuate(line []entry) {
	for i := range line {
		line[i].Stop = b.Say("paper.stop")
		if i+1 == len(line) {
			line[i].Stop = b.stop(line[i])
			break
		}
		next := &line[i+1]
		if len(line[i].Options) == 0 && len(next.Options) == 0 && line[i].GoOn == "" {
			line[i].Stop = b.Say("words.comma")
		}
		if line[i].Note == next.Note {
			line[i].Note = ""
		}
	}
}

// stop ends a line, unless that is a blank.
func (b builder) stop(e entry) string {
	if len(e.Options) == 0 && len(e.Blank.Day) == 0 && e.Unit == "" && e.Note == "" && e.Hints == "" && len(e.None) == 0 {
		return ""
	}
	return b.Say("paper.stop")
}
