package records

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The surveys compile, and have everything in them that can be said of rows.
func TestRepeats(t *testing.T) {
	var all strings.Builder
	for seed := range uint64(300) {
		text := NewDice(seed).Repeats()
		compiled(t, text)
		all.WriteString(text)
	}
	for _, part := range []string{" times ", " ..2 times ", " 1..3", "any(", "all(", "count(g", " where ", "sum(g", "min(g", "max(g", "unique(", "goto next", "compute ", "\" if ", " refused", "{q"} {
		assert.GreaterOrEqual(t, strings.Count(all.String(), part), 20, part)
	}
}
