package answers_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/runtime/answers"
)

var long = `{"a":"` + strings.Repeat("x", answers.MaxRecord) + `"}`

var arrays = []struct{ name, input, want string }{
	{"on one line", `[{"_id":"r1","4":1},{"4":2}]`, "1 r1! _id=\"r1\" 4=1\n2 2 4=2\n"},
	{"on many", "\xEF\xBB\xBF[\n  {\n    \"4\": [1, {\"a\": \"]}\\\"\"}]\n  },\n  {}\n]\n", "1 1 4=[1,{\"a\":\"]}\\\"\"}]\n2 2\n"},
	{"what is no record", `[{"4":1}, 3, "x", [1], {"4":1,}, {"4":2}]`, "1 1 4=1\n2 2 answers.object[]\n3 3 answers.object[]\n4 4 answers.object[]\n5 5 answers.json[7]\n6 6 4=2\n"},
	{"cut off within a record", `[{"4":1},{"4":`, "1 1 4=1\n2 2 answers.cut[]\n"},
	{"cut off behind a record", `[{"4":1},`, "1 1 4=1\n2 2 answers.cut[]\n"},
	{"more behind it", `[{"4":1}] {"4":2} x`, "1 1 4=1\n2 2 answers.more[]\n"},
	{"too long", `[{"4":1},` + long + `,{"4":2}]`, "1 1 4=1\n2 2 answers.long[16]\n3 3 4=2\n"},
	{"the last one too long", `[{"4":1},` + long, "1 1 4=1\n2 2 answers.long[16]\n3 3 answers.cut[]\n"},
	{"a line that is an array", "[{\"4\":1}]\n{\"4\":2}", "1 1 answers.object[]\n2 2 4=2\n"},
	{"lines that are arrays", "[1]\n{\"4\":2}", "1 1 answers.object[]\n2 2 4=2\n"},
	{"lines", "{\"4\":1}\n{\"4\":2}", "1 1 4=1\n2 2 4=2\n"},
	{"a long line, then others", long + "\n{\"4\":2}\n\n{\"4\":1}", "1 1 answers.long[16]\n2 2 4=2\n4 4 4=1\n"},
	{"nothing", "", ""},
}

func TestJSON(t *testing.T) {
	for _, c := range arrays {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, readAll(t, answers.NewJSON(strings.NewReader(c.input))))
			assert.Equal(t, c.want, readAll(t, answers.NewJSON(iotest.DataErrReader(strings.NewReader(c.input)))), "with the end of the input at once")
			if len(c.input) < 1000 {
				assert.Equal(t, c.want, readAll(t, answers.NewJSON(iotest.OneByteReader(strings.NewReader(c.input)))), "byte by byte")
			}
		})
	}
}

// FuzzJSON: an array that any JSON reader takes gives its objects; whatever comes, reading ends.
func FuzzJSON(f *testing.F) {
	for _, c := range arrays {
		if len(c.input) < 1000 {
			f.Add([]byte(c.input))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := answers.NewJSON(bytes.NewReader(data))
		for n := 0; ; n++ {
			if _, err := r.Next(); err == io.EOF {
				return
			}
			if n > len(data)+2 {
				t.Fatal("more records than bytes")
			}
		}
	})
}
