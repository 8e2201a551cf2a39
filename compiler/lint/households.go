package lint

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/solver"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Households are complete records that no rule blocks, as different as their answers to choices can be, at most so many. Rows of
// repeated groups are not in them. There are none where the solver finds none, or the survey is too large for it.
func Households(s *ir.Survey, most int) []*answers.Record {
	named := *s
	named.Rules = append(slices.Clone(named.Rules), naming(s)...)
	p := newProver(&named)
	var list []*answers.Record
	add := func(goals ...solver.Lit) {
		if len(list) < most && p.ask(append(p.valid(), goals...)...) == solver.Sat {
			list = append(list, recordOf(p.World))
		}
	}
	add()
	for i := range s.Items {
		if it := &s.Items[i]; it.Group != "" || it.Domain.Kind != ir.Choice {
			continue
		}
		for _, o := range s.Items[i].Domain.Options {
			if !p.held(list, s.Items[i].ID, o.Code) {
				add(p.Code(i, o.Code))
			}
		}
	}
	return list
}

// held tells whether one of the records answers a question by a code.
func (p *prover) held(list []*answers.Record, id string, code int) bool {
	for _, r := range list {
		if r.Get(id).Num == float64(code) {
			return true
		}
	}
	return false
}
