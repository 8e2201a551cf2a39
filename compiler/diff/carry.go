package diff

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Follow says where old answers go.
type Follow struct{ c *comparison }

// NewFollow matches two versions of a survey as Compare does.
func NewFollow(old, after *ir.Survey) Follow { return Follow{newComparison(old, after)} }

// Old is the item of the old survey that has an id, and New the one that its answers go to; nil where there is none.
func (f Follow) Old(id string) *ir.Item {
	if at, ok := f.c.atOld[id]; ok {
		return &f.c.old.Items[at]
	}
	return nil
}

// New is the item that the answers of an old one go to, nil for none.
func (f Follow) New(old *ir.Item) *ir.Item {
	if id, ok := f.c.to[old.ID]; ok {
		return f.c.newItem(id)
	}
	return nil
}

// Has tells whether the new survey has an item of that id.
func (f Follow) Has(id string) bool {
	_, ok := f.c.atNew[id]
	return ok
}

// Code is the code that an option of an old item has now; ok is false where it is no more. A code that is no option's
// stays.
func (f Follow) Code(old *ir.Item, code int) (now int, ok bool) {
	if _, was := old.Domain.Option(code); !was {
		return code, true
	}
	now = f.c.naming().code(old.ID, code)
	_, ok = f.New(old).Domain.Option(now)
	return now, ok
}

// SameTerm tells whether a computed item is computed as before.
func (f Follow) SameTerm(old *ir.Item) bool {
	return f.c.oldKeys.ofTerm(old.Compute) == f.c.newKeys.ofTerm(f.New(old).Compute)
}

// SameGroup tells whether an item stands in the group that it stood in, or in none as before.
func (f Follow) SameGroup(old *ir.Item) bool { return f.c.naming().id(old.Group) == f.New(old).Group }

// Rule is what a rule of the old survey is called now; ok is false where it is no more, and where another one is called so. One that somebody
// named is known by its name, any other by its item and its words, and among those that say the same by its condition.
func (f Follow) Rule(name string) (now string, ok bool) {
	at := func(rules []ir.Rule) int {
		return slices.IndexFunc(rules, func(r ir.Rule) bool { return r.Name == name })
	}
	i := at(f.c.old.Rules)
	if i < 0 {
		return name, at(f.c.new.Rules) < 0
	}
	if !strings.HasPrefix(name, f.c.old.Rules[i].Item+"-assert-") {
		return name, at(f.c.new.Rules) >= 0
	}
	return f.c.unnamedRule(i)
}

func (c *comparison) unnamedRule(i int) (now string, ok bool) {
	var alike, same []string
	for j := range c.new.Rules {
		r, was := &c.new.Rules[j], &c.was.Rules[i]
		if r.Item != was.Item || r.Message != was.Message {
			continue
		}
		alike = append(alike, r.Name)
		if c.newKeys.of(r.Fires) == c.fires(i) {
			same = append(same, r.Name)
		}
	}
	if len(same) == 0 {
		same = alike
	}
	if len(same) != 1 {
		return "", false
	}
	return same[0], true
}
