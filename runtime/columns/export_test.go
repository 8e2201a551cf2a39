package columns

import (
	"math/bits"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// Verdict is what the answer of a record in a block is by itself, before it is checked.
func (b *Block) Verdict(slot, lane int) program.Verdict {
	it, a := &b.program.items[slot], b.answers[slot]
	if it.shape == choice {
		a.good |= b.marked(it)
	}
	for verdict, set := range map[program.Verdict]uint64{
		program.Good: a.good, program.Type: a.noType, program.Option: a.noOption, program.Range: a.noFit,
	} {
		if set&bit(lane) != 0 {
			return verdict
		}
	}
	return program.Blank
}

// Value is a good answer as it was put in: codes, a number or a text. A date is left out.
func (b *Block) Value(slot, lane int) (v answers.Value, ok bool) {
	it := &b.program.items[slot]
	for at, records := range b.answers[slot].no {
		if records&bit(lane) != 0 {
			return answers.None(ir.NoAnswers[at]), true
		}
	}
	switch it.shape {
	case choice:
		return b.codes(slot, lane).List[0], true
	case choices:
		return b.codes(slot, lane), true
	case amount:
		return answers.Num(b.numbers[it.number][lane]), true
	case words:
		if it.text < 0 {
			return v, false
		}
		return answers.Text(string(b.texts[it.text][lane])), true
	}
	return v, false
}

func (b *Block) codes(slot, lane int) answers.Value {
	it, list := &b.program.items[slot], []int{}
	for at, o := range b.program.Survey.Items[slot].Domain.Options {
		if b.marks[it.marks+at]&bit(lane) != 0 {
			list = append(list, o.Code)
		}
	}
	return answers.Codes(list...)
}

// Row is the lane of a row, counted from 0, of the group with its head at slot.
func (b *Block) Row(slot, lane, nr int) int {
	return bits.TrailingZeros64(b.rows[b.program.items[slot].repeat.group].of[lane]) + nr
}

// Characters is characters.
var Characters = characters
