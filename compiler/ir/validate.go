package ir

import (
	"fmt"
	"regexp"
	"slices"
)

// Validate tells the first way in which s breaks what every Survey holds; nil when it
// holds all of it.
func (s *Survey) Validate() error {
	if s.IR != Version {
		return fmt.Errorf("this is version %q of the format, not %q", s.IR, Version)
	}
	v := validator{survey: s, items: map[string]int{}}
	v.indexItems()
	v.predicates()
	v.eachItem()
	v.rules()
	v.matrices()
	v.languages()
	return v.err
}

// validator keeps the first error it meets.
type validator struct {
	survey *Survey
	items  map[string]int // id to index
	err    error
}

func (v *validator) expect(holds bool, format string, args ...any) {
	if !holds && v.err == nil {
		v.err = fmt.Errorf(format, args...)
	}
}

func (v *validator) indexItems() {
	for i := range v.survey.Items {
		id := v.survey.Items[i].ID
		_, twice := v.items[id]
		v.expect(id != "" && !twice, "item %d has the id %q, which is empty or taken", i, id)
		v.items[id] = i
	}
}

func (v *validator) predicates() {
	for i, p := range v.survey.Predicates {
		v.formula(p, i, fmt.Sprintf("predicate %d", i))
	}
}

func (v *validator) eachItem() {
	for i := range v.survey.Items {
		it := &v.survey.Items[i]
		v.expect(it.Section >= -1 && it.Section < len(v.survey.Sections), "item %q is in section %d, which is not there", it.ID, it.Section)
		v.domain(it)
		v.group(i, it)
		v.specify(it)
		v.route(i, it)
		v.texts(i, it)
		v.compute(i, it)
		v.defaults(i, it)
		v.own(it)
	}
}

func (v *validator) domain(it *Item) {
	known := []Kind{Choice, Choices, Number, Text, Date, Signature, Location, Rows}
	v.expect(slices.Contains(known, it.Domain.Kind), "item %q has the domain %q, which is none", it.ID, it.Domain.Kind)
	_, err := regexp.Compile(it.Domain.Pattern)
	v.expect(err == nil, "item %q has the pattern %q, which is none", it.ID, it.Domain.Pattern)
	v.expect(it.Domain.Pattern == "" || it.Domain.Kind == Text, "item %q has a pattern and is no text", it.ID)
	v.expect(!it.Domain.Ordered || it.Domain.Kind == Choices, "item %q is ordered and no %s", it.ID, Choices)
	known = map[Format][]Kind{"": known, ResidentID: {Text}, Phone: {Text}, Time: {Date}, DateTime: {Date}, Photo: {Signature}}[it.Domain.Format]
	v.expect(slices.Contains(known, it.Domain.Kind), "item %q has the format %q, which is none of a %s", it.ID, it.Domain.Format, it.Domain.Kind)
	for i, n := range it.Domain.None {
		v.expect(slices.Contains(NoAnswers, n) && !slices.Contains(it.Domain.None[:i], n), "item %q offers %q, which is no kind of no answer or comes twice", it.ID, n)
	}
	codes := map[int]bool{}
	for _, o := range it.Domain.Options {
		v.expect(!codes[o.Code], "item %q has the option %d twice", it.ID, o.Code)
		codes[o.Code] = true
	}
	for i, code := range it.Shuffle {
		v.expect(codes[code] && !slices.Contains(it.Shuffle[:i], code), "item %q shuffles the option %d, which is not there or comes twice", it.ID, code)
	}
	for _, h := range it.Domain.Hidden {
		v.formula(h.When, len(v.survey.Predicates), "options of item "+it.ID)
		for _, code := range h.Codes {
			v.expect(codes[code], "item %q hides the option %d, which is not there", it.ID, code)
		}
	}
}

func (v *validator) specify(it *Item) {
	if it.Specify == nil {
		return
	}
	owner, ok := v.items[it.Specify.Item]
	if ok {
		_, ok = v.survey.Items[owner].Domain.Option(it.Specify.Code)
	}
	v.expect(ok, "item %q specifies the option %d of %q, which is not there", it.ID, it.Specify.Code, it.Specify.Item)
}

func (v *validator) route(at int, it *Item) {
	all := len(v.survey.Predicates)
	v.formula(it.Asked, all, "asked of item "+it.ID)
	v.formula(it.Passed, all, "passed of item "+it.ID)
	if it.Ask != nil {
		v.formula(it.Ask, all, "ask of item "+it.ID)
	}
	for _, k := range it.Skips {
		_, ok := v.items[k.Target]
		v.expect(ok || k.Target == "end" || k.Target == "next" && it.Group != "", "item %q skips to %q, which is not there", it.ID, k.Target)
		v.formula(k.When, all, "skip of item "+it.ID)
	}
	v.looksBack(at, it)
}

// looksBack: whether an item is asked, and which options it offers, is decided by the items before it.
func (v *validator) looksBack(at int, it *Item) {
	if v.err != nil {
		return
	}
	settling := []Formula{it.Asked, it.Passed}
	for _, h := range it.Domain.Hidden {
		settling = append(settling, h.When)
	}
	for _, f := range settling {
		for _, id := range v.survey.ItemsOf(f) {
			v.expect(v.items[id] < at, "item %q hangs on %q, which does not stand before it", it.ID, id)
		}
	}
}

func (v *validator) rules() {
	names := map[string]bool{}
	for _, r := range v.survey.Rules {
		_, ok := v.items[r.Item]
		v.expect(ok, "rule %q is at the item %q, which is not there", r.Name, r.Item)
		v.expect(r.Severity == Block || r.Severity == Warn, "rule %q has the severity %q, which is none", r.Name, r.Severity)
		v.expect(!names[r.Name], "two rules are called %q", r.Name)
		names[r.Name] = true
		v.formula(r.Fires, len(v.survey.Predicates), "rule "+r.Name)
		if v.err == nil {
			v.scoped(r.Fires, v.survey.Items[v.items[r.Item]].Group, "rule "+r.Name)
		}
	}
}

// formula checks f, which may refer to the first predicates.
func (v *validator) formula(f Formula, predicates int, where string) {
	v.expect(f != nil, "%s: there is no formula", where)
	if v.err == nil {
		Walk(f, func(n Node) bool {
			v.node(n, predicates, where)
			return v.err == nil
		})
	}
}
