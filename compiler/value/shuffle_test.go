package value_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/value"
)

// The numbers and orders stay what they are: records that were begun with them are still being filled in.
func TestSequence(t *testing.T) {
	next := value.Sequence("")
	assert.Equal(t, []uint32{0xe8835c7d, 0x7c4c2f21, 0x6e1e4461}, []uint32{next(), next(), next()})
}

func TestShuffled(t *testing.T) {
	assert.Equal(t, []int{7, 6, 1, 3, 5, 2, 4, 0}, value.Shuffled(8, "r000017", "6-1"))
	assert.Equal(t, []int{0}, value.Shuffled(1, "r000017", "6-1"))
	assert.Empty(t, value.Shuffled(0, "r000017", "6-1"))
	assert.NotEqual(t, value.Shuffled(8, "r000017", "6-1"), value.Shuffled(8, "r000017", "6-2"), "each item has its own")
	assert.NotEqual(t, value.Shuffled(8, "1", "1x"), value.Shuffled(8, "11", "x"), "what is the seed, and what the item")
}

// Every order comes up about as often as any other, also where records are numbered one after the other.
func TestShuffledIsFair(t *testing.T) {
	const records, things = 24_000, 4
	count := map[string]int{}
	for i := range records {
		order := value.Shuffled(things, fmt.Sprintf("r%06d", i), "6-1")
		assert.Len(t, slices.Compact(slices.Sorted(slices.Values(order))), things)
		count[fmt.Sprint(order)]++
	}
	assert.Len(t, count, 24)
	for order, n := range count {
		assert.InDelta(t, records/24, n, 160, order) // five standard deviations
	}
}
