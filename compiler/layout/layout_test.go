package layout

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWrite(t *testing.T) {
	long := strings.Repeat("长", Width-20)
	cases := []struct{ in, want string }{
		{`1`, "1\n"},
		{` { "b" : 1 , "a" : [ 2,null ] } `, `{"b": 1, "a": [2, null]}` + "\n"},
		{`[]`, "[]\n"},
		{`"` + long + long + `"`, `"` + long + long + "\"\n"},
		{`{"id":1,"text":"` + long + `","of":[{"a":1},{"b":"<>"}]}`, `{
  "id": 1,
  "text": "` + long + `",
  "of": [{"a": 1}, {"b": "<>"}]
}
`},
		{`[["` + long + `","` + long + `"],{}]`, `[
  [
    "` + long + `",
    "` + long + `"
  ],
  {}
]
`},
	}
	for _, c := range cases {
		var b bytes.Buffer
		require.NoError(t, Write(&b, []byte(c.in)))
		assert.Equal(t, c.want, b.String())
	}
}

func TestWriteRefusesWhatIsNoJSON(t *testing.T) {
	for _, in := range []string{"", "{", `{"a"}`, `[1,]`, `{"a":1,"a":2}`} {
		assert.Error(t, Write(&bytes.Buffer{}, []byte(in)), in)
	}
}
