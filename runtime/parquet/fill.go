package parquet

import (
	"bytes"
	"io"
	"math/bits"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// fill reads the values of n rows, and gives how many rows could be read.
func (t *target) fill(c *Scanner, n int) (whole int) {
	if t.leaf.list {
		return t.fillLists(c, n)
	}
	for lane := 0; lane < n; {
		set, k, err := t.cursor.defined(n - lane)
		if err != nil {
			return lane
		}
		set <<= lane
		if read := t.values(c, set); read < bits.OnesCount64(set) {
			return nth(set, read)
		}
		lane += k
	}
	return n
}

// nth is the place of member n of a set.
func nth(set uint64, n int) int {
	for range n {
		set &= set - 1
	}
	return bits.TrailingZeros64(set)
}

// values reads the values of those rows, and gives how many there were.
func (t *target) values(c *Scanner, rows uint64) (n int) {
	if in, ok := t.cursor.page.source.(*indexes); ok {
		return t.entries(c, rows, in)
	}
	for ; rows != 0; rows &= rows - 1 {
		if !t.one(c, bits.TrailingZeros64(rows)) {
			return n
		}
		n++
	}
	return n
}

// one reads the value of a row.
func (t *target) one(c *Scanner, lane int) bool {
	in, ok := t.cursor.page.source.(interface{ raw() ([]byte, bool) })
	if !ok {
		v, ok := t.cursor.page.source.next()
		if ok {
			t.answer(c, lane, v)
		}
		return ok
	}
	b, ok := in.raw()
	if ok {
		t.stored(c, lane, b)
	}
	return ok
}

// stored answers with a value as it is stored.
func (t *target) stored(c *Scanner, lane int, b []byte) {
	switch {
	case t.amount:
		c.block.SetNumber(t.slot, lane, t.leaf.number(b))
	case !t.leaf.texts() || !t.text(c, lane, b):
		t.answer(c, lane, valueOf(t.leaf.typ.Kind(), b))
	}
}

// text answers with a text, and tells whether it did.
func (t *target) text(c *Scanner, lane int, text []byte) bool {
	if len(text) == 0 {
		return true
	}
	if text[0] <= ' ' || text[0] >= utf8.RuneSelf || text[len(text)-1] <= ' ' || text[len(text)-1] >= utf8.RuneSelf {
		if text = bytes.TrimFunc(text, answers.Blank); len(text) == 0 {
			return true
		}
	}
	switch {
	case t.slot == recordID:
		c.ids[lane] = text
	case t.slot < 0 || t.way == anyhow || t.way == asDigits && !digital(text) || !utf8.Valid(text):
		return false
	case !c.block.SetPlain(t.slot, lane):
		c.block.SetText(t.slot, lane, text)
	}
	return true
}

func digital(text []byte) bool {
	for _, b := range text {
		if b-'0' > 9 && b != 'X' {
			return false
		}
	}
	return true
}

// answer answers with any value.
func (t *target) answer(c *Scanner, lane int, v parquet.Value) {
	said, text := c.reader.value(&t.leaf, v)
	switch {
	case said.Kind == answers.Null:
	case t.slot == recordID:
		c.ids[lane] = []byte(text)
	case t.slot == stated && said.Kind == answers.String && said.Str == t.stated:
	case t.slot < 0 || said.Kind == answers.String && !utf8.ValidString(said.Str):
		c.block.SetOdd(lane)
	default:
		c.block.SetValue(t.slot, lane, said)
	}
}

// mostJudged is how many entries a dictionary may have for all to be judged.
const mostJudged = 1 << 14

// entries reads values of a dictionary for those rows, and gives how many there were.
func (t *target) entries(c *Scanner, rows uint64, in *indexes) (n int) {
	if t.slot < 0 || in.dictionary.len() > mostJudged {
		return t.lookUp(c, rows, in)
	}
	if t.dictionary != in.dictionary {
		t.judge(c, in.dictionary)
	}
	k := bits.OnesCount64(rows)
	if at, ok := in.same(k); ok && int(at) < len(t.judged) {
		c.block.SetJudged(t.slot, rows, &t.judged[at])
		return k
	}
	if len(t.judged) <= few && in.width <= fewBits {
		return t.sorted(c, rows, in)
	}
	n = in.read(t.indexes[:k])
	for i, at := range t.indexes[:n] {
		if int(at) >= len(t.judged) {
			n = i
			break
		}
	}
	c.block.SetEach(t.slot, rows, t.indexes[:n], t.judged)
	return n
}

// sorted reads values of a dictionary of few entries.
func (t *target) sorted(c *Scanner, rows uint64, in *indexes) (n int) {
	var sets [few]uint64
	n = in.sort(rows, &sets)
	beyond := uint64(0)
	for _, set := range sets[len(t.judged):] {
		beyond |= set
	}
	if beyond != 0 {
		rows &= beyond&-beyond - 1
		n = bits.OnesCount64(rows)
	}
	for at := range t.judged {
		if set := sets[at] & rows; set != 0 {
			c.block.SetJudged(t.slot, set, &t.judged[at])
		}
	}
	return n
}

// judge finds out what the entries of a dictionary come to.
func (t *target) judge(c *Scanner, d *values) {
	t.dictionary, t.judged = d, t.judged[:0]
	for i := range d.len() {
		said, _ := c.reader.value(&t.leaf, d.at(i))
		if said.Kind == answers.String && !utf8.ValidString(said.Str) {
			t.judged = append(t.judged, columns.Strange)
			continue
		}
		t.judged = append(t.judged, c.scratch.Judge(t.slot, said))
	}
}

// lookUp reads values of a dictionary one by one.
func (t *target) lookUp(c *Scanner, rows uint64, in *indexes) (n int) {
	k := in.read(t.indexes[:bits.OnesCount64(rows)])
	for _, at := range t.indexes[:k] {
		if int(at) >= in.dictionary.len() {
			return n
		}
		t.stored(c, bits.TrailingZeros64(rows), in.dictionary.bytes(int(at)))
		rows &= rows - 1
		n++
	}
	return n
}

// code is a member of a list.
type code struct {
	code  int
	whole bool
}

func (t *target) codeOf(c *Scanner, v parquet.Value) code {
	said := c.reader.element(&t.leaf, v)
	if said.Kind != answers.Number || !value.IsWhole(said.Num) {
		return code{}
	}
	return code{int(said.Num), true}
}

// fillLists reads the lists of n rows, and gives how many rows could be read.
func (t *target) fillLists(c *Scanner, n int) (whole int) {
	cursor, row := t.cursor, -1
	t.list, t.refused, t.row = t.list[:0], false, -1
	for {
		if err := cursor.look(); err != nil {
			return t.listsEnd(c, row, n, err)
		}
		starts, k := cursor.starts, cursor.ahead
		if row < 0 {
			starts |= 1 // whatever it says
		}
		if left := n - 1 - row; bits.OnesCount64(starts&ones(k)) > left {
			k = nth(starts, left) // there the row behind the last begins
		}
		if at := t.members(c, row, starts, cursor.members&ones(k)); at >= 0 {
			return at
		}
		row += bits.OnesCount64(starts & ones(k))
		if k < cursor.ahead {
			cursor.drop(k)
			t.endList(c)
			return n
		}
		cursor.drop(k)
	}
}

// listsEnd is how many rows could be read where no more entries follow.
func (t *target) listsEnd(c *Scanner, row, n int, err error) int {
	if row < 0 {
		return 0
	}
	if err != io.EOF {
		if t.row < row {
			t.endList(c)
		}
		return row
	}
	t.endList(c)
	return min(row+1, n)
}

// members reads members of lists that begin behind row, and gives the row of the first that cannot be read, -1 for none.
func (t *target) members(c *Scanner, row int, starts, members uint64) (failed int) {
	for ; members != 0; members &= members - 1 {
		at := row + bits.OnesCount64(starts&ones(bits.TrailingZeros64(members)+1))
		if at != t.row {
			t.endList(c)
			t.row = at
		}
		code, ok := t.member(c)
		if !ok {
			return at
		}
		if t.refused = t.refused || !code.whole; len(t.list) < answers.MaxValues {
			t.list = append(t.list, code.code)
		}
	}
	return -1
}

// endList answers with the list of the row at hand.
func (t *target) endList(c *Scanner) {
	switch {
	case len(t.list) == 0:
		return
	case t.slot < 0:
		c.block.SetOdd(t.row)
	case t.refused:
		c.block.Refuse(t.slot, t.row)
	default:
		c.block.SetCodes(t.slot, t.row, t.list)
	}
	t.list, t.refused = t.list[:0], false
}

// member reads a member of a list.
func (t *target) member(c *Scanner) (code, bool) {
	in, ok := t.cursor.page.source.(*indexes)
	if !ok || in.dictionary.len() > mostJudged {
		v, ok := t.cursor.page.source.next()
		if !ok {
			return code{}, false
		}
		return t.codeOf(c, v), true
	}
	if t.dictionary != in.dictionary {
		t.dictionary, t.codes = in.dictionary, t.codes[:0]
		for i := range in.dictionary.len() {
			t.codes = append(t.codes, t.codeOf(c, in.dictionary.at(i)))
		}
	}
	var one [1]uint32
	if in.read(one[:]) == 0 || int(one[0]) >= len(t.codes) {
		return code{}, false
	}
	return t.codes[one[0]], true
}
