package columns

import (
	"math"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Block is the answers of up to 64 records. Whoever reads records clears it, puts in answer by answer what is not
// blank, each item's once, and has them checked.
type Block struct {
	program *Program
	odd     uint64
	answers []column
	digits  [][16]int16 // of each item: the options with codes of one digit, as words in marks; 0 for none
	plain   []bool      // of each item: any text is an answer, and nothing reads it
	marks   []uint64    // of each option, from 1
	numbers [][Size]float64
	texts   [][Size][]byte
	rows    []rows // of each group

	// What checking finds.
	fires   []uint64 // of each rule
	memory  []uint64 // of each predicate
	known   []bool   // which of them are in memory
	results [][Size]float64
	remarks []remark
}

// column is the answers to one item, a bit for each record.
type column struct {
	good                    uint64    // of a choice of an option, once it is settled
	no                      [2]uint64 // of them: kinds of no answer, in the order of ir.NoAnswers
	noType, noOption, noFit uint64    // refused, by the finding
	passed                  uint64    // passed over
	counts                  uint64
	valued                  uint64 // counts, and is no kind of no answer
	lacking                 uint64 // required
	wrong                   uint64 // any finding
}

// blank are the records without an answer to the item.
func (a *column) blank() uint64 { return ^(a.good | a.noType | a.noOption | a.noFit) }

// NewBlock makes an empty block.
func (p *Program) NewBlock() *Block {
	b := &Block{
		program: p, answers: make([]column, len(p.items)), marks: make([]uint64, p.marks), digits: make([][16]int16, len(p.items)+1), plain: make([]bool, len(p.items)),
		numbers: make([][Size]float64, p.numbers), texts: make([][Size][]byte, p.texts), results: make([][Size]float64, p.results),
		fires: make([]uint64, len(p.rules)), memory: make([]uint64, p.facts), known: make([]bool, p.facts), rows: make([]rows, len(p.groups)),
	}
	b.rows[0].live, b.rows[0].asked = all, all
	for slot := range p.items {
		b.digits[slot], b.plain[slot] = p.items[slot].digits(), p.items[slot].plain
	}
	return b
}

// Clear takes out all answers. Those that are read only where an answer counts stay as they are.
func (b *Block) Clear() {
	b.odd = 0
	clear(b.answers)
	clear(b.marks)
	clear(b.known)
	for g := range b.rows[1:] {
		b.rows[g+1].clear()
	}
}

// bit is the place of a record in a word.
func bit(lane int) uint64 { return 1 << (lane & (Size - 1)) }

// SetOdd leaves the record to be checked by package validate.
func (b *Block) SetOdd(lane int) { b.odd |= bit(lane) }

// Odd are the records to be checked by package validate.
func (b *Block) Odd() uint64 { return b.odd }

// SetDigit answers a question of one choice with a code below 10, and tells whether it did: where it did not, SetNumber
// is to be called. A slot behind the last is taken for one of no choice.
func (b *Block) SetDigit(slot, lane int, code byte) bool {
	at := b.digits[slot][code&15]
	b.marks[at] |= bit(lane) // the word at 0 is of no option
	return at != 0
}

// SetNumber answers an item with a number, be it infinite.
func (b *Block) SetNumber(slot, lane int, x float64) {
	switch b.program.items[slot].shape {
	case amount:
		b.setAmount(slot, lane, x)
	case choice:
		b.setChoice(slot, lane, x)
	default:
		b.Refuse(slot, lane)
	}
}

func (b *Block) setAmount(slot, lane int, x float64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch {
	case !(x >= -value.Limit && x <= value.Limit) || it.integer && x != float64(int64(x)):
		a.noType |= bit(lane)
	case x < it.low || x > it.high:
		a.noFit |= bit(lane)
	default:
		a.good |= bit(lane)
		b.numbers[it.number][lane] = x + 0 // −0 is 0
	}
}

func (b *Block) setChoice(slot, lane int, x float64) {
	it, a := &b.program.items[slot], &b.answers[slot]
	if !value.IsWhole(x) {
		a.noType |= bit(lane)
		return
	}
	at, ok := it.position.of(int(x))
	if !ok {
		a.noOption |= bit(lane)
		return
	}
	b.marks[it.marks+at] |= bit(lane)
}

// SetCodes answers an item with a list of whole numbers, which is not empty.
func (b *Block) SetCodes(slot, lane int, list []int) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch {
	case it.shape != choices:
		a.noType |= bit(lane)
	case !b.mark(it, lane, list):
		a.noOption |= bit(lane)
	case float64(len(list)) < it.low || float64(len(list)) > it.high:
		a.noFit |= bit(lane)
	default:
		a.good |= bit(lane)
		b.numbers[it.number][lane] = float64(len(list))
		b.rank(it, lane, list)
	}
}

// rank notes where options stand among the marks.
func (b *Block) rank(it *item, lane int, list []int) {
	for i := range it.ranked {
		r, place := &it.ranked[i], it.ranked[i].without
		if at := slices.Index(list, r.code); at >= 0 {
			place = float64(at + 1)
		}
		b.numbers[r.number][lane] = place
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
		if *word&bit(lane) != 0 {
			return false
		}
		*word |= bit(lane)
	}
	return true
}

// SetPlain answers an item with a text that nobody looks at, and tells whether it did: where it did not, SetText is to
// be called.
func (b *Block) SetPlain(slot, lane int) bool {
	plain := b.plain[slot]
	if plain {
		b.answers[slot].good |= bit(lane)
	}
	return plain
}

// SetText answers an item with a text, which is UTF-8 and not empty. The text is read until the block is cleared.
func (b *Block) SetText(slot, lane int, text []byte) {
	switch b.program.items[slot].shape {
	case moment:
		b.setMoment(slot, lane, text)
	case words:
		b.setWords(slot, lane, text)
	default:
		b.Refuse(slot, lane)
	}
}

func (b *Block) setWords(slot, lane int, text []byte) {
	it, a := &b.program.items[slot], &b.answers[slot]
	is := good
	if it.form != nil {
		is = it.form(text)
	}
	switch is {
	case refusedType:
		a.noType |= bit(lane)
	case refusedFit:
		a.noFit |= bit(lane)
	default:
		a.good |= bit(lane)
		if it.text >= 0 {
			b.texts[it.text][lane] = text
		}
	}
}

func (b *Block) setMoment(slot, lane int, text []byte) {
	if !b.SetMoment(slot, lane, text) {
		b.Refuse(slot, lane)
	}
}

// SetMoment answers an item with a date, and tells whether the text is one as records have them.
func (b *Block) SetMoment(slot, lane int, text []byte) bool {
	it := &b.program.items[slot]
	x, ok := it.moment(text)
	if ok {
		b.answers[slot].good |= bit(lane)
		b.numbers[it.number][lane] = float64(x)
	}
	return ok
}

// SetNone answers an item with a kind of no answer.
func (b *Block) SetNone(slot, lane int, kind ir.NoAnswer) {
	at := slices.Index(ir.NoAnswers, kind)
	if at < 0 || !b.program.items[slot].none[at] {
		b.Refuse(slot, lane)
		return
	}
	b.answers[slot].good |= bit(lane)
	b.answers[slot].no[at] |= bit(lane)
}

// Refuse answers an item with what is no answer to it of any type: true, or a list for a number.
func (b *Block) Refuse(slot, lane int) { b.answers[slot].noType |= bit(lane) }

// SetValue answers an item with any value, which is not blank.
func (b *Block) SetValue(slot, lane int, v answers.Value) {
	switch v.Kind {
	case answers.Null:
	case answers.Number:
		b.SetNumber(slot, lane, v.Num)
	case answers.String:
		if !b.SetPlain(slot, lane) {
			b.SetText(slot, lane, []byte(v.Str))
		}
	case answers.List:
		b.setList(slot, lane, v.List)
	case answers.NoAnswer:
		b.SetNone(slot, lane, ir.NoAnswer(v.Str))
	case answers.Bool:
		b.Refuse(slot, lane)
	case answers.Object:
		b.setObject(slot, lane, v)
	}
}

// setObject answers a location; of other items an object is no answer.
func (b *Block) setObject(slot, lane int, v answers.Value) {
	if at, ok := v.Location(); ok {
		b.SetLocation(slot, lane, at)
		return
	}
	b.Refuse(slot, lane)
}

// SetLocation answers an item with a location, be there such a place or not.
func (b *Block) SetLocation(slot, lane int, at answers.Location) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch {
	case it.shape != place:
		a.noType |= bit(lane)
	case math.Abs(at.Lat) > 90 || math.Abs(at.Lon) > 180 || at.Accuracy < 0 || at.Accuracy > value.Limit:
		a.noFit |= bit(lane)
	default:
		a.good |= bit(lane)
		b.numbers[it.number][lane] = at.Accuracy + 0 // −0 is 0
	}
}

func (b *Block) setList(slot, lane int, list []answers.Value) {
	codes := make([]int, len(list))
	for i, v := range list {
		if v.Kind != answers.Number || !value.IsWhole(v.Num) {
			b.Refuse(slot, lane)
			return
		}
		codes[i] = int(v.Num)
	}
	b.SetCodes(slot, lane, codes)
}
