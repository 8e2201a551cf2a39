package lint

import (
	"maps"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/compiler/suite"
	"github.com/surveyc/surveyc/runtime/answers"
)

// counts are the items that say how many rows a group has.
func counts(s *ir.Survey) []int {
	var list []int
	for i := range s.Items {
		if v, ok := s.Items[i].Times.(ir.Value); ok {
			list = append(list, slices.IndexFunc(s.Items, func(it ir.Item) bool { return it.ID == v.Item }))
		}
	}
	return list
}

// valuesOf are the answers that the solver's model has, in rows too.
func (c *coverer) valuesOf() map[int]answers.Value {
	values := map[int]answers.Value{}
	for i := range c.runner.Survey.Items {
		it := &c.runner.Survey.Items[i]
		if it.Domain.Kind == ir.Rows || it.Compute != nil {
			continue
		}
		if held, ok := c.Held(i); ok {
			values[i] = answerOf(&it.Domain, held)
		}
	}
	return values
}

// records are those that the solver's model may stand for, with some answers put in.
func (c *coverer) records(put map[int]answers.Value) []*answers.Record {
	s := c.runner.Survey
	if !hasRows(s) {
		r := c.onRoute(recordOf(c.World))
		for i, v := range put {
			r = withAnswer(r, s.Items[i].ID, v)
		}
		return []*answers.Record{r}
	}
	values := map[int]answers.Value{}
	if c.modelled {
		values = c.valuesOf()
	}
	for i, v := range put {
		values[i] = v
	}
	var list []*answers.Record
	for _, rows := range []int{1, 2, 3} {
		sized := maps.Clone(values)
		for _, i := range counts(s) {
			if _, set := put[i]; !set {
				sized[i] = answers.Num(float64(rows))
			}
		}
		list = append(list, walked(s, sized, rows, false))
		if rows > 1 {
			list = append(list, walked(s, sized, rows, true))
		}
	}
	return append(list, walked(s, values, 0, false), walked(s, values, 1, true))
}

// eachAnswer calls visit for every answer of a record, in its rows too, with what the record is with another answer there.
func eachAnswer(fields []answers.Field, visit func(f answers.Field, with func(answers.Value) []answers.Field) bool) bool {
	for i, f := range fields {
		with := func(v answers.Value) []answers.Field {
			out := slices.Clone(fields)
			out[i].Value = v
			return out
		}
		if f.Value.Kind != answers.List || !slices.ContainsFunc(f.Value.List, func(v answers.Value) bool { return v.Kind == answers.Object }) {
			if !visit(f, with) {
				return false
			}
			continue
		}
		for nr, row := range f.Value.List {
			if !eachAnswer(row.Fields, func(g answers.Field, inner func(answers.Value) []answers.Field) bool {
				return visit(g, func(v answers.Value) []answers.Field {
					rows := slices.Clone(f.Value.List)
					rows[nr] = answers.Row(inner(v)...)
					return with(answers.Rows(rows...))
				})
			}) {
				return false
			}
		}
	}
	return true
}

// near is a record with one answer changed that ok likes; nil where none was found.
func (c *coverer) near(r *answers.Record, ok func(*answers.Record) bool) *answers.Record {
	return c.nearIn(r, nil, ok)
}

// nearIn changes answers to some items only; to any where none are named.
func (c *coverer) nearIn(r *answers.Record, only []string, ok func(*answers.Record) bool) (found *answers.Record) {
	eachAnswer(r.Fields, func(f answers.Field, with func(answers.Value) []answers.Field) bool {
		if only != nil && !slices.Contains(only, f.Key) {
			return true
		}
		for _, v := range c.others(f) {
			if other := (&answers.Record{Fields: with(v)}); ok(other) {
				found = other
				return false
			}
		}
		return true
	})
	return found
}

// withRows finds households of a survey with repeated groups: from records that were drawn, and from what the solver says of each
// goal that none of them reaches.
func (c *coverer) withRows(drawn []*answers.Record) {
	c.left, c.cover.Open = append(c.left, c.cover.Open...), nil
	pool := make([]candidate, 0, len(drawn))
	for _, r := range drawn {
		pool = append(pool, c.candidate(plainRecord(r)))
	}
	for _, g := range slices.Clone(c.left) {
		if slices.ContainsFunc(pool, func(p candidate) bool { return p.reached[g] }) {
			continue
		}
		if r := c.reaching(g); r != nil {
			pool = append(pool, c.candidate(r))
		} else {
			c.giveUp(g)
		}
	}
	for len(c.left) > 0 {
		best := c.best(pool)
		if best == nil {
			break
		}
		c.reach(best)
	}
	c.cover.Open = append(c.cover.Open, c.left...)
}

// candidate is a record and what it reaches.
type candidate struct {
	record  *answers.Record
	reached map[suite.Goal]bool
}

func (c *coverer) candidate(r *answers.Record) candidate { return candidate{r, c.runner.Reached(r)} }

// plainRecord is a record without what it says about itself.
func plainRecord(r *answers.Record) *answers.Record {
	return &answers.Record{Fields: slices.DeleteFunc(slices.Clone(r.Fields), func(f answers.Field) bool { return f.Key[0] == '_' })}
}

// best is the record that reaches most of what is left; of those the shortest. nil where none reaches anything.
func (c *coverer) best(pool []candidate) *answers.Record {
	var best *answers.Record
	most, size := 0, 0
	for _, p := range pool {
		n := 0
		for _, g := range c.left {
			if p.reached[g] {
				n++
			}
		}
		if long := len(p.record.AppendJSON(nil)); n > most || n == most && n > 0 && long < size {
			best, most, size = p.record, n, long
		}
	}
	return best
}

// reaching is a household that reaches a goal, by what the solver says of it; nil where none was found.
func (c *coverer) reaching(g suite.Goal) *answers.Record {
	if c.ask(c.with(g)...) != solver.Sat {
		return nil
	}
	c.modelled = true
	list := c.records(nil)
	ok := func(r *answers.Record) bool { return c.runner.Reached(r)[g] }
	for _, r := range list {
		if ok(r) {
			return r
		}
	}
	for _, r := range list {
		if other := c.near(r, ok); other != nil {
			return other
		}
	}
	return nil
}
