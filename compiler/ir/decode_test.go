package ir

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Decode never panics, and what it takes is written and read back unchanged.
//
//	go test -fuzz FuzzDecode ./compiler/ir
func FuzzDecode(f *testing.F) {
	var whole bytes.Buffer
	require.NoError(f, Encode(&whole, sample()))
	for _, m := range mutations {
		f.Add(strings.Replace(compact(f, whole.String()), m.old, m.new, 1))
	}
	f.Add(whole.String())
	f.Add(`{"ir":"1","items":[{"id":"1","domain":{"kind":"number"},"asked":null}]}`)
	f.Add(`{"ir":"1","predicates":[{"op":"holds","test":{"op":"compare","compare":"eq","left":null,"right":null},"is":true}]}`)
	f.Add(`{"ir":"1","predicates":[` + strings.Repeat(`{"op":"and","of":[`, 50) + strings.Repeat("]}", 50) + `]}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Decode(strings.NewReader(text))
		if err != nil {
			return
		}
		again, err := Decode(strings.NewReader(encoded(t, s)))
		require.NoError(t, err)
		require.Equal(t, encoded(t, s), encoded(t, again))
	})
}
