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
		if x := t.leaf.number(b); x == x {
			c.block.SetNumber(t.slot, lane, x)
		}
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

// entries reads values of a dictionary for those rows, and gives how many there were.
func (t *target) entries(c *Scanner, rows uint64, in *indexes) (n int) {
	if t.dictionary != in.dictionary {
		t.learn(c, in.dictionary)
	}
	k, entries := bits.OnesCount64(rows), in.dictionary.len()
	switch t.known {
	case byPlace:
		return t.lookUp(c, rows, in)
	case allAlike:
		n = in.below(k, entries)
		if n < k {
			rows &= 1<<nth(rows, n) - 1
		}
		c.block.SetPlains(t.slot, rows)
		return n
	}
	if t.known == byJudgement {
		if at, ok := in.same(k, entries); ok {
			c.block.SetJudged(t.slot, rows, &t.judged[at])
			return k
		}
		if entries <= few && in.width <= fewBits {
			return t.sorted(c, rows, in)
		}
	}
	n = inRange(t.indexes[:in.read(t.indexes[:k])], entries)
	if t.known == byNumber {
		c.block.SetAmounts(t.slot, rows, t.indexes[:n], t.numbers)
	} else {
		c.block.SetEach(t.slot, rows, t.indexes[:n], t.judged)
	}
	return n
}

// known is what is known of the entries of a dictionary.
type known uint8

const (
	byPlace     known = iota // nothing: each is read where it stands
	allAlike                 // all are texts that are answers, and nobody looks at them
	byNumber                 // their numbers
	byJudgement              // what each comes to
)

// mostJudged is how many entries a dictionary may have for each to be judged.
const mostJudged = 1 << 10

// learn finds out about the entries of a dictionary.
func (t *target) learn(c *Scanner, d *values) {
	t.dictionary, t.known = d, byPlace
	switch {
	case t.slot < 0:
	case t.number && t.amount:
		t.known, t.numbers = byNumber, t.numbers[:0]
		for i := range d.len() {
			t.numbers = append(t.numbers, t.leaf.number(d.bytes(i)))
		}
	case t.way == asWords && t.leaf.texts() && c.block.SetPlains(t.slot, 0) && d.allTexts():
		t.known = allAlike
	case d.len() <= mostJudged:
		t.known = byJudgement
		t.judge(c, d)
	}
}

// allTexts tells whether no value is blank, or might be, and all are UTF-8.
func (v *values) allTexts() bool {
	for i := range v.len() {
		if text := v.bytes(i); len(text) == 0 || text[0] <= ' ' || edge[text[0]] || !utf8.Valid(text) {
			return false
		}
	}
	return true
}

// edge are the bytes beyond ASCII that a blank may begin with.
var edge = [256]bool{0xC2: true, 0xE1: true, 0xE2: true, 0xE3: true, 0xEF: true}

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
	t.judged = t.judged[:0]
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
	k := bits.OnesCount64(members)
	codes := t.read(c, k)
	for _, code := range codes {
		at := row + bits.OnesCount64(starts&ones(bits.TrailingZeros64(members)+1))
		if at != t.row {
			t.endList(c)
			t.row = at
		}
		if t.refused = t.refused || !code.whole; len(t.list) < answers.MaxValues {
			t.list = append(t.list, code.code)
		}
		members &= members - 1
	}
	if len(codes) == k {
		return -1
	}
	if at := row + bits.OnesCount64(starts&ones(bits.TrailingZeros64(members)+1)); at != t.row {
		t.endList(c)
		return at
	}
	return t.row
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

// read reads k members of lists, or as many as there are.
func (t *target) read(c *Scanner, k int) []code {
	in, ok := t.cursor.page.source.(*indexes)
	if ok && in.dictionary.len() <= mostJudged {
		return t.readIndexed(c, in, k)
	}
	read := t.members64[:0]
	for range k {
		v, ok := t.cursor.page.source.next()
		if !ok {
			break
		}
		read = append(read, t.codeOf(c, v))
	}
	return read
}

func (t *target) readIndexed(c *Scanner, in *indexes, k int) []code {
	if t.dictionary != in.dictionary {
		t.dictionary, t.codes = in.dictionary, t.codes[:0]
		for i := range in.dictionary.len() {
			t.codes = append(t.codes, t.codeOf(c, in.dictionary.at(i)))
		}
	}
	read := t.members64[:inRange(t.indexes[:in.read(t.indexes[:k])], len(t.codes))]
	for i := range read {
		read[i] = t.codes[t.indexes[i]]
	}
	return read
}
