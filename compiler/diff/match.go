package diff

import (
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// match says which item of the new survey is which of the old one, and which option is which.
type match struct {
	old, new *ir.Survey
	from     map[string]string // by new id: the old id
	to       map[string]string // by old id: the new id
	codes    map[string]map[int]int
	atOld    map[string]int
	atNew    map[string]int
}

func matched(old, after *ir.Survey) *match {
	m := &match{old: old, new: after, from: map[string]string{}, to: map[string]string{}, codes: map[string]map[int]int{}, atOld: positions(old), atNew: positions(after)}
	for i := range after.Items {
		if it := &after.Items[i]; it.Specify == nil && it.Was != "" && !m.saidBefore(it) {
			m.pair(it.Was, it.ID)
		}
	}
	for i := range after.Items {
		if it := &after.Items[i]; it.Specify == nil {
			m.pair(it.ID, it.ID)
		}
	}
	for i := range old.Items {
		if it := &old.Items[i]; it.Specify != nil {
			m.words(it)
		}
	}
	return m
}

// saidBefore tells whether the old survey says of the item already what it was, so that it has followed.
func (m *match) saidBefore(it *ir.Item) bool {
	at, ok := m.atOld[it.ID]
	return ok && m.old.Items[at].Was == it.Was
}

func positions(s *ir.Survey) map[string]int {
	at := map[string]int{}
	for i := range s.Items {
		at[s.Items[i].ID] = i
	}
	return at
}

func (m *match) oldItem(id string) *ir.Item { return &m.old.Items[m.atOld[id]] }
func (m *match) newItem(id string) *ir.Item { return &m.new.Items[m.atNew[id]] }

// pair makes two items one, unless one of them is part of another pair.
func (m *match) pair(old, after string) {
	_, there := m.atOld[old]
	_, taken := m.to[old]
	_, given := m.from[after]
	if !there || taken || given || m.oldItem(old).Specify != nil {
		return
	}
	m.from[after], m.to[old] = old, after
	if moved := movedCodes(m.oldItem(old).Domain.Options, m.newItem(after).Domain.Options); len(moved) > 0 {
		m.codes[old] = moved
	}
}

// words pairs the item that asks for the words of an option with that of the same option.
func (m *match) words(it *ir.Item) {
	owner, ok := m.to[it.Specify.Item]
	if !ok {
		return
	}
	code := it.Specify.Code
	if moved, ok := m.codes[it.Specify.Item][code]; ok {
		code = moved
	}
	after := owner + "." + strconv.Itoa(code)
	if at, ok := m.atNew[after]; ok && m.new.Items[at].Specify != nil {
		m.from[after], m.to[it.ID] = it.ID, after
	}
}

// movedCodes are the options whose text has got another code: the new code, by the old one. An old code whose place was taken
// and whose text is gone is given a code that no form prints.
func movedCodes(old, after []ir.Option) map[int]int {
	moved := map[int]int{}
	for _, o := range old {
		if code, ok := codeOf(after, o.Text); ok && once(old, o.Text) && code != o.Code {
			moved[o.Code] = code
		}
	}
	if len(moved) == 0 {
		return nil
	}
	taken := map[int]bool{}
	for _, code := range moved {
		taken[code] = true
	}
	for _, o := range old {
		if _, ok := moved[o.Code]; !ok && taken[o.Code] {
			moved[o.Code] = gone + o.Code
		}
	}
	return moved
}

// gone is added to the code of an option that is no more, where another option has its code.
const gone = 1_000_000

func codeOf(options []ir.Option, text string) (code int, ok bool) {
	i := slices.IndexFunc(options, func(o ir.Option) bool { return sameWords(o.Text, text) })
	if i < 0 || !once(options, text) {
		return 0, false
	}
	return options[i].Code, true
}

func once(options []ir.Option, text string) bool {
	n := 0
	for _, o := range options {
		if sameWords(o.Text, text) {
			n++
		}
	}
	return n == 1
}

func sameWords(a, b string) bool { return strings.TrimSpace(a) == strings.TrimSpace(b) }

// naming is how what the old survey says is said in the names of the new one. An old item that is no more, and whose id
// another item has got, is called what nothing else can be.
func (m *match) naming() naming {
	ids := map[string]string{}
	for i := range m.old.Items {
		id := m.old.Items[i].ID
		after, kept := m.to[id]
		switch _, clash := m.atNew[id]; {
		case kept:
			ids[id] = after
		case clash:
			ids[id] = "old " + id
		default:
			ids[id] = id
		}
	}
	return naming{ids: ids, codes: m.codes, ref: func(i int) ir.Formula { return ir.Ref{Index: i} }}
}

// renamed is the old survey in the names of the new one.
func (m *match) renamed() *ir.Survey {
	n := m.naming()
	s := *m.old
	s.Languages = nil
	s.Items = slices.Clone(s.Items)
	for i := range s.Items {
		n.item(&s.Items[i])
	}
	s.Matrices = slices.Clone(s.Matrices)
	for i, m := range s.Matrices {
		s.Matrices[i].Items = each(m.Items, n.id)
	}
	s.Predicates = n.formulas(s.Predicates)
	s.Rules = slices.Clone(s.Rules)
	for i := range s.Rules {
		r := &s.Rules[i]
		r.Item, r.Fires, r.Message = n.id(r.Item), n.formula(r.Fires), n.text(r.Message)
	}
	return &s
}

// item puts an item, which is a copy, into other names.
func (n naming) item(it *ir.Item) {
	was := it.ID
	it.ID = n.id(was)
	it.Text, it.Note, it.Unit = n.text(it.Text), n.text(it.Note), n.text(it.Unit)
	it.Group = n.id(it.Group)
	it.Shuffle = n.codesOf(was, it.Shuffle)
	if it.Specify != nil {
		it.Specify = &ir.Specify{Item: n.id(it.Specify.Item), Code: n.code(it.Specify.Item, it.Specify.Code)}
	}
	it.Compute, it.Times = n.term(it.Compute), n.term(it.Times)
	it.Asked, it.Passed, it.Ask = n.formula(it.Asked), n.formula(it.Passed), n.formula(it.Ask)
	it.Skips = slices.Clone(it.Skips)
	for k := range it.Skips {
		it.Skips[k].Target, it.Skips[k].When = n.id(it.Skips[k].Target), n.formula(it.Skips[k].When)
	}
	it.Domain.Options = slices.Clone(it.Domain.Options)
	for k := range it.Domain.Options {
		o := &it.Domain.Options[k]
		o.Code, o.Text = n.code(was, o.Code), n.text(o.Text)
	}
	it.Domain.Hidden = slices.Clone(it.Domain.Hidden)
	for k, h := range it.Domain.Hidden {
		it.Domain.Hidden[k] = ir.Hidden{When: n.formula(h.When), Codes: n.codesOf(was, h.Codes)}
	}
	it.Defaults = slices.Clone(it.Defaults)
	for k, d := range it.Defaults {
		it.Defaults[k] = ir.Default{If: n.formula(d.If), Codes: n.codesOf(was, d.Codes), Value: n.term(d.Value)}
	}
}

func ascending(codes []int) []int {
	slices.Sort(codes)
	return codes
}
