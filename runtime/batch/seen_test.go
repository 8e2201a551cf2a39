package batch

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Ids are told apart whatever they hold, while the table grows.
func TestSeen(t *testing.T) {
	var s seen
	again := func(id string) bool {
		key := keyOf([]byte(id))
		s.approach(key.stem)
		return s.again(key)
	}
	ids := []string{"", "\x00", "\x00\x00", "a", "a\x00", "A", "AA", "1", "11", "A1", "村", "村1", "村01", strings.Repeat("\x00", 12), strings.Repeat("a", 500)}
	for n := 13; n <= 17; n++ {
		ids = append(ids, strings.Repeat("a", n), strings.Repeat("_", n), strings.Repeat("7", n), strings.Repeat("A", n-1)+"B")
	}
	for i := range 200_000 {
		ids = append(ids, fmt.Sprint("r", i), fmt.Sprint("421125198001011234-", i))
	}
	for _, id := range ids {
		assert.False(t, again(id), "%q", id)
	}
	for _, id := range ids {
		assert.True(t, again(id), "%q", id)
	}
}
