package check

import "github.com/surveyc/surveyc/compiler/ir"

// shuffled are the codes of the options that change places. One that excludes the others, or asks for words, is the
// last resort of who has read them all, and stays behind them.
func (c *checker) shuffled(it *item, specify map[int]bool) []int {
	if it.question.Shuffle == nil || it.broken {
		return nil
	}
	if k := it.domain.Kind; k != ir.Choice && k != ir.Choices || it.domain.Type == "rating" {
		c.error("E455", *it.question.Shuffle, it.id)
		return nil
	}
	var codes []int
	for _, o := range it.domain.Options {
		if !o.Exclusive && !specify[o.Code] {
			codes = append(codes, o.Code)
		}
	}
	return codes
}
