package main

import (
	"slices"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
)

// clerk writes the batch down and errs now and then.
type clerk struct {
	*dice
	*questionnaire
	batch []*record
}

// mistake spoils one record, or leaves it alone and says so where it gives no occasion.
type mistake func(clerk, *record) (made bool)

// err spoils as many records as are to be mistaken, each kind of mistake in turn.
func (c clerk) err(kinds []mistake, mistaken int) {
	untouched := c.Perm(len(c.batch))
	for n := range mistaken {
		kind := kinds[n%len(kinds)]
		at := slices.IndexFunc(untouched, func(i int) bool { return kind(c, c.batch[i]) })
		if at < 0 {
			panic("generate: no record gives occasion for mistake " + strconv.Itoa(n%len(kinds)))
		}
		untouched = slices.Delete(untouched, at, at+1)
	}
}

var commonMistakes = []mistake{
	forgetAnswer, answerUnasked, wrongCode, codeTwice, wordsForNumber, halfPerson, keyHitTwice, minusSign,
	dayThatIsNone, digitsSwapped, sumMiscounted, idOfAnother, columnOfNoQuestion, lineTorn,
}

var jdlkMistakes = []mistake{schoolDenied, incomeOfAMonth, loanAndSubsidySwapped}

var fjdlkMistakes = []mistake{hospitalBillsSwapped}

func forgetAnswer(c clerk, r *record) bool {
	delete(r.replies, pick(c.dice, c.answered(r, func(i *ir.Item) bool { return !i.Optional })))
	return true
}

func answerUnasked(c clerk, r *record) bool {
	for i := range c.Items {
		if reply, ok := r.unasked[c.Items[i].ID]; ok {
			r.replies[c.Items[i].ID] = reply
			return true
		}
	}
	return false
}

func wrongCode(c clerk, r *record) bool {
	id := pick(c.dice, c.answered(r, ofKind(ir.Choice)))
	r.replies[id] = c.between(7, 9)
	return true
}

func codeTwice(c clerk, r *record) bool {
	marked := c.answered(r, ofKind(ir.Choices))
	if len(marked) == 0 {
		return false
	}
	id := pick(c.dice, marked)
	codes := r.replies[id].([]int)
	r.replies[id] = append(slices.Clone(codes), codes[0])
	return true
}

func wordsForNumber(c clerk, r *record) bool {
	r.replies["1a"] = "约" + strconv.Itoa(r.replies["1a"].(int)/1000) + "千元"
	return true
}

func halfPerson(c clerk, r *record) bool {
	r.replies["household_size"] = float64(r.replies["household_size"].(int)) + 0.5
	return true
}

func keyHitTwice(c clerk, r *record) bool {
	size := r.replies["household_size"].(int)
	if size < 3 { // 11 and 22 may be so
		return false
	}
	r.replies["household_size"] = 11 * size
	return true
}

func minusSign(c clerk, r *record) bool {
	amounts := c.answered(r, func(i *ir.Item) bool {
		amount, _ := r.replies[i.ID].(int)
		return i.Domain.Kind == ir.Number && i.Domain.Min != nil && amount > 0
	})
	id := pick(c.dice, amounts)
	r.replies[id] = -r.replies[id].(int)
	return true
}

func dayThatIsNone(c clerk, r *record) bool {
	r.replies["date"] = "2020-04-31"
	return true
}

// digitsSwapped is the commonest slip in copying a number; the check digit finds it.
func digitsSwapped(c clerk, r *record) bool {
	id := []byte(r.replies["head_id"].(string))
	if id[15] == id[16] {
		return false
	}
	id[15], id[16] = id[16], id[15]
	r.replies["head_id"] = string(id)
	return true
}

func sumMiscounted(c clerk, r *record) bool {
	r.replies["1a"] = r.replies["1a"].(int) + 1000
	return true
}

func idOfAnother(c clerk, r *record) bool {
	r.id = pick(c.dice, c.batch).id
	return true
}

func columnOfNoQuestion(c clerk, r *record) bool {
	r.stray = map[string]string{"联系电话": "00000000000"}
	return true
}

func lineTorn(c clerk, r *record) bool {
	r.torn = true
	return true
}

// schoolDenied is what the printed remark on question 10 does not let through.
func schoolDenied(c clerk, r *record) bool {
	if r.replies["4-1"] != yes {
		return false
	}
	r.replies["10"] = no
	c.strike(r)
	return true
}

func incomeOfAMonth(c clerk, r *record) bool {
	r.replies["1b"] = r.replies["1b"].(int) / 12
	return true
}

func loanAndSubsidySwapped(c clerk, r *record) bool { return swapped(r, "15-1a", "15-1b") }

func hospitalBillsSwapped(c clerk, r *record) bool { return swapped(r, "3-4a", "3-4b") }

func swapped(r *record, a, b string) bool {
	if _, asked := r.replies[a]; !asked {
		return false
	}
	r.replies[a], r.replies[b] = r.replies[b], r.replies[a]
	return true
}

// answered are the items that bear an answer in r and fit.
func (c clerk) answered(r *record, fits func(*ir.Item) bool) []string {
	var ids []string
	for i := range c.Items {
		item := &c.Items[i]
		if _, ok := r.replies[item.ID]; ok && fits(item) {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

func ofKind(kind ir.Kind) func(*ir.Item) bool {
	return func(i *ir.Item) bool { return i.Domain.Kind == kind }
}
