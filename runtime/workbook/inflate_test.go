package workbook

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// samples are texts of all kinds: short and long, alike and not, as a sheet is.
func samples() map[string][]byte {
	rng := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 200_000)
	for i := range noise {
		noise[i] = byte(rng.Uint32())
	}
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d"><v>%d</v></c></row>`, i, i, rng.IntN(1e6), i, rng.IntN(3))
	}
	skewed := make([]byte, 300_000) // codes of many lengths
	for i := range skewed {
		skewed[i] = byte(int(rng.ExpFloat64() * 12))
	}
	return map[string][]byte{"empty": {}, "one": {7}, "noise": noise, "rows": []byte(rows.String()), "skewed": skewed,
		"alike": bytes.Repeat([]byte("a"), 500_000), "triples": bytes.Repeat([]byte("abc"), 100_000),
		"mixed": append(append(bytes.Clone(noise[:70_000]), rows.String()[:90_000]...), noise[:70_000]...)}
}

func deflated(t testing.TB, text []byte, level int) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, level)
	require.NoError(t, err)
	_, err = w.Write(text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return packed.Bytes()
}

// What is unpacked is what was packed, at all levels, in whatever pieces it comes; cut anywhere it is an error behind what there is.
func TestInflate(t *testing.T) {
	for name, text := range samples() {
		for _, level := range []int{flate.HuffmanOnly, 0, 1, 6, 9} {
			packed := deflated(t, text, level)
			said, err := io.ReadAll(newInflater(bytes.NewReader(packed)))
			require.NoError(t, err, "%s %d", name, level)
			require.True(t, bytes.Equal(text, said), "%s %d", name, level)
			said, err = io.ReadAll(newInflater(iotest.HalfReader(bytes.NewReader(packed))))
			require.NoError(t, err, "%s %d", name, level)
			require.True(t, bytes.Equal(text, said), "%s %d", name, level)
			for _, at := range []int{0, 1, len(packed) / 2, len(packed) - 1} {
				likeTheLibrary(t, packed[:at])
			}
		}
	}
}

// An error of the input is told as it is.
func TestInflateTellsErrorsOfReading(t *testing.T) {
	packed := deflated(t, samples()["rows"], 6)
	in := io.MultiReader(bytes.NewReader(packed[:len(packed)/2]), iotest.ErrReader(iotest.ErrTimeout))
	_, err := io.ReadAll(newInflater(in))
	assert.Equal(t, iotest.ErrTimeout, err)
}

// likeTheLibrary makes sure that what is unpacked of any bytes is what the standard library makes of them. At an end that comes too early the library
// does not look at the last bits, if they are fewer than the code of the end has; a few codes may be in them.
func likeTheLibrary(t testing.TB, packed []byte) {
	t.Helper()
	const most = 1 << 22
	want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), most))
	said, err := io.ReadAll(io.LimitReader(newInflater(bytes.NewReader(packed)), most))
	require.Equal(t, wantErr == nil, err == nil, "%v and %v", wantErr, err)
	if err == nil {
		require.Len(t, said, len(want))
	}
	require.True(t, bytes.HasPrefix(said, want), "%d bytes and %d", len(want), len(said))
	require.LessOrEqual(t, len(said)-len(want), longestCode*longestRun)
	if err != nil {
		require.True(t, err == io.ErrUnexpectedEOF || corrupt(err), "%v", err)
	}
}

// Damaged input is unpacked up to the same byte.
func TestInflateDamaged(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, text := range samples() {
		for _, level := range []int{flate.HuffmanOnly, 0, 1, 6} {
			packed := deflated(t, text, level)
			for range 12 {
				damaged := bytes.Clone(packed)
				damaged[rng.IntN(min(len(damaged), 1+rng.IntN(len(damaged))))] ^= 1 << rng.IntN(8)
				likeTheLibrary(t, damaged)
			}
		}
	}
}

func FuzzInflate(f *testing.F) {
	for _, text := range samples() {
		text = text[:min(len(text), 500)]
		for _, level := range []int{flate.HuffmanOnly, 0, 1, 6} {
			f.Add(deflated(f, text, level))
		}
	}
	f.Fuzz(func(t *testing.T, packed []byte) { likeTheLibrary(t, packed) })
}
