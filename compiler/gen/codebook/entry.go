package codebook

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/wording"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// entry is what the codebook says of an item.
type entry struct {
	ID       string
	Was      string
	Name     string // what it is called in the conditions
	Section  string
	Group    string // the repeated group that it is in, and the one around that
	Depth    int
	Matrix   string
	Text     string
	Note     string
	Kind     string
	Bound    string
	Unit     string
	Form     string // what a text must look like
	Options  []option
	None     []string
	Must     string // whether it may be left out
	Always   bool   // it is asked of everybody
	Asked    string
	Computed string
	Rows     string // of a group: how many
	GoOn     []string
	Defaults []string
	Locked   bool
	Shuffled bool
	Rules    []*rule // at it, and then those that use it
	Uses     []use
}

// option is one answer of an entry.
type option struct {
	Code      int
	Mark      string // as it is printed
	Text      string
	Exclusive bool
	Except    []string // when it is not offered
	Specify   string   // the item that asks for its words
}

// rule is an edit rule in words.
type rule struct {
	Name, Item string
	Severity   ir.Severity
	Heavy      string // the severity in words
	Message    string
	When       string
	Since      string
	Items      []string // that it uses
}

// At tells whether the rule stands at that item.
func (r *rule) At(item string) bool { return r.Item == item }

func (d *document) entry(i int) entry {
	it := &d.survey.Items[i]
	e := entry{
		ID: it.ID, Was: it.Was, Name: d.names[it.ID], Section: d.section(it.Section), Text: d.fill(it.Text), Note: d.fill(it.Note),
		Kind: d.Kind(it), Bound: d.Bound(it.Domain), Unit: d.fill(it.Unit), Form: d.form(it), Options: d.options(it),
		Must: d.must(it), Locked: it.Locked, Shuffled: it.Shuffle != nil, Uses: d.uses[it.ID],
	}
	e.Group, e.Depth = d.within(it)
	if m, ok := d.survey.Matrix(it.ID); ok {
		e.Matrix = d.fill(m.Title)
	}
	d.says(&e, it, i)
	for k := range d.Rules {
		if r := &d.Rules[k]; r.At(it.ID) {
			e.Rules = append(e.Rules, r)
		}
	}
	return e
}

// says puts in what is said by formulas and terms.
func (d *document) says(e *entry, it *ir.Item, i int) {
	for _, kind := range it.Domain.None {
		e.None = append(e.None, d.Say("none."+catalogue.Code(kind)))
	}
	if it.Compute != nil {
		e.Computed = d.Term(it.ID, it.Compute)
	} else {
		e.Asked, e.Always = d.asked(i), ir.IsTrue(it.Asked)
	}
	if it.Times != nil {
		e.Rows = d.Term(it.ID, it.Times)
	}
	for _, skip := range it.Skips {
		e.GoOn = append(e.GoOn, d.Skip(it, skip))
	}
	for _, v := range it.Defaults {
		e.Defaults = append(e.Defaults, d.preset(it, v))
	}
}

// within is the chain of groups that an item is in, from the outermost.
func (d *document) within(it *ir.Item) (chain string, depth int) {
	for head := it.Group; head != ""; depth++ {
		if chain != "" {
			chain = " › " + chain
		}
		chain = d.names[head] + chain
		head = d.item(head).Group
	}
	return chain, depth
}

func (d *document) form(it *ir.Item) string {
	switch {
	case it.Domain.Kind != ir.Text:
		return ""
	case it.Domain.Expects != "":
		return it.Domain.Expects
	case it.Domain.Format != "":
		return d.Say("form." + catalogue.Code(it.Domain.Format))
	}
	return ""
}

func (d *document) must(it *ir.Item) string {
	switch {
	case it.Compute != nil, it.Domain.Kind == ir.Rows:
		return ""
	case it.Optional:
		return d.Say("page.optional")
	}
	return d.Say("codebook.must")
}

func (d *document) options(it *ir.Item) []option {
	list := make([]option, len(it.Domain.Options))
	for i, o := range it.Domain.Options {
		list[i] = option{Code: o.Code, Mark: ir.CodeText(o.Code), Text: d.fill(o.Text), Exclusive: o.Exclusive, Specify: d.specify[it.ID][o.Code]}
	}
	for _, h := range it.Domain.Hidden {
		d.except(list, h, d.Condition(it.ID, h.When))
	}
	return list
}

func (d *document) except(list []option, h ir.Hidden, when string) {
	codes := map[int]bool{}
	for _, code := range h.Codes {
		codes[code] = true
	}
	for i := range list {
		if codes[list[i].Code] {
			list[i].Except = append(list[i].Except, when)
		}
	}
}

// preset is a default in words: of options their names, else the term.
func (d *document) preset(it *ir.Item, v ir.Default) string {
	said := ""
	for i, code := range v.Codes {
		if i > 0 {
			said += d.Say("list.separator")
		}
		said += d.Option(it.ID, code)
	}
	if v.Value != nil {
		said = d.Term(it.ID, v.Value)
	}
	if v.If == nil || ir.IsTrue(v.If) {
		return said
	}
	return d.Say("codebook.default-if", d.Condition(it.ID, v.If), said)
}

// mostParts is how many parts a condition may have before the skips that lead past an item say more.
const mostParts = 10

// asked says when an item is asked: by its formula where that is short, else by what passes it over.
func (d *document) asked(i int) string {
	it := &d.survey.Items[i]
	switch {
	case it.Specify != nil:
		return d.Say("codebook.asked-if", d.Condition("", d.marked(it.Specify)))
	case ir.IsTrue(it.Asked):
		return d.Say("codebook.asked-always")
	case ir.IsFalse(it.Asked):
		return d.Say("codebook.asked-never")
	case wording.Parts(d.survey, it.Asked) <= mostParts:
		return d.Say("codebook.asked-if", d.Condition("", it.Asked))
	}
	return d.passedBy(i)
}

// marked is the test of the option whose words an item asks for.
func (d *document) marked(s *ir.Specify) ir.Formula {
	if d.item(s.Item).Domain.Kind == ir.Choices {
		return ir.Holds{Test: ir.HasCode{Item: s.Item, Code: s.Code}, Is: true}
	}
	return ir.Holds{Test: ir.CodeIn{Item: s.Item, Codes: []int{s.Code}}, Is: true}
}

// passedBy says by which skips an item is passed over, and who is asked it of those who come to it. An item of a group is asked
// only where the group is.
func (d *document) passedBy(i int) string {
	it := &d.survey.Items[i]
	said := []string{d.Say("codebook.asked-always")}
	if it.Group != "" {
		said[0] = d.Say("codebook.asked-group", d.names[it.Group])
	}
	if it.Ask != nil {
		said = append(said, d.Say("codebook.asked-only", d.Condition("", it.Ask)))
	}
	for k := range d.survey.Items[:i] {
		for _, skip := range d.survey.Items[k].Skips {
			if d.survey.Lands(k, skip) > i {
				said = append(said, d.passing(&d.survey.Items[k], skip))
			}
		}
	}
	return strings.Join(said, d.Say("words.semicolon"))
}

// passing says on which answers a skip is taken. Where its item has no part in them, it must have been asked.
func (d *document) passing(from *ir.Item, skip ir.Skip) string {
	when := d.Condition("", skip.When)
	if slices.Contains(d.survey.ItemsOf(skip.When), from.ID) {
		return d.Say("codebook.asked-unless", when)
	}
	return d.Say("codebook.asked-unless-at", d.names[from.ID], when)
}
