package jsonschema

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	vals "github.com/surveyc/surveyc/compiler/value"
)

// What each test says of the answers of one item: for which it is true and for which false.
func TestWhatTestsSay(t *testing.T) {
	size := ir.Item{ID: "1", Domain: ir.Domain{Kind: ir.Number, Integer: true}}
	cases := []struct {
		item    ir.Item
		test    ir.Test
		yes, no []string
	}{
		{choice("1", 1, 2, 3), ir.CodeIn{Item: "1", Codes: []int{2, 3}}, []string{"2", "3", "3.0"}, []string{"1"}},
		{choice("1", 0, 1), ir.CodeIn{Item: "1", Codes: []int{0}}, []string{"0", "-0"}, []string{"1"}},
		{choices("1", 1, 2), ir.HasCode{Item: "1", Code: 2}, []string{"[2]", "[1,2]"}, []string{"[1]"}},
		{choices("1", 1, 2, 3), comparison(apply(ir.Count, of("1")), ir.Gt, constant(1)), []string{"[1,2]", "[1,2,3]"}, []string{"[1]"}},
		{choices("1", 1, 2, 3), comparison(apply(ir.Count, of("1")), ir.Eq, constant(2)), []string{"[1,2]"}, []string{"[1]", "[1,2,3]"}},
		{choices("1", 1, 2), comparison(place("1", 2, 3), ir.Eq, constant(1)), []string{"[2,1]", "[2]"}, []string{"[1,2]", "[1]"}},
		{choices("1", 1, 2, 3), comparison(place("1", 2, 4), ir.Gt, constant(2)), []string{"[1,3,2]", "[1,3]"}, []string{"[1,2]", "[2]"}},
		{choices("1", 1, 2), comparison(place("1", 2, 3), ir.Gt, constant(3)), nil, []string{"[1,2]", "[1]"}},
		{ofKind("1", ir.Location), comparison(apply(ir.Accuracy, of("1")), ir.Gt, constant(50)), []string{`{"lat":1,"lon":2,"accuracy":51}`}, []string{`{"lat":1,"lon":2,"accuracy":50.00000001}`, `{"lat":1,"lon":2,"accuracy":0}`}},
		{numeric("1"), comparison(of("1"), ir.Eq, constant(0.3)), []string{"0.3", "0.30000000000000004", "0.3000000009"}, []string{"0.3000000011", "0.2999999989"}},
		{numeric("1"), comparison(of("1"), ir.Lt, constant(0)), []string{"-1", "-1.1e-9"}, []string{"0", "-0", "-1e-9", "1"}},
		{numeric("1"), comparison(of("1"), ir.Gt, constant(1e15)), nil, []string{"1e15", "0", "-1e15"}},
		{size, comparison(of("1"), ir.Gt, constant(6e9)), []string{"6000000007"}, []string{"6000000006", "6000000000"}},
		{ofKind("1", ir.Text), comparison(of("1"), ir.Eq, textConst("村")), []string{`"村"`}, []string{`"村 "`, `" "`}},
		{ofKind("1", ir.Text), comparison(of("1"), ir.Eq, textConst("")), nil, []string{`"村"`}},
		{ofKind("1", ir.Text), comparison(apply(ir.Len, of("1")), ir.Lt, constant(2)), []string{`"𠮷"`, `" "`}, []string{`"ab"`}},
		{ofKind("1", ir.Text), ir.Matches{Text: of("1"), Pattern: "a*$"}, []string{`"ba"`, `"b"`}, nil},
		{ofKind("1", ir.Text), ir.Matches{Text: of("1"), Pattern: "^a"}, []string{`"ab"`}, []string{`"ba"`}},
		{ofKind("1", ir.Date), comparison(of("1"), ir.Lt, dateConst("2020-03-01")), []string{`"2020-02-29"`, `"0001-01-01"`}, []string{`"2020-03-01"`, `"9999-12-31"`}},
		{ofKind("1", ir.Date), comparison(of("1"), ir.Eq, dateConst("2020-03-01")), []string{`"2020-03-01"`}, []string{`"2020-03-02"`}},
		{ofKind("1", ir.Date), comparison(apply(ir.Year, of("1")), ir.Gt, constant(2019)), []string{`"2020-01-01"`}, []string{`"2019-12-31"`}},
		{ofKind("1", ir.Date), comparison(apply(ir.Year, of("1")), ir.Eq, constant(2019)), []string{`"2019-12-31"`}, []string{`"2020-01-01"`, `"2018-01-01"`}},
	}
	for _, c := range cases {
		s := surveyOf([]ir.Item{c.item})
		s.Items[0].Optional = true
		said, ok := newSayer(s).test(c.test)
		require.True(t, ok)
		yes, no := conditioned(t, s, said.yes), conditioned(t, s, said.no)
		for _, answer := range c.yes {
			assert.True(t, takes(t, yes, answer) && !takes(t, no, answer), "%+v is true for %s", c.test, answer)
		}
		for _, answer := range c.no {
			assert.True(t, takes(t, no, answer) && !takes(t, yes, answer), "%+v is false for %s", c.test, answer)
		}
		for _, blank := range []string{`""`, "[]", "null"} {
			assert.False(t, takes(t, no, blank) || takes(t, yes, blank), "%+v has no value for %s", c.test, blank)
		}
	}
}

func place(id string, code, without float64) ir.Term {
	return apply(ir.Rank, of(id), constant(code), constant(without))
}

// conditioned is the schema of s of which item 1 moreover meets answer.
func conditioned(t *testing.T, s *ir.Survey, answer *schema) santhosh {
	root := document(s)
	root.AllOf = append(root.AllOf, where("1", answer))
	return bySanthosh(t, root.text())
}

func takes(t *testing.T, s santhosh, answer string) bool {
	return s.takes(t, []string{`{"1":` + answer + `}`})[0]
}

func TestWhatCannotBeSaid(t *testing.T) {
	two := []ir.Item{numeric("1"), numeric("2"), ofKind("3", ir.Text), ofKind("4", ir.Date)}
	for _, test := range []ir.Test{
		comparison(of("1"), ir.Lt, of("2")),
		comparison(apply(ir.Abs, of("1")), ir.Lt, constant(1)),
		comparison(apply(ir.Sum, of("1"), of("2")), ir.Lt, constant(1)),
		comparison(ir.Arith{Op: ir.Mul, Left: of("1"), Right: constant(2)}, ir.Lt, constant(1)),
		comparison(apply(ir.Days, of("4"), dateConst("2020-01-01")), ir.Lt, constant(1)),
		comparison(ir.CallTerm{Func: "f", Args: []ir.Term{of("3")}}, ir.Eq, textConst("a")),
		ir.ValidID{Text: of("3")},
		ir.CallTest{Func: "f", Args: []ir.Term{of("3")}},
	} {
		s := surveyOf(two, block("odd", "1", is(test)), block("gap", "1", ir.Undefined{Test: test}), block("sure", "1", ir.Answered{Item: "9"}))
		assert.Regexp(t, `: rule odd; rule gap$`, document(s).Comment, "%+v", test)
	}
}

func TestTimePatterns(t *testing.T) {
	for _, c := range []string{"00:00", "00:01", "08:30", "19:59", "23:59"} {
		for minute := range 24 * 60 {
			text := fmt.Sprintf("%02d:%02d", minute/60, minute%60)
			assert.Equal(t, text < c, regexp.MustCompile(before(c)).MatchString(text), "%s < %s", text, c)
			assert.Equal(t, text > c, regexp.MustCompile(after(c)).MatchString(text), "%s > %s", text, c)
			assert.Equal(t, text <= c, regexp.MustCompile(onOrBefore(c)).MatchString(text), "%s <= %s", text, c)
			assert.Equal(t, text >= c, regexp.MustCompile(onOrAfter(c)).MatchString(text), "%s >= %s", text, c)
		}
	}
}

// The patterns of days say what the calendar says.
func TestDayPatterns(t *testing.T) {
	real := regexp.MustCompile(whole(anyDay))
	for year := range 10000 {
		for _, end := range []string{"02-28", "02-29", "02-30", "12-31"} {
			checkDay(t, real, fmt.Sprintf("%04d-%s", year, end))
		}
	}
	for month := range 20 {
		for day := range 40 {
			checkDay(t, real, fmt.Sprintf("2019-%02d-%02d", month, day))
			checkDay(t, real, fmt.Sprintf("2020-%02d-%02d", month, day))
		}
	}
	for _, s := range []string{"2020-1-01", "2020-01-1", " 2020-01-01", "2020-01-01\n", "2020/01/01", "12020-01-01", "２０20-01-01"} {
		checkDay(t, real, s)
	}
}

func checkDay(t *testing.T, real *regexp.Regexp, s string) {
	_, ok := vals.ParseDate(s)
	if real.MatchString(s) != ok {
		t.Errorf("%q: the pattern says %v", s, !ok)
	}
}

func TestSidesOfADay(t *testing.T) {
	list := []string{"0001-01-01", "1999-12-31", "2019-12-31", "2020-01-01", "2020-04-09", "2020-04-13", "2020-10-10", "2099-09-09", "9999-12-31"}
	for _, d := range list {
		for _, other := range list {
			match := func(pattern string) bool { return regexp.MustCompile(pattern).MatchString(other) }
			assert.Equal(t, []bool{other < d, other <= d, other >= d, other > d},
				[]bool{match(before(d)), match(onOrBefore(d)), match(onOrAfter(d)), match(after(d))}, "%s beside %s", other, d)
		}
	}
}

// The ends of a band are the last doubles that are equal to its middle.
func TestBand(t *testing.T) {
	for _, c := range []float64{0, 1, -1, 0.3, 1e-9, 2, 999999999, 1e9, 123456.789, 1e15, -1e15, 5e-324, 1e300} {
		b := bandAround(c)
		equal := func(steps int64) []bool {
			return []bool{vals.Equal(fromRank(rank(b.low)-steps), c), vals.Equal(fromRank(rank(b.high)+steps), c)}
		}
		for steps := range int64(100) {
			assert.Equal(t, []bool{true, true}, equal(-steps), "%v: %d steps inside", c, steps)
			assert.Equal(t, []bool{false, false}, equal(steps+1), "%v: %d steps outside", c, steps)
		}
	}
}
