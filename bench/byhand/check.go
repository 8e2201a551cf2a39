package byhand

import (
	"math"
	"math/bits"
)

// check gives the records of a block in which something is wrong. The route through the form is written out
// here, as its author means it.
func (c *checker) check(b *block) uint64 {
	v := &c.vectors
	*v = vectors{}
	s := &b.slots
	c.passed = [questions]uint64{}
	c.asked = always
	is := func(q, code int) uint64 { return s[q].marks[code] & s[q].good &^ c.passed[q] }
	only := func(q int, asked, passed uint64) { c.asked[q], c.passed[q] = asked, passed }

	only(q41, is(q4, 1), is(q4, 2))
	only(q42, is(q4, 1)&is(q41, 2), is(q4, 2)|is(q41, 1))
	only(q51, is(q5, 2), is(q5, 1))
	only(q61, 0, is(q6, 2)|is(q6, 3))
	for q := q71a; q <= q71d; q++ {
		only(q, is(q7, 1), is(q7, 2))
	}
	repaired := is(q8, 1) | is(q8, 2)
	only(q81, is(q8, 2), is(q8, 1)|is(q8, 3))
	only(q82, repaired, is(q8, 3))
	only(q83, repaired, is(q8, 3))
	only(q84, repaired&is(q83, 2), is(q8, 3)|is(q83, 1))
	only(q85, repaired, is(q8, 3))
	for q := q91a; q <= q91c; q++ {
		only(q, is(q9, 2)|is(q9, 3)|is(q9, 4), is(q9, 1))
	}
	only(q101, is(q10, 1), is(q10, 2))
	only(q111, is(q11, 1), is(q11, 2))
	only(q121, is(q12x, 1), is(q12x, 2))
	only(q123, is(q122, 1), is(q122, 2))
	only(q131a, is(q13x, 1), is(q13x, 2))
	only(q131b, is(q13x, 1), is(q13x, 2))
	only(q141, is(q14x, 1), is(q14x, 2))
	only(q144, is(q143, 1), is(q143, 2))
	only(q151a, is(q15, 1), is(q15, 2))
	only(q151b, is(q15, 1), is(q15, 2))
	only(q191, is(q19, 1), is(q19, 2))

	var faulty uint64
	for q := range questions {
		a := &s[q]
		bad := a.badType | a.badCode | a.badSize
		v.skipped[q] = (a.good | bad) & c.passed[q]
		v.required[q] = c.asked[q] &^ (c.passed[q] | a.good | bad)
		faulty |= v.skipped[q] | v.required[q] | bad
	}
	v.inSchool = is(q41, 1) & is(q10, 2)
	v.healthPolicy = is(q11, 2)
	income := s[q1a].good & s[q11a].good & s[q11b].good & s[q12].good & s[q13].good
	perCapita := s[q1b].good & s[q1a].good & s[q14].good & s[householdSize].good
	loan := s[q151a].good & s[q151b].good &^ c.passed[q151a]
	n := &b.amounts
	for i := range 64 {
		bit := uint64(1) << i
		if income&bit != 0 && above(math.Abs(n[q1a][i]-(n[q11a][i]+n[q11b][i]+n[q12][i]+n[q13][i])), 1) {
			v.incomeSum |= bit
		}
		if perCapita&bit != 0 && above(math.Abs(n[q1b][i]-(n[q1a][i]-n[q14][i])/n[householdSize][i]), 1) {
			v.perCapita |= bit
		}
		if s[headID].good&bit != 0 && !validID(b.headIDs[i]) {
			v.headID |= bit
		}
	}
	for ; loan != 0; loan &= loan - 1 {
		i := bits.TrailingZeros64(loan)
		if above(n[q151b][i], n[q151a][i]) {
			v.subsidy |= 1 << i
		}
	}
	return faulty | v.inSchool | v.healthPolicy | v.incomeSum | v.perCapita | v.headID | v.subsidy | b.broken
}

// vectors are what is wrong, a bit a record.
type vectors struct {
	skipped, required                                             [questions]uint64
	inSchool, healthPolicy, incomeSum, perCapita, headID, subsidy uint64
}

var always = func() (asked [questions]uint64) {
	for q := range asked {
		if !form[q].optional {
			asked[q] = ^uint64(0)
		}
	}
	return asked
}()

func above(a, b float64) bool {
	return a > b && a-b > 1e-9*max(1, math.Abs(a), math.Abs(b))
}
