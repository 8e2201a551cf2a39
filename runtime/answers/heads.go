package answers

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
)

// heads tells which item a head of a table means: of those outside all groups, or of those of one.
type heads struct {
	survey  *ir.Survey
	group   string           // its head; "" outside all
	inner   map[string]heads // by the heads of the groups that stand there
	byID    map[string]*ir.Item
	byText  map[string][]*ir.Item // by printed text, folded
	loosely map[string][]*ir.Item // by printed text, loose
	ids     map[string]*ir.Item   // by id, loose
	longest int                   // bytes of what may be a head; a page of text need not be looked at
}

func headsOf(s *ir.Survey) heads { return headsIn(s, "") }

func headsIn(s *ir.Survey, group string) heads {
	h := heads{s, group, map[string]heads{}, map[string]*ir.Item{}, map[string][]*ir.Item{}, map[string][]*ir.Item{}, map[string]*ir.Item{}, longestHead(s)}
	for i := range s.Items {
		item := &s.Items[i]
		if item.Group != group {
			continue // it is answered once for each row
		}
		if item.Domain.Kind == ir.Rows {
			h.inner[item.ID] = headsIn(s, item.ID)
		}
		h.byID[item.ID] = item
		h.ids[loose(item.ID)] = item
		if text := h.printed(item); text != "" {
			h.byText[text] = append(h.byText[text], item)
			h.loosely[loose(text)] = append(h.loosely[loose(text)], item)
		}
	}
	return h
}

// longestHead leaves room for a text in full width with its number, its unit, the texts of an option and of the groups around.
func longestHead(s *ir.Survey) int {
	longest := 0
	for i := range s.Items {
		longest = max(longest, len(s.Items[i].Text), len(s.Items[i].ID))
		for _, o := range s.Items[i].Domain.Options {
			longest = max(longest, len(o.Text))
		}
	}
	return 500 + 6*longest
}

// printed is an item's text as the paper form prints it, folded.
func (h heads) printed(item *ir.Item) string { return foldText(h.survey.Unfilled(item.Text)) }

// item is the one item that a head names: by its id, by its text, or by both together, maybe with the unit behind.
func (h heads) item(head string) *ir.Item {
	if item := h.byID[CanonicalID(head)]; item != nil {
		return item
	}
	if bearing := h.byText[foldText(head)]; len(bearing) == 1 {
		return bearing[0]
	}
	text := loose(head)
	if item := h.byWords(text); item != nil {
		return item
	}
	if item := h.numbered(text); item != nil {
		return item
	}
	if item := h.counted(text); item != nil {
		return item
	}
	return h.day(head)
}

var numberInFront = regexp.MustCompile(`^\(?[0-9]{1,3}[.、:)]`)

// counted finds an item that has no number by its text behind one, as who makes a table counts its columns: 3、家庭人口.
func (h heads) counted(text string) *ir.Item {
	rest := strings.TrimLeft(numberInFront.ReplaceAllString(text, ""), ".、:)")
	if rest == text {
		return nil
	}
	item := h.byWords(rest)
	if item == nil || ir.Numbered(item.ID) {
		return nil
	}
	return item
}

// byWords finds an item by its text, with its unit behind or not.
func (h heads) byWords(text string) *ir.Item {
	if bearing := h.loosely[text]; len(bearing) == 1 {
		return bearing[0]
	}
	base, unit := cutUnit(text)
	var found *ir.Item
	for _, item := range h.loosely[base] {
		if unit == "" || unit != loose(item.Unit) {
			continue
		}
		if found != nil {
			return nil
		}
		found = item
	}
	return found
}

var unitBehind = regexp.MustCompile(`^(.+?)(?:\((?:单位:?)?([^()]+)\)|[/:,](?:单位:?)?([^/:,()]+))$`)

// cutUnit parts a head such as 收入(元), 收入(单位:元) or 收入/元.
func cutUnit(text string) (base, unit string) {
	m := unitBehind.FindStringSubmatch(text)
	if m == nil {
		return text, ""
	}
	return m[1], m[2] + m[3]
}

// numbered finds an item by its number with its text behind, or by its number as people say it: 4、是否在校, 第4题, Q4.
func (h heads) numbered(text string) *ir.Item {
	front := strings.TrimLeft(text, numberMarks)
	for i := 1; i <= min(len(front), longestID); i++ {
		item := h.ids[front[:i]]
		if item == nil {
			continue
		}
		rest := strings.TrimLeft(front[i:], ")]题.、:,-_?")
		if rest == "" || h.says(item, rest) {
			return item
		}
	}
	return nil
}

const (
	longestID   = 40
	numberMarks = "第q(问题[" // before a number
)

// says tells whether text is the item's, with its unit behind or not.
func (h heads) says(item *ir.Item, text string) bool {
	printed := loose(h.printed(item))
	if text == printed {
		return printed != ""
	}
	base, unit := cutUnit(text)
	return unit != "" && base == printed && unit == loose(item.Unit)
}

// day finds the item whose number a spreadsheet took for a day: 4-1 became 4月1日.
func (h heads) day(head string) *ir.Item {
	text := foldText(head)
	for _, layout := range dayLayouts {
		if day, err := time.Parse(layout, text); err == nil {
			return h.byID[strconv.Itoa(int(day.Month()))+"-"+strconv.Itoa(day.Day())]
		}
	}
	return nil
}

// The ways in which spreadsheets write such a day, blanks left out; where there is a year it is that of the typing.
var dayLayouts = []string{"1月2日", "2-Jan", "2006年1月2日", "2006-01-02", "2006/1/2", "2006-01-0215:04:05", "2006-01-02T15:04:05"}

// loose makes alike what people write differently: the width of characters, blanks, any dash, letters of either case, and a
// mark around the whole.
func loose(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range foldText(s) {
		isDash := strings.ContainsRune(source.Dashes, r)
		switch {
		case isDash && dash:
		case isDash:
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
		dash = isDash
	}
	return strings.Trim(strings.ToLower(b.String()), ":?*。")
}

// CanonicalID writes an id as a person typed it, with half-width characters and one `-` for each dash.
func CanonicalID(head string) string {
	var b strings.Builder
	dash := false
	for _, r := range trim(head) {
		r = fold(r)
		if strings.ContainsRune(source.Dashes, r) {
			if !dash {
				b.WriteByte('-')
			}
			dash = true
			continue
		}
		b.WriteRune(r)
		dash = false
	}
	return b.String()
}

// whyUnknown says why a column is not read, and what its head was probably meant to be.
func (h heads) whyUnknown(head string, suggest bool) catalogue.Phrase {
	if suggest {
		if first, group := h.inGroup(head); group != nil {
			return phrase("answers.row-column", clip(head), group.ID, first)
		}
	}
	if bearing := h.byText[foldText(head)]; len(bearing) > 1 {
		return phrase("answers.ambiguous-column", clip(head), bearing[0].ID, bearing[1].ID)
	}
	if suggest {
		if near := h.near(head); near != "" && (ir.Numbered(near) || utf8.RuneCountInString(head) > shortWord) {
			return phrase("answers.unknown-column-near", clip(head), near)
		}
	}
	return phrase("answers.unknown-column", clip(head))
}

// shortWord is how long a head is that is one letter away from everything: 村名 is no 签名.
const shortWord = 3

func (h heads) suggest(head string) catalogue.Phrase {
	if bearing := h.byText[foldText(head)]; len(bearing) > 1 {
		return phrase("answers.header-ambiguous", clip(head), bearing[0].ID, bearing[1].ID)
	}
	if near := h.near(head[:min(len(head), h.longest)]); near != "" {
		return phrase("answers.header-suggest", clip(head), near)
	}
	return phrase("answers.header-unknown", clip(head))
}

// near is the id or text that a head was probably meant to be, "" for none.
func (h heads) near(head string) string {
	if near := nearest.To(head, h.all()); len(near) > 0 {
		return near[0]
	}
	if near := nearest.To(CanonicalID(head), h.all()); len(near) > 0 {
		return near[0]
	}
	if text := h.containing(loose(head)); text != "" {
		return text
	}
	return h.leading(loose(head))
}

// leading is the id that a head begins with.
func (h heads) leading(text string) string {
	front := strings.TrimLeft(text, numberMarks)
	for i := min(len(front), longestID); i > 0; i-- {
		if item := h.ids[front[:i]]; item != nil && ir.Numbered(item.ID) && digits(front[i:]) == 0 {
			return item.ID
		}
	}
	return ""
}

// containing is the one text that a head shortens, or that it adds to.
func (h heads) containing(text string) string {
	found := ""
	if utf8.RuneCountInString(text) < 2 {
		return found
	}
	for i := range h.survey.Items {
		if h.survey.Items[i].Group != h.group {
			continue
		}
		printed := h.survey.Unfilled(h.survey.Items[i].Text)
		whole := loose(printed)
		longer := utf8.RuneCountInString(whole) >= 2 && strings.Contains(text, whole)
		if !longer && !strings.Contains(whole, text) {
			continue
		}
		if found != "" {
			return ""
		}
		found = printed
	}
	return found
}

// all lists what a head may be, in survey order.
func (h heads) all() []string {
	var all []string
	for i := range h.survey.Items {
		item := &h.survey.Items[i]
		if item.Group != h.group {
			continue
		}
		all = append(all, item.ID)
		if len(h.byText[h.printed(item)]) == 1 {
			all = append(all, h.survey.Unfilled(item.Text))
		}
	}
	return all
}

// clip keeps a message readable when a head is a page of text, or several lines.
func clip(head string) string {
	head = strings.Join(strings.Fields(head), " ")
	if runes := []rune(head); len(runes) > 40 {
		return string(runes[:40]) + "…"
	}
	return head
}
