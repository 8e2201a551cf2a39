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
		s.approach(key)
		return s.again(key)
	}
	ids := []string{"", "\x00", "\x00\x00", "a", "a\x00", strings.Repeat("a", 11), strings.Repeat("a", 12), strings.Repeat("a", 13), strings.Repeat("a", 14), strings.Repeat("\x00", 12), strings.Repeat("\x00", 13), strings.Repeat("a", 500)}
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
