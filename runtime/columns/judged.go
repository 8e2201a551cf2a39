package columns

import (
	"math/bits"

	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Judged is what an answer comes to, found out once to be put in for many records.
type Judged struct {
	verdict verdict
	mark    int32   // the word in Block.marks of one option, 0 for none: it is of no option
	marks   []int32 // of several
	number  float64
	text    []byte
	ranks   []float64
	no      int8 // 1 more than the place of a kind of no answer in ir.NoAnswers
}

type verdict uint8

const (
	blank verdict = iota
	good
	refusedType
	refusedOption
	refusedFit
	strange
)

// Strange is what no block knows: the record is odd.
var Strange = Judged{verdict: strange}

// Twin makes a block for records of the same survey.
func (b *Block) Twin() *Block { return b.program.NewBlock() }

// Judge finds out what a value comes to as an answer to an item. It leaves nothing in the block, which must have been cleared.
func (b *Block) Judge(slot int, v answers.Value) Judged {
	b.SetValue(slot, 0, v)
	j := b.judged(slot)
	b.answers[slot], b.odd = column{}, 0
	it := &b.program.items[slot]
	clear(b.marks[it.marks : it.marks+len(it.exclusive)])
	return j
}

// judged takes what stands in the first record.
func (b *Block) judged(slot int) Judged {
	it, a := &b.program.items[slot], &b.answers[slot]
	j := Judged{verdict: a.verdict()}
	if b.odd != 0 {
		return Judged{verdict: strange}
	}
	for at := range it.exclusive {
		if b.marks[it.marks+at] != 0 {
			j.marks = append(j.marks, int32(it.marks+at))
		}
	}
	for at, records := range a.no {
		if records != 0 {
			j.no = int8(at + 1)
		}
	}
	if len(j.marks) == 1 {
		j.mark, j.marks = j.marks[0], nil
	}
	if it.shape == choice && j.mark != 0 {
		j.verdict = good
	}
	if it.number >= 0 {
		j.number = b.numbers[it.number][0]
	}
	if it.text >= 0 {
		j.text = b.texts[it.text][0]
	}
	for _, r := range it.ranked {
		j.ranks = append(j.ranks, b.numbers[r.number][0])
	}
	return j
}

// verdict is that of the first record.
func (a *column) verdict() verdict {
	switch {
	case a.good != 0:
		return good
	case a.noType != 0:
		return refusedType
	case a.noOption != 0:
		return refusedOption
	case a.noFit != 0:
		return refusedFit
	}
	return blank
}

// SetJudged answers an item of many records alike.
func (b *Block) SetJudged(slot int, records uint64, j *Judged) {
	it, a := &b.program.items[slot], &b.answers[slot]
	switch j.verdict {
	case good:
		b.setGood(it, a, records, j)
	case refusedType:
		a.noType |= records
	case refusedOption:
		a.noOption |= records
	case refusedFit:
		a.noFit |= records
	case strange:
		b.odd |= records
	}
	b.marks[j.mark] |= records // the word at 0 is of no option
	for _, at := range j.marks {
		b.marks[at] |= records
	}
}

func (b *Block) setGood(it *item, a *column, records uint64, j *Judged) {
	switch {
	case j.no > 0:
		a.good |= records
		a.no[j.no-1] |= records
	case it.shape != choice:
		a.good |= records
		b.keep(it, records, j)
	}
}

// keep keeps what formulas read.
func (b *Block) keep(it *item, records uint64, j *Judged) {
	if it.number >= 0 {
		column := &b.numbers[it.number]
		Each(records, func(lane int) { column[lane] = j.number })
	}
	if it.text >= 0 {
		column := &b.texts[it.text]
		Each(records, func(lane int) { column[lane] = j.text })
	}
	for i, r := range it.ranked {
		column := &b.numbers[r.number]
		Each(records, func(lane int) { column[lane] = j.ranks[i] })
	}
}

// SetPlains answers an item of many records with texts that nobody looks at, and tells whether it did.
func (b *Block) SetPlains(slot int, records uint64) bool {
	plain := b.plain[slot]
	if plain {
		b.answers[slot].good |= records
	}
	return plain
}

// SetAmounts answers an item of records with the numbers at the indexes, which stand in the order of the records. NaN is no answer. It tells
// whether the item is one of numbers, and did nothing where it is not.
func (b *Block) SetAmounts(slot int, records uint64, indexes []uint32, numbers []float64) bool {
	it, a := &b.program.items[slot], &b.answers[slot]
	if it.shape != amount {
		return false
	}
	column, set := &b.numbers[it.number], uint64(0)
	low, high := max(it.low, -value.Limit), min(it.high, value.Limit)
	for _, at := range indexes {
		record, x := records&-records, numbers[at]
		records ^= record
		if low <= x && x <= high && (!it.integer || x == float64(int64(x))) {
			column[bits.TrailingZeros64(record)&(Size-1)] = x + 0 // −0 is 0
			set |= record
		} else if x == x {
			b.setAmount(slot, bits.TrailingZeros64(record), x)
		}
	}
	a.good |= set
	return true
}

// SetEach answers an item of records with what judged has at the indexes, which stand in the order of the records.
func (b *Block) SetEach(slot int, records uint64, indexes []uint32, judged []Judged) {
	switch it := &b.program.items[slot]; {
	case it.shape == choice:
		b.setMarks(slot, records, indexes, judged)
	default:
		for _, at := range indexes {
			record := records & -records
			b.SetJudged(slot, record, &judged[at])
			records ^= record
		}
	}
}

func (b *Block) setMarks(slot int, records uint64, indexes []uint32, judged []Judged) {
	for _, at := range indexes {
		record := records & -records
		if j := &judged[at]; j.mark != 0 {
			b.marks[j.mark] |= record
		} else {
			b.SetJudged(slot, record, j)
		}
		records ^= record
	}
}
