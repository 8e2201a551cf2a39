package wording

import "github.com/surveyc/surveyc/compiler/ir"

// Parts is how many tests a formula is made of where all that it shares is written out; a very large number where they are many.
func Parts(s *ir.Survey, f ir.Formula) int {
	return counting{s, map[int]int{}}.parts(f)
}

type counting struct {
	survey *ir.Survey
	of     map[int]int // of the predicates
}

const countless = 1 << 30

func (c counting) parts(f ir.Formula) int {
	switch f := f.(type) {
	case ir.And:
		return c.all(f.Of)
	case ir.Or:
		return c.all(f.Of)
	case ir.Some:
		return c.parts(f.Where) + 1
	case ir.Every:
		return c.parts(f.Where) + 1
	case ir.Ref:
		if _, done := c.of[f.Index]; !done {
			c.of[f.Index] = c.parts(c.survey.Predicates[f.Index])
		}
		return c.of[f.Index]
	}
	return 1
}

func (c counting) all(of []ir.Formula) int {
	n := 0
	for _, f := range of {
		n = min(n+c.parts(f), countless)
	}
	return n
}
