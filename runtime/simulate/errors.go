package simulate

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// change errs in one of the answers that will do: to gives what stands there then, and is false where it gives no occasion.
func (c *clerk) change(do func(spot) bool, to func(spot) (answers.Value, bool)) (place string, made bool) {
	spots := c.spots(do)
	shuffle(&c.dice, spots)
	for _, at := range spots {
		if v, ok := to(at); ok {
			*at.value = v
			return at.place, true
		}
	}
	return "", false
}

func (c *clerk) kind(at spot) ir.Kind { return c.survey.Items[at.slot].Domain.Kind }

func (c *clerk) isNumber(at spot) bool {
	return c.kind(at) == ir.Number && at.value.Kind == answers.Number
}

// blank: a question that must be answered is left empty.
func (c *clerk) blank() (string, bool) {
	return c.change(func(at spot) bool { return !c.survey.Items[at.slot].Optional },
		func(spot) (answers.Value, bool) { return answers.Value{}, true })
}

// unasked: a question that is passed over is answered.
func (c *clerk) unasked() (string, bool) {
	var slots []int
	for slot := range c.items {
		of := &c.survey.Items[slot]
		if of.Group == "" && of.Compute == nil && of.Domain.Kind != ir.Rows && c.draft.Status(slot) == program.Passed {
			slots = append(slots, slot)
		}
	}
	shuffle(&c.dice, slots)
	for _, slot := range slots {
		if v := c.answer(&c.items[slot], &c.survey.Items[slot], tries/2); !v.Blank() {
			c.insert(slot, v)
			return c.survey.Items[slot].ID, true
		}
	}
	return "", false
}

// insert puts an answer at its place in the order of the items.
func (c *clerk) insert(slot int, v answers.Value) {
	at := slices.IndexFunc(c.record.Fields, func(f answers.Field) bool {
		other, ok := c.draft.Slot(f.Key)
		return ok && other > slot
	})
	if at < 0 {
		at = len(c.record.Fields)
	}
	c.record.Fields = slices.Insert(c.record.Fields, at, answers.Field{Key: c.survey.Items[slot].ID, Value: v})
}

// swapped: two digits that stand together change places.
func (c *clerk) swapped() (string, bool) {
	return c.change(c.isNumber, func(at spot) (answers.Value, bool) {
		text := []byte(strconv.FormatFloat(at.value.Num, 'f', -1, 64))
		first := c.below(len(text))
		for k := range text {
			i := (first + k) % len(text)
			if i+1 < len(text) && text[i] != text[i+1] && digit(text[i]) && digit(text[i+1]) && (text[i+1] != '0' || i > 0) {
				text[i], text[i+1] = text[i+1], text[i]
				return numeral(string(text))
			}
		}
		return answers.Value{}, false
	})
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

func numeral(text string) (answers.Value, bool) {
	x, err := strconv.ParseFloat(text, 64)
	return answers.Num(x), err == nil && math.Abs(x) <= value.Limit
}

// tenThousand is what 元 and 万元 lie apart.
const tenThousand = 10_000

// unit: what is asked in 元 is given in 万元, or the other way round.
func (c *clerk) unit() (string, bool) {
	return c.change(c.isNumber, func(at spot) (answers.Value, bool) {
		x := at.value.Num
		switch unit := c.survey.Items[at.slot].Unit; {
		case unit == "元" && x >= tenThousand/10:
			return answers.Num(value.Significant(x / tenThousand)), true
		case unit == "万元" && x > 0:
			return answers.Num(value.Significant(x * tenThousand)), true
		}
		return answers.Value{}, false
	})
}

// neighbour: the code of the option before or behind.
func (c *clerk) neighbour() (string, bool) {
	return c.change(func(at spot) bool { return c.kind(at) == ir.Choice && at.value.Kind == answers.Number },
		func(at spot) (answers.Value, bool) {
			if c.percent(50) {
				return answers.Num(at.value.Num - 1), true
			}
			return answers.Num(at.value.Num + 1), true
		})
}

// point: the decimal point is lost.
func (c *clerk) point() (string, bool) {
	return c.change(c.isNumber, func(at spot) (answers.Value, bool) {
		text := strconv.FormatFloat(at.value.Num, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			return answers.Value{}, false
		}
		return numeral(strings.Replace(text, ".", "", 1))
	})
}

// date: a day is written as no survey takes it.
func (c *clerk) date() (string, bool) {
	day := func(at spot) bool {
		return c.kind(at) == ir.Date && c.survey.Items[at.slot].Domain.Format == "" && at.value.Kind == answers.String
	}
	return c.change(day, func(at spot) (answers.Value, bool) {
		year, month, date := at.value.Str[:4], strings.TrimPrefix(at.value.Str[5:7], "0"), strings.TrimPrefix(at.value.Str[8:], "0")
		return answers.Text(pick(&c.dice, []string{year + "." + month + "." + date, month + "月" + date + "日", strings.ReplaceAll(at.value.Str, "-", "")})), true
	})
}

// width: a number in the wide digits of an input method.
func (c *clerk) width() (string, bool) {
	return c.change(c.isNumber, func(at spot) (answers.Value, bool) {
		return answers.Text(strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.FormatFloat(at.value.Num, 'f', -1, 64))), true
	})
}

// id: one digit of a resident id number is another.
func (c *clerk) id() (string, bool) {
	isID := func(at spot) bool {
		return (c.items[at.slot].isID || c.survey.Items[at.slot].Domain.Format == ir.ResidentID) && value.ValidResidentID(at.value.Str)
	}
	return c.change(isID, func(at spot) (answers.Value, bool) {
		text := []byte(at.value.Str)
		i := len(AreaCode) + c.below(11)
		text[i] = '0' + (text[i]-'0'+byte(c.between(1, 9)))%10
		return answers.Text(string(text)), !value.ValidResidentID(string(text))
	})
}

// two: two options are ticked where one is asked for.
func (c *clerk) two() (string, bool) {
	return c.change(func(at spot) bool { return c.kind(at) == ir.Choice && at.value.Kind == answers.Number },
		func(at spot) (answers.Value, bool) {
			code, options := int(at.value.Num), c.survey.Items[at.slot].Domain.Options
			i := slices.IndexFunc(options, func(o ir.Option) bool { return o.Code != code })
			if i < 0 {
				return answers.Value{}, false
			}
			return answers.Codes(min(code, options[i].Code), max(code, options[i].Code)), true
		})
}

// row: the last row of a group whose rows are counted is missing.
func (c *clerk) row() (string, bool) {
	for i := range c.record.Fields {
		f := &c.record.Fields[i]
		slot, ok := c.draft.Slot(f.Key)
		if ok && c.survey.Items[slot].Times != nil && len(f.Value.List) > 0 {
			last := len(f.Value.List) - 1
			f.Value.List = f.Value.List[:last]
			return program.RowName(f.Key, last), true
		}
	}
	return "", false
}

// mostBack is how many records back the other of a duplicate lies at most.
const mostBack = 500

// duplicate: a household that came before is entered a second time.
func (c *clerk) duplicate() (string, bool) {
	for range tries {
		if c.nr == 0 {
			return "", false
		}
		from := c.nr - 1 - c.below(min(c.nr, mostBack))
		if order, _ := c.mistaken.of(c.seed, from); len(order) > 0 && Kinds[order[0]].Name == duplicate {
			continue
		}
		r, err := c.right(from)
		if err != nil {
			return "", false
		}
		c.record = clone(r)
		return r.ID, true
	}
	return "", false
}
