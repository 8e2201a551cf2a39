package check

import (
	"strconv"

	"github.com/surveyc/surveyc/dsl/ast"
)

// was is the id that a question had in an earlier version, "" where it says none.
func (c *checker) was(q *ast.Question) string {
	if q.Was == nil {
		return ""
	}
	return q.Was.Name
}

// renames refuses what old answers could not follow: two questions that had one id, and one that has it still.
func (c *checker) renames() {
	seen := map[string]*item{}
	for _, it := range c.order {
		was := it.question.Was
		if was == nil || was.Name == "" {
			continue
		}
		if before := seen[was.Name]; before != nil {
			c.error("E344", was.Span, was.Name, before.id)
		} else if seen[was.Name] = it; was.Name == it.id {
			c.error("E345", was.Span, it.id)
		}
	}
}

// dotted is the id of the words that an option of an item asks for.
func dotted(id string, code int) string {
	if id == "" {
		return ""
	}
	return id + "." + strconv.Itoa(code)
}
