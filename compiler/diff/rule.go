package diff

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/program"
)

// rules compares them, in the order of the new survey, then those that are no more.
func (c *comparison) rules() {
	pairs := c.pairRules()
	for j := range c.new.Rules {
		if i, kept := pairs[j]; kept {
			c.rule(i, j)
		} else {
			c.ruleAdded(j)
		}
	}
	for i := range c.was.Rules {
		if !slices.Contains(values(pairs), i) {
			r := &c.was.Rules[i]
			c.add(c.acting(meaning(r.Item, 0, "diff.rule-removed", r.Name, severity(r), r.Message).about(r.Name), r, nil))
		}
	}
}

func values(m map[int]int) []int {
	var list []int
	for _, v := range m {
		list = append(list, v)
	}
	return list
}

// pairRules says of each new rule which old one it is: of the same name and condition, of the same item and condition, or of
// the same name.
func (c *comparison) pairRules() map[int]int {
	pairs, taken := map[int]int{}, map[int]bool{}
	same := func(i, j int, name, cond bool) bool {
		a, b := &c.was.Rules[i], &c.new.Rules[j]
		return (!name || c.nameOf(i) == b.Name) && (!cond || a.Item == b.Item && c.fires(i) == c.newKeys.of(b.Fires))
	}
	for _, by := range [][2]bool{{true, true}, {false, true}, {true, false}} {
		for j := range c.new.Rules {
			for i := range c.was.Rules {
				if _, given := pairs[j]; !given && !taken[i] && same(i, j, by[0], by[1]) {
					pairs[j], taken[i] = i, true
				}
			}
		}
	}
	return pairs
}

func (c *comparison) fires(i int) string { return c.oldKeys.of(c.old.Rules[i].Fires) }

// nameOf is an old rule's name, which follows its item where it is made from it.
func (c *comparison) nameOf(i int) string {
	r := &c.old.Rules[i]
	if rest, ok := strings.CutPrefix(r.Name, r.Item+"-assert-"); ok {
		return c.was.Rules[i].Item + "-assert-" + rest
	}
	return r.Name
}

func (c *comparison) rule(i, j int) {
	was, r := &c.was.Rules[i], &c.new.Rules[j]
	note := func(ch Change) { c.add(ch.about(r.Name)) }
	if c.nameOf(i) != r.Name {
		note(text(r.Item, r.Line, "diff.rule-renamed", r.Name, was.Name))
	}
	if was.Message != r.Message {
		note(text(r.Item, r.Line, "diff.rule-message", r.Name, was.Message, r.Message))
	}
	if was.Severity != r.Severity {
		note(c.acting(meaning(r.Item, r.Line, either(r.Severity == ir.Block, "diff.rule-blocks", "diff.rule-warns"), r.Name), nil, r))
	}
	if was.Item != r.Item {
		note(meaning(r.Item, r.Line, "diff.rule-moved", r.Name, label(c.newItem(r.Item))))
	}
	if was.Since != r.Since {
		note(meaning(r.Item, r.Line, "diff.rule-since", r.Name, orNone(was.Since), orNone(r.Since)))
	}
	rewritten := c.fires(i) != c.newKeys.of(r.Fires)
	if rewritten || c.changed[r.Item] || c.anyOf(c.new.ItemsOf(r.Fires), c.changed) {
		c.verdict(i, j, rewritten)
	}
}

// verdict looks for households for which a rule acts now and did not, or the other way about.
func (c *comparison) verdict(i, j int, rewritten bool) {
	was, r := &c.was.Rules[i], &c.new.Rules[j]
	now := c.turn(r, func(a, b *program.State) bool { return rests(a, was) && acts(b, r) }, i, j, false)
	then := c.turn(r, func(a, b *program.State) bool { return acts(a, was) && rests(b, r) }, i, j, true)
	switch {
	case now == solver.Unknown && then != solver.Sat || then == solver.Unknown && now != solver.Sat:
		ch := meaning(r.Item, r.Line, "diff.rule-undecided", r.Name).about(r.Name)
		ch.Open = true
		c.add(ch)
	case rewritten && now == solver.Unsat && then == solver.Unsat:
		c.add(text(r.Item, r.Line, "diff.rule-rewritten", r.Name).about(r.Name))
	}
}

func (c *comparison) turn(r *ir.Rule, shows claim, i, j int, acted bool) solver.Outcome {
	s := c.search()
	if s == nil || c.inRows(c.was, &c.was.Rules[i]) || c.inRows(c.new, r) {
		return solver.Unknown
	}
	before, after := s.acting(s.old.Rules[i].Fires, s.old.At(c.was.Rules[i].Item), true), s.acting(s.after.Rules[j].Fires, s.after.At(r.Item), false)
	example, outcome := s.find(shows, slices.Concat(s.route, []solver.Lit{before.If(acted), after.If(!acted)})...)
	if outcome == solver.Sat {
		ch := meaning(r.Item, r.Line, either(acted, "diff.rule-no-longer", "diff.rule-newly"), r.Name, severity(r)).about(r.Name)
		ch.Example = c.example(example)
		c.add(ch)
	}
	return outcome
}

func (s *searcher) acting(fires solver.Lit, at int, old bool) solver.Lit {
	if old {
		return s.old.And(fires, s.old.Items[at].Asked)
	}
	return s.after.And(fires, s.after.Items[at].Asked)
}

// inRows tells whether a rule is about rows of a repeated group.
func (c *comparison) inRows(s *ir.Survey, r *ir.Rule) bool {
	used := append(s.ItemsOf(r.Fires), r.Item)
	return slices.ContainsFunc(s.Items, func(it ir.Item) bool {
		return slices.Contains(used, it.ID) && (it.Group != "" || it.Domain.Kind == ir.Rows)
	})
}

func (c *comparison) ruleAdded(j int) {
	r := &c.new.Rules[j]
	c.add(c.acting(meaning(r.Item, r.Line, "diff.rule-added", r.Name, severity(r), r.Message).about(r.Name), nil, r))
}

// acting shows a household for which a rule acts, or the one of the old survey acted.
func (c *comparison) acting(ch Change, old, now *ir.Rule) Change {
	s := c.search()
	if s == nil || old != nil && c.inRows(c.was, old) || now != nil && c.inRows(c.new, now) {
		return ch
	}
	var goal solver.Lit
	shows := func(was, is *program.State) bool { return now != nil && acts(is, now) || old != nil && acts(was, old) }
	if now != nil {
		goal = s.after.And(s.after.Formula(now.Fires), s.after.Items[s.after.At(now.Item)].Asked)
	} else {
		goal = s.old.And(s.old.Formula(old.Fires), s.old.Items[s.old.At(old.Item)].Asked)
	}
	if example, outcome := s.find(shows, slices.Concat(s.route, []solver.Lit{goal})...); outcome == solver.Sat {
		ch.Example = c.example(example)
	}
	return ch
}

func severity(r *ir.Rule) catalogue.Phrase {
	return catalogue.Phrase{Code: either(r.Severity == ir.Block, "diff.block", "diff.warn")}
}
