package answers

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// ParseCell reads text as the answer to item, by the rules for the cells of a table. Text that is
// no answer to it comes back as it is.
func ParseCell(item *ir.Item, text string) Value { return newColumn(item).value(trim(text)) }

// column reads the cells under one head of a table: by the domain of an item, or as
// text where no item is behind it.
type column struct {
	key     string
	kind    ir.Kind // "" where no item is behind it
	format  ir.Format
	read    func(c *column, cell string) Value
	codes   map[string]int // option texts that one option alone bears, folded
	longest int            // separators in the longest of them
	none    []ir.NoAnswer
	option  int // of a column that is one option's, else 0
}

func newColumn(item *ir.Item) *column {
	c := &column{key: item.ID, kind: item.Domain.Kind, format: item.Domain.Format,
		read: readers[item.Domain.Kind], none: item.Domain.None}
	if read, ok := formats[item.Domain.Format]; ok {
		c.read = read
	}
	c.learn(item.Domain.Options)
	return c
}

var readers = map[ir.Kind]func(*column, string) Value{
	ir.Choice:    (*column).choice,
	ir.Choices:   (*column).choices,
	ir.Number:    (*column).number,
	ir.Date:      (*column).date,
	ir.Text:      (*column).text,
	ir.Signature: (*column).text,
	ir.Location:  (*column).location,
	ir.Rows:      (*column).rows,
}

var formats = map[ir.Format]func(*column, string) Value{
	ir.ResidentID: (*column).formatted,
	ir.Phone:      (*column).formatted,
	ir.Photo:      (*column).photo,
	ir.Time:       (*column).time,
	ir.DateTime:   (*column).dateTime,
}

// learn notes the options' texts; one that two options bear names neither.
func (c *column) learn(options []ir.Option) {
	c.codes = map[string]int{}
	seen := map[string]bool{}
	for _, o := range options {
		text := foldText(o.Text)
		c.codes[text] = o.Code
		if seen[text] || text == "" {
			delete(c.codes, text)
		}
		seen[text] = true
		c.longest = max(c.longest, len(stretches(o.Text))-1)
	}
}

// value is what a cell without the blanks around it says, Null for an empty one.
// A cell that is no answer to its item stays the text it is.
func (c *column) value(cell string) Value {
	if cell == "" {
		return Value{}
	}
	if kind, ok := c.noAnswer(cell); ok {
		return None(kind)
	}
	return c.read(c, cell)
}

// noAnswer reads the word, in either language, for a kind of no answer that the item offers.
func (c *column) noAnswer(cell string) (ir.NoAnswer, bool) {
	for _, kind := range c.none {
		if word := foldText(cell); word == Word(catalogue.ZH, kind) || word == Word(catalogue.EN, kind) {
			return kind, true
		}
	}
	return "", false
}

// Word is how a person writes a kind of no answer in a cell.
func Word(lang catalogue.Lang, kind ir.NoAnswer) string {
	return catalogue.Say(lang, "none."+catalogue.Code(kind))
}

// rows reads the rows of a repeated group as JSON.
func (c *column) rows(cell string) Value {
	if v, err := readValue([]byte(cell)); err == nil && v.Kind == List {
		return v
	}
	return Text(cell)
}

func (c *column) text(cell string) Value { return Text(cell) }

// formatted is the number of a person or a telephone, also in full width, with any dash or a small x.
func (c *column) formatted(cell string) Value { return Text(strings.ToUpper(CanonicalID(cell))) }

// photo is the name of a file, in which Windows writes folders with another stroke.
func (c *column) photo(cell string) Value { return Text(strings.ReplaceAll(cell, `\`, "/")) }

func (c *column) choice(cell string) Value {
	if codes, ok := c.marks(cell); ok && len(codes) == 1 {
		return codes[0]
	}
	return Text(cell)
}

func (c *column) choices(cell string) Value {
	if codes, ok := c.marks(cell); ok {
		return Value{Kind: List, List: codes}
	}
	if codes, ok := c.separated(cell); ok {
		return Value{Kind: List, List: codes}
	}
	return Text(cell)
}

// marks reads a number, circled codes that stand together, or an option's text.
func (c *column) marks(cell string) ([]Value, bool) {
	if x, ok := parseNumber(cell); ok {
		return []Value{Num(x)}, true
	}
	if codes, ok := circledCodes(cell); ok {
		return codes, true
	}
	code, ok := c.codes[foldText(cell)]
	if !ok {
		code, ok = c.codeAndText(foldText(cell))
	}
	return []Value{Num(float64(code))}, ok
}

// codeAndText reads a code with its own text behind it: ①是, 1.是.
func (c *column) codeAndText(cell string) (int, bool) {
	first, size := utf8.DecodeRuneInString(cell)
	front, ok := circled(first)
	if !ok {
		size = min(digits(cell), 9)
		n, _ := strconv.Atoi(cell[:size])
		front = rune(n)
	}
	code, ok := c.codes[strings.TrimLeft(cell[size:], ".、:)")]
	return code, ok && size > 0 && code == int(front)
}

// separated reads marks apart by separators. Since an option's text may hold separators
// itself, the longest stretch that reads as marks is taken each time.
func (c *column) separated(cell string) ([]Value, bool) {
	pieces := stretches(cell)
	var codes []Value
	for i := 0; i < len(pieces); {
		marks, next := c.longestMarks(cell, pieces, i)
		if next == i {
			return nil, false
		}
		codes, i = append(codes, marks...), next
	}
	return codes, len(codes) > 0
}

// longestMarks reads the longest stretch from piece i on, and tells the piece behind it.
func (c *column) longestMarks(cell string, pieces []stretch, i int) ([]Value, int) {
	for j := min(i+c.longest, len(pieces)-1); j >= i; j-- {
		text := trim(cell[pieces[i].start:pieces[j].end])
		if text == "" {
			return nil, j + 1 // nothing between two separators
		}
		if marks, ok := c.marks(text); ok {
			return marks, j + 1
		}
	}
	return nil, i
}

const separators = ";；,，、"

type stretch struct{ start, end int }

// stretches are the pieces of a cell between separators, none when there are more than any
// answer has.
func stretches(cell string) []stretch {
	var pieces []stretch
	start := 0
	for i, r := range cell {
		if !strings.ContainsRune(separators, r) {
			continue
		}
		pieces = append(pieces, stretch{start, i})
		start = i + utf8.RuneLen(r)
		if len(pieces) > MaxValues {
			return nil
		}
	}
	return append(pieces, stretch{start, len(cell)})
}

func (c *column) number(cell string) Value {
	if x, ok := parseNumber(cell); ok {
		return Num(x)
	}
	return Text(cell)
}

// parseNumber reads a number as JSON writes it, also in full-width digits.
func parseNumber(cell string) (float64, bool) {
	text := foldWidth(cell)
	if !isJSONNumber(text) {
		return 0, false
	}
	x, _ := strconv.ParseFloat(text, 64) // out of range: ±Inf, as wanted
	return x, true
}

func isJSONNumber(text string) bool {
	rest := strings.TrimPrefix(text, "-")
	whole := digits(rest)
	if whole == 0 || whole > 1 && rest[0] == '0' {
		return false
	}
	rest = rest[whole:]
	if strings.HasPrefix(rest, ".") {
		fraction := digits(rest[1:])
		if fraction == 0 {
			return false
		}
		rest = rest[1+fraction:]
	}
	if rest == "" || rest[0] != 'e' && rest[0] != 'E' {
		return rest == ""
	}
	rest = rest[1:]
	if rest != "" && (rest[0] == '+' || rest[0] == '-') {
		rest = rest[1:]
	}
	return rest != "" && digits(rest) == len(rest)
}

// digits is how many digits text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}

// circledCodes reads ①③ (blanks between are fine), up to ㊿.
func circledCodes(cell string) ([]Value, bool) {
	var codes []Value
	for _, r := range cell {
		code, ok := circled(r)
		switch {
		case ok && len(codes) < MaxValues:
			codes = append(codes, Num(float64(code)))
		case !Blank(r):
			return nil, false
		}
	}
	return codes, len(codes) > 0
}

func circled(r rune) (code rune, ok bool) {
	switch {
	case '①' <= r && r <= '⑳':
		return r - '①' + 1, true
	case '㉑' <= r && r <= '㉟':
		return r - '㉑' + 21, true
	case '㊱' <= r && r <= '㊿':
		return r - '㊱' + 36, true
	}
	return 0, false
}

// trim takes off the blanks around a cell, those of Chinese input methods and of
// copied web pages too.
func trim(s string) string { return strings.TrimFunc(s, Blank) }

// Blank tells whether r is one of the blanks that do not count around a cell.
func Blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF'
}

// foldText makes texts alike that differ in the width of their characters or in blanks.
func foldText(s string) string {
	return strings.Map(func(r rune) rune {
		if Blank(r) {
			return -1
		}
		return fold(r)
	}, s)
}

func foldWidth(s string) string { return strings.Map(fold, s) }

func fold(r rune) rune {
	if '！' <= r && r <= '～' {
		return r - '！' + '!'
	}
	return r
}
