package answers

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Many programs export a multiple choice as a column for each option, with 1 or 0 in it: 11-1①, 11-1/1, 享受过哪些政策(参保缴费补贴).

// optionPath leads to an option of an item.
type optionPath struct {
	id   string
	code int
}

// key is what the column is known by; no item is called so.
func (p optionPath) key() string { return p.id + "/" + strconv.Itoa(p.code) }

// inOption finds the option that a head means, behind the item's id or text; nil where it means none.
func (h heads) inOption(head string) (p optionPath, item *ir.Item) {
	tried := 0
	for i, r := range head {
		_, mark := circled(r)
		if i == 0 || !mark && !strings.ContainsRune(beforeOption, r) {
			continue
		}
		if tried++; tried > mostTried {
			break
		}
		item := h.item(head[:i])
		if item == nil || item.Domain.Kind != ir.Choices || item.Domain.Ordered {
			continue
		}
		code, ok := optionOf(newColumn(item), head[i:])
		if _, offered := item.Domain.Option(code); ok && offered {
			return optionPath{item.ID, code}, item
		}
	}
	return p, nil
}

const (
	beforeOption = "/._:：(（[【 -—"
	mostTried    = 16 // places in a head where the option may begin
)

// optionOf reads what stands behind an item: a code, an option's text, or both.
func optionOf(c *column, text string) (code int, ok bool) {
	first, size := utf8.DecodeRuneInString(text)
	if strings.ContainsRune(beforeOption, first) {
		text = text[size:]
	}
	if strings.ContainsRune("(（[【", first) {
		text = strings.TrimRight(text, ")）]】")
	}
	codes, ok := c.marks(trim(text))
	if !ok || len(codes) != 1 || codes[0].Num != float64(int(codes[0].Num)) {
		return 0, false
	}
	isNumber := digits(foldWidth(trim(text))) > 0
	return int(codes[0].Num), !isNumber || strings.ContainsRune("/_:：(（[", first) // 11-1-1 and 11.1 may be anything
}

func (t *header) inOption(path optionPath, item *ir.Item) *column {
	t.matched++
	c := newColumn(item)
	c.key, c.kind, c.option, c.read = path.key(), "", path.code, (*column).marked
	t.options[c.key] = path
	return c
}

// marked reads the cell of an option: one mark, or none.
func (c *column) marked(cell string) Value {
	text := strings.ToLower(foldText(cell))
	if x, ok := parseNumber(text); ok && x == 1 || setMarks[text] {
		return c.mark()
	}
	if codes, ok := c.marks(cell); ok && len(codes) == 1 && codes[0].Num == float64(c.option) {
		return c.mark()
	}
	if x, ok := parseNumber(text); ok && x == 0 || openMarks[text] {
		return Value{}
	}
	return Text(cell)
}

func (c *column) mark() Value { return Value{Kind: List, List: []Value{Num(float64(c.option))}} }

// What programs and people write for an option that is marked, and for one that is not; 问卷星 has -3 for a question passed over and -2 for one
// left open.
var (
	setMarks  = map[string]bool{"√": true, "✓": true, "✔": true, "☑": true, "■": true, "是": true, "选中": true, "true": true, "yes": true, "y": true}
	openMarks = map[string]bool{"否": true, "未选中": true, "□": true, "☐": true, "false": true, "no": true, "n": true, "-3": true, "-2": true, "(跳过)": true, "(空)": true}
)

// settleOptions leaves out the columns of options where the item has one of its own, and else has the first stand for it.
func (t *header) settleOptions(cells []string) {
	for i, c := range t.columns {
		if c == nil {
			continue
		}
		path, ok := t.options[c.key]
		if !ok {
			continue
		}
		at, own := t.at[path.id]
		switch {
		case !own:
			t.at[path.id] = i
		case t.columns[at].option == 0:
			t.columns[i] = nil
			t.matched--
			t.unknown = append(t.unknown, UnknownColumn{trim(cells[i]), phrase("answers.option-column", clip(cells[i]), path.id), 0, columnName(i)})
		}
	}
}

// collect puts the marks of columns that are of options into one answer.
func (t *header) collect(r *Record) {
	if len(t.options) == 0 {
		return
	}
	all := r.Fields
	r.Fields = r.Fields[:0]
	for _, f := range all {
		path, ok := t.options[f.Key]
		if !ok {
			r.Fields = append(r.Fields, f)
			continue
		}
		r.Fields = withMarks(r.Fields, path.id, f.Value)
	}
}

func withMarks(fields []Field, id string, v Value) []Field {
	if v.Kind == Null {
		return fields
	}
	list := find(fields, id)
	if list == nil {
		fields = append(fields, Field{id, Value{Kind: List}})
		list = &fields[len(fields)-1].Value
	}
	if v.Kind == List {
		list.List = append(list.List, v.List...)
	} else {
		list.List = append(list.List, v)
	}
	return fields
}
