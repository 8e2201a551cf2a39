package codebook

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
)

// use says where else in the survey an item has a part.
type use struct {
	What string // in words: the route, the rules …
	By   []string
	Rule bool // By are rules
}

// usage collects, for each item, who uses it for what.
type usage map[string]map[string][]string

// The uses, in the order in which they are listed; what a text says of each is codebook.use.<name>.
var usesInOrder = []string{"route", "skip", "rule", "compute", "times", "options", "default", "text"}

func (u usage) add(what, by string, used []string) {
	for _, id := range used {
		if id == by {
			continue
		}
		if u[id] == nil {
			u[id] = map[string][]string{}
		}
		if !slices.Contains(u[id][what], by) {
			u[id][what] = append(u[id][what], by)
		}
	}
}

func usageOf(s *ir.Survey) usage {
	u := usage{}
	for i := range s.Items {
		u.item(s, &s.Items[i])
	}
	for i := range s.Rules {
		r := &s.Rules[i]
		u.add("rule", r.Name, ruleItems(s, r))
	}
	return u
}

// ruleItems are the items that a rule judges by, and those that its message says.
func ruleItems(s *ir.Survey, r *ir.Rule) []string {
	ids := s.ItemsOf(r.Fires)
	for _, id := range s.Inserts(r.Message) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (u usage) item(s *ir.Survey, it *ir.Item) {
	uses := func(what string, n ir.Node) {
		if n != nil {
			u.add(what, it.ID, s.ItemsOf(n))
		}
	}
	uses("route", ir.And{Of: []ir.Formula{it.Asked, it.Passed}})
	for _, skip := range it.Skips {
		uses("skip", skip.When)
	}
	uses("compute", it.Compute)
	uses("times", it.Times)
	for _, h := range it.Domain.Hidden {
		uses("options", h.When)
	}
	for _, v := range it.Defaults {
		uses("default", v.If)
		uses("default", v.Value)
	}
	for _, text := range texts(it) {
		u.add("text", it.ID, s.Inserts(text))
	}
}

func texts(it *ir.Item) []string {
	list := []string{it.Text, it.Note, it.Unit}
	for _, o := range it.Domain.Options {
		list = append(list, o.Text)
	}
	return list
}
