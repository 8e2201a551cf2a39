package columns

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// Block is the answers of up to 64 records. Whoever reads records clears it, puts in answer by answer what is not
// blank, each item's once, and asks for its Faults.
type Block struct {
	program *Program
	odd     uint64
	answers []answers
	marks   []uint64
	numbers [][Size]float64
	texts   [][Size][]byte

	// What checking finds.
	fires    []uint64 // of each rule
	memory   []uint64 // of each predicate
	known    []bool   // which of them are in memory
	results  [][Size]float64
	required uint64
}

// answers are those of one item, a bit for each record.
type answers struct {
	good    uint64
	refused [findings]uint64 // by the finding
	passed  uint64           // passed over
	counts  uint64
}

// blank are the records without an answer to the item.
func (a *answers) blank() uint64 {
	return ^(a.good | a.refused[refusedType] | a.refused[refusedOption] | a.refused[refusedRange])
}

// NewBlock makes an empty block.
func (p *Program) NewBlock() *Block {
	return &Block{
		program: p, answers: make([]answers, len(p.items)), marks: make([]uint64, p.marks),
		numbers: make([][Size]float64, p.numbers), texts: make([][Size][]byte, p.texts), results: make([][Size]float64, p.results),
		fires: make([]uint64, len(p.rules)), memory: make([]uint64, len(p.predicates)), known: make([]bool, len(p.predicates)),
	}
}

// Clear takes out all answers. Those that are read only where an answer counts stay as they are.
func (b *Block) Clear() {
	b.odd = 0
	clear(b.answers)
	clear(b.marks)
	clear(b.known)
}

// SetOdd leaves the record to be checked by package validate.
func (b *Block) SetOdd(lane int) { b.odd |= 1 << lane }

// Odd are the records to be checked by package validate.
func (b *Block) Odd() uint64 { return b.odd }

// SetCode answers an item with a whole number.
func (b *Block) SetCode(slot, lane, code int) {
	it := &b.program.items[slot]
	if it.kind == ir.Choice && uint(code) < uint(len(it.position.small)) && it.position.small[code] > 0 {
		b.marks[it.marks+int(it.position.small[code])-1] |= 1 << lane
		b.answers[slot].good |= 1 << lane
		return
	}
	b.SetNumber(slot, lane, float64(code))
}

// SetNumber answers an item with a number, be it infinite.
func (b *Block) SetNumber(slot, lane int, x float64) {
	it := &b.program.items[slot]
	switch it.kind {
	case ir.Number:
		b.setAmount(slot, lane, x)
	case ir.Choice:
		b.setChoice(slot, lane, x)
	default:
		b.Refuse(slot, lane)
	}
}

func (b *Block) setAmount(slot, lane int, x float64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch {
	case !(x >= -value.Limit && x <= value.Limit) || it.integer && x != float64(int64(x)):
		a.refused[refusedType] |= 1 << lane
	case x < it.low || x > it.high:
		a.refused[refusedRange] |= 1 << lane
	default:
		a.good |= 1 << lane
		b.numbers[it.number][lane] = x + 0 // −0 is 0
	}
}

func (b *Block) setChoice(slot, lane int, x float64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	if !value.IsWhole(x) {
		a.refused[refusedType] |= 1 << lane
		return
	}
	at, ok := it.position.of(int(x))
	if !ok {
		a.refused[refusedOption] |= 1 << lane
		return
	}
	b.marks[it.marks+at] |= 1 << lane
	a.good |= 1 << lane
}

// SetCodes answers an item with a list of whole numbers, which is not empty.
func (b *Block) SetCodes(slot, lane int, list []int) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch {
	case it.kind != ir.Choices:
		a.refused[refusedType] |= 1 << lane
	case !b.mark(it, lane, list):
		a.refused[refusedOption] |= 1 << lane
	case float64(len(list)) < it.low || float64(len(list)) > it.high:
		a.refused[refusedRange] |= 1 << lane
	default:
		a.good |= 1 << lane
		b.numbers[it.number][lane] = float64(len(list))
	}
}

// mark marks options, and tells whether each is one, marked once and with others only where it may be.
func (b *Block) mark(it *item, lane int, list []int) bool {
	for _, code := range list {
		at, ok := it.position.of(code)
		if !ok || it.exclusive[at] && len(list) > 1 {
			return false
		}
		word := &b.marks[it.marks+at]
		if *word>>lane&1 == 1 {
			return false
		}
		*word |= 1 << lane
	}
	return true
}

// SetText answers an item with a text, which is UTF-8 and not empty. The text is read until the block is cleared.
func (b *Block) SetText(slot, lane int, text []byte) {
	it := &b.program.items[slot]
	if it.plain {
		b.answers[slot].good |= 1 << lane
		return
	}
	b.setText(slot, lane, text)
}

func (b *Block) setText(slot, lane int, text []byte) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch it.kind {
	case ir.Date:
		b.setDate(slot, lane, text)
	case ir.Text, ir.Signature:
		if it.fits != nil && !it.fits(text) {
			a.refused[refusedRange] |= 1 << lane
			return
		}
		if it.text >= 0 {
			b.texts[it.text][lane] = text
		}
		a.good |= 1 << lane
	default:
		a.refused[refusedType] |= 1 << lane
	}
}

func (b *Block) setDate(slot, lane int, text []byte) {
	it, a := &b.program.items[slot], &b.answers[slot]
	x, ok := it.days(text)
	if !ok {
		a.refused[refusedType] |= 1 << lane
		return
	}
	a.good |= 1 << lane
	b.numbers[it.number][lane] = float64(x)
}

// Refuse answers an item with what is no answer to it of any type: true, or a list for a number.
func (b *Block) Refuse(slot, lane int) { b.answers[slot].refused[refusedType] |= 1 << lane }
