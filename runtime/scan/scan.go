// Package scan reads records from bytes straight into the columns of a block, without making a record of them first.
//
// It takes what most records are made of at the speed of looking at each byte once or twice. Whatever it does not
// expect, a nested object, a key in escapes, what may be malformed, it leaves alone: the record is odd, and
// package answers reads it. So nothing is judged malformed here, and nothing is taken that package answers
// would refuse; a fuzz test holds the two together.
package scan

import (
	"encoding/binary"
	"math/bits"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// Slack is how many bytes must be readable behind the bytes to scan.
const Slack = 16

// Record is where a record of a block stands.
type Record struct {
	Row        int      // the line in the bytes scanned, from 0; of a sheet its number
	Start, End int      // its bytes
	Index      int      // of a sheet: which of the chunk's rows
	ID         []byte   // its `_id`; none for a record that is odd
	Strangers  []string // the keys of no item in it, in the order of the input
	Watched    []Watched
}

// Watched is what stands in a record under a key that is watched: as it is written, or what it says.
type Watched struct {
	Key   int // which of the keys that are watched
	Raw   []byte
	Value *answers.Value // nil where Raw says it
}

// Records are those of a block, by lane.
type Records [columns.Size]Record

// odd is the place behind something that is left to package answers.
const odd = -1

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

func load(data []byte, at int) uint64 { return binary.LittleEndian.Uint64(data[at:]) }

// zeros has the high bit of every byte of w that is zero. Above the lowest of them it may have more.
func zeros(w uint64) uint64 { return (w - ones) &^ w & highs }

// firstByte is the index of the lowest byte that m has the high bit of, 8 for none.
func firstByte(m uint64) int { return bits.TrailingZeros64(m) >> 3 }
