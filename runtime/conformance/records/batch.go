package records

import (
	"slices"
	"strings"

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
		if it := &c.Survey.Items[i]; it.Group == "" {
			r = append(r, Field{it.ID, d.answerTo(c.Survey, it)})
		}
	}
	for range 8 {
		r = d.mend(c, r)
	}
	return r
}

// mend answers again what a finding is about, or takes the answer out.
func (d Dice) mend(c Checker, r Record) Record {
	for _, f := range c.Blocking(r) {
		switch it := itemOf(c.Survey, idAt(f.Item)); {
		case f.Code == validate.Skipped:
			r = r.put(f.Item, "")
		case f.Code == validate.Computed:
			r = d.compute(c, r.put(f.Item, ""), f.Item)
		case f.Code == validate.Assert:
			it := Pick(d, c.Survey.Items...)
			r = r.put(d.placeOf(c.Survey, &it), d.answerTo(c.Survey, &it))
		case strings.HasSuffix(f.Item, "]"):
			r = r.put(f.Item, d.row(c.Survey, it.ID))
		default:
			r = r.put(f.Item, d.answerTo(c.Survey, it))
		}
	}
	return r
}

// compute stores a computed item's value, or leaves it out.
func (d Dice) compute(c Checker, r Record, id string) Record {
	if text, ok := c.computed(r, id); ok && !d.Once(3) {
		return r.with(id, text)
	}
	return r
}

func (d Dice) variant(c Checker, sound Record) Record {
	r := slices.Clone(sound)
	for range d.IntN(4) {
		it := Pick(d, c.Survey.Items...)
		r = r.put(d.placeOf(c.Survey, &it), d.spoiltFor(c.Survey, &it))
	}
	r = d.spoiltRow(c, r)
	for d.Once(4) {
		r = r.with(d.stranger(), Pick(d, strange...))
	}
	if d.Once(3) {
		r = d.Acknowledged(c, r)
		if it := Pick(d, c.Survey.Items...); d.Once(4) { // and then it was changed
			r = r.put(d.placeOf(c.Survey, &it), d.spoiltFor(c.Survey, &it))
		}
	}
	if d.Once(3) {
		d.Shuffle(len(r), func(i, j int) { r[i], r[j] = r[j], r[i] })
	}
	return r
}

// spoiltRow spoils a row, or puts a key into one that bears no answer there.
func (d Dice) spoiltRow(c Checker, r Record) Record {
	it := Pick(d, c.Survey.Items...)
	place := d.placeOf(c.Survey, &it)
	if it.Group == "" || d.Once(2) {
		return r
	}
	row := place[:strings.LastIndex(place, "]")+1]
	if d.Once(2) {
		return r.put(row, Pick(d, strange...))
	}
	return r.put(row+"."+Pick(d, "_id", "nobody", "__proto__", "x", c.Survey.Items[0].ID, it.Group), Pick(d, strange...))
}

// stranger is a key that bears no answer in most surveys.
func (d Dice) stranger() string {
	return Pick(d, "_id", "_id", "_id", "_survey", "_version", "_version", "_by", "_", "__proto__", "nobody", "４", "", " ", "4—1", "constructor", "toString",
		"𠮷", "ｶ", "😀", "a\"b\\", "%s 100%", "1e3", "00", "\u2028")
}
