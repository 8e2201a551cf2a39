package records

import (
	"slices"

	"github.com/surveyc/surveyc/runtime/validate"
)

// Batch is n records: variants of a few sound ones, some as they are, most with up to three answers
// spoilt, some with keys that no item bears, some with their members in another order.
func (d Dice) Batch(c Checker, n int) []Record {
	const variants = 10
	var list []Record
	for len(list) < n {
		sound := d.sound(c)
		for range variants {
			list = append(list, d.variant(c, sound))
		}
	}
	return list[:n]
}

// sound is a record without blocking findings, or nearly so.
func (d Dice) sound(c Checker) Record {
	var r Record
	for i := range c.Survey.Items {
		it := &c.Survey.Items[i]
		r = append(r, Field{it.ID, d.answer(&it.Domain)})
	}
	for range 8 {
		r = d.mend(c, r)
	}
	return r
}

// mend answers again what a finding is about, or takes the answer out.
func (d Dice) mend(c Checker, r Record) Record {
	for _, f := range c.Blocking(r) {
		switch f.Code {
		case validate.Skipped:
			r = r.without(f.Item)
		case validate.Assert:
			it := Pick(d, c.Survey.Items...)
			r = r.with(it.ID, d.answer(&it.Domain))
		default:
			r = r.with(f.Item, d.answer(&c.item(f.Item).Domain))
		}
	}
	return r
}

func (d Dice) variant(c Checker, sound Record) Record {
	r := slices.Clone(sound)
	for range d.IntN(4) {
		it := Pick(d, c.Survey.Items...)
		r = r.with(it.ID, d.spoilt(&it.Domain))
	}
	for d.Once(4) {
		r = r.with(d.stranger(), Pick(d, strange...))
	}
	if d.Once(3) {
		d.Shuffle(len(r), func(i, j int) { r[i], r[j] = r[j], r[i] })
	}
	return r
}

// stranger is a key that bears no answer in most surveys.
func (d Dice) stranger() string {
	return Pick(d, "_id", "_id", "_id", "_survey", "_version", "_version", "_by", "_", "__proto__", "nobody", "４", "", " ", "4—1", "constructor", "toString",
		"𠮷", "ｶ", "😀", "a\"b\\", "%s 100%", "1e3", "00", "\u2028")
}
