package answers_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

var jsonLines = []struct{ name, input, want string }{
	{"nothing", "", ""},
	{"an id", `{"_id":"r1","4":1}`, "1 r1! _id=\"r1\" 4=1\n"},
	{"no id: the line", "\n \t\n{\"4\":1}\r\n", "3 3 4=1\n"},
	{"kinds", `{"a":null,"b":true,"c":false,"d":"x","e":[1,"2",[3]],"f":{"g":1},"h":[]}`,
		"1 1 a=null b=true c=false d=\"x\" e=[1,\"2\",[3]] f={\"g\":1} h=[]\n"},
	{"rows", `{"m":[{"name":"甲","_x":1,"age":7},{"age":null,"name":"","of":[{"b":[],"a":{}}]},{},null]}`,
		"1 1 m=[{\"name\":\"甲\",\"_x\":1,\"age\":7},{\"age\":null,\"name\":\"\",\"of\":[{\"b\":[],\"a\":{}}]},{},null]\n"},
	{"rows are no records", `{"m":[{"_id":"r","age":1}]}`, "1 1 m=[{\"_id\":\"r\",\"age\":1}]\n"},
	{"kinds of no answer", `{"a":{"none":"refused"},"b":{"none":"dontknow"},"c":{"none":"x"},"d":{"none":"refused","x":1},"e":{"x":1,"none":"refused"},"f":{},"_id":{"none":"refused"}}`,
		"1 1 a={\"none\":\"refused\"} b={\"none\":\"dontknow\"} c={\"none\":\"x\"} d={\"none\":\"refused\",\"x\":1} e={\"x\":1,\"none\":\"refused\"} f={} _id={\"none\":\"refused\"}\n"},
	{"numbers", `{"a":1.0,"b":-0,"c":1e999,"d":-1e999,"e":1e-999,"f":1.5E3}`,
		"1 1 a=1 b=-0 c=1e999 d=-1e999 e=0 f=1500\n"},
	{"ids that are numbers", "{\"_id\":17}\n{\"_id\":17.0}\n{\"_id\":-0}\n{\"_id\":421125198001011234}\n{\"_id\":421125198001011235}\n{\"_id\":1e999}",
		"1 17! _id=17\n2 17! _id=17\n3 0! _id=-0\n4 421125198001011234! _id=421125198001011260\n5 421125198001011235! _id=421125198001011260\n6 1e999! _id=1e999\n"},
	{"ids that are none", "{\"_id\":\"\"}\n{\"_id\":null}\n{\"_id\":true}\n{\"_id\":[1]}",
		"1 1 _id=\"\"\n2 2 _id=null\n3 3 _id=true\n4 4 _id=[1]\n"},
	{"a key twice", `{"_id":"r","4":1,"\u0034":2}`, "1 1 answers.twice[4]\n"},
	{"a key twice, inside", `{"4":{"x":1,"x":2}}`, "1 1 answers.twice[x]\n"},
	{"a key twice, in a row", `{"m":[{"x":1},{"x":1,"y":{"z":0,"\u007a":0}}]}`, "1 1 answers.twice[z]\n"},
	{"many rows", `{"m":[` + strings.Repeat("{},", 100_000) + "{}]}\n{\"4\":1}", "1 1 answers.many[100000]\n2 2 4=1\n"},
	{"no object", "[1]\n1\n\"x\"\nnull", "1 1 answers.object[]\n2 2 answers.object[]\n3 3 answers.object[]\n4 4 answers.object[]\n"},
	{"no JSON", "abc\n{\"4\":01}\n{'4':1}\n{\"4\":1,}", "1 1 answers.json[1]\n2 2 answers.json[7]\n3 3 answers.json[2]\n4 4 answers.json[7]\n"},
	{"cut off", "{\"4\":1\n{\"4\"\n{", "1 1 answers.cut[]\n2 2 answers.cut[]\n3 3 answers.cut[]\n"},
	{"two on a line", `{"4":1} {"4":2}`, "1 1 answers.more[]\n"},
	{"junk behind", "{\"4\":1} x\n{\"4\":2}", "1 1 answers.more[]\n2 2 4=2\n"},
	{"not UTF-8", "{\"4\":\"\xff\"}\n{\"4\":2}", "1 1 answers.utf8[]\n2 2 4=2\n"},
	{"half a surrogate", `{"4":"\ud800"}`, "1 1 answers.json[7]\n"},
	{"NUL", "{\"4\":\"\x00\"}\n\x00\n{\"4\":\"\\u0000\"}", "1 1 answers.json[7]\n2 2 answers.json[1]\n3 3 4=\"\\u0000\"\n"},
	{"UTF-8 with a mark", "\xEF\xBB\xBF{\"4\":1}", "1 1 4=1\n"},
	{"another normal form", "{\"e\u0301\":1,\"\u00e9\":2}", "1 1 e\u0301=1 \u00e9=2\n"},
	{"deep", `{"4":` + strings.Repeat("[", 10_001) + strings.Repeat("]", 10_001) + "}\n{\"4\":1}", "1 1 answers.deep[1000]\n2 2 4=1\n"},
	{"deep objects", strings.Repeat(`{"a":`, 10_001), "1 1 answers.deep[1000]\n"},
	{"many values", `{"4":[` + strings.Repeat("1,", 100_000) + "1]}\n{\"4\":1}", "1 1 answers.many[100000]\n2 2 4=1\n"},
}

func TestJSONL(t *testing.T) {
	for _, c := range jsonLines {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, readAll(t, answers.NewJSONL(strings.NewReader(c.input))))
		})
	}
}

func TestJSONLInUTF16(t *testing.T) {
	data, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte("{\"备注\":\"好\"}\n{}"))
	require.NoError(t, err)
	assert.Equal(t, "1 1 备注=\"好\"\n2 2\n", readAll(t, answers.NewJSONL(bytes.NewReader(data))))
}

// A gigabyte on one line is passed over without being held.
func TestJSONLLongLine(t *testing.T) {
	input := io.MultiReader(
		strings.NewReader("{\"4\":1}\n{\"备注\":\""), zeros(1<<30), strings.NewReader("\"}\n\n{\"4\":2}\n"), zeros(answers.MaxRecord+1))
	r := answers.NewJSONL(input)
	got := ""
	before := allocated()
	got = readAll(t, r)
	assert.Equal(t, "1 1 4=1\n2 2 answers.long[16]\n4 4 4=2\n5 5 answers.long[16]\n", got)
	assert.Less(t, allocated()-before, uint64(100<<20))
}

func TestFromJSON(t *testing.T) {
	assert.Equal(t, `1 r! _id="r" 4=1`, line(answers.FromJSON([]byte(`{"_id":"r","4":1}`))))
	assert.Equal(t, `1 1 4=1`, line(answers.FromJSON([]byte("\xEF\xBB\xBF\n{\"4\":\n1}\n"))))
	assert.Equal(t, `1 1 answers.cut[]`, line(answers.FromJSON(nil)))
}

func TestFromMap(t *testing.T) {
	day := time.Date(2020, 4, 13, 9, 0, 0, 0, time.UTC)
	r, err := answers.FromMap(map[string]any{"_id": uint64(421125198001011235), "a": 1, "b": 2.5, "c": []int{1, 3}, "d": day,
		"e": nil, "f": true, "g": []any{"x", nil}, "h": map[string]int{}, "i": answers.Codes(2),
		"j": answers.None(ir.Refused), "k": map[string]any{"none": "dontknow"}, "l": map[string]any{"none": 1}, "m": map[int]any{1: make(chan int)},
		"n": []map[string]any{{"name": "甲", "age": 7}, {}, nil}, "o": []any{answers.Row(answers.Field{Key: "z", Value: answers.Num(1)})}, "p": []map[string]int{{"b": 1, "a": 2}}})
	require.NoError(t, err)
	assert.Equal(t, `1 421125198001011235! _id=421125198001011260 a=1 b=2.5 c=[1,3] d="2020-04-13" e=null f=true g=["x",null] h={} i=[2] j={"none":"refused"} k={"none":"dontknow"} l={"none":1} m={} n=[{"age":7,"name":"甲"},{},{}] o=[{"z":1}] p=[{"a":2,"b":1}]`, line(r))
	_, err = answers.FromMap(map[string]any{"a": []any{make(chan int)}})
	assert.EqualError(t, err, `answers: "a": a chan int is no answer`)
	_, err = answers.FromMap(map[string]any{"a": []map[string]any{{"b": make(chan int)}}})
	assert.EqualError(t, err, `answers: "a": a chan int is no answer`)
}

func TestEqualRows(t *testing.T) {
	read := func(text string) (v answers.Value) {
		require.NoError(t, v.UnmarshalJSON([]byte(text)))
		return v
	}
	rows := read(`[{"name":"甲","age":7},{}]`)
	for text, same := range map[string]bool{
		`[{"age":7,"name":"甲"},{}]`: true, `[{},{"name":"甲","age":7}]`: false, `[{"name":"甲","age":8},{}]`: false,
		`[{"name":"甲","age":7}]`: false, `[{"name":"甲","aged":7},{}]`: false, `[{"name":"甲","age":7},{"x":null}]`: false, `[{"name":"甲"},{}]`: false,
	} {
		assert.Equal(t, same, rows.Equal(read(text)), text)
	}
}

func TestValueOverJSON(t *testing.T) {
	for _, text := range []string{"null", "true", "1.5", `"x"`, "[1,[2]]", "1e999", `{"none":"dontknow"}`, `[{"b":1,"a":{"c":[]}},{}]`} {
		var v answers.Value
		require.NoError(t, v.UnmarshalJSON([]byte(text)))
		out, err := v.MarshalJSON()
		require.NoError(t, err)
		assert.Equal(t, text, string(out))
	}
}

// FuzzJSONL (go test -fuzz FuzzJSONL ./runtime/answers): whatever the bytes, no panic, every line that is not blank gives one record.
func FuzzJSONL(f *testing.F) {
	for _, c := range jsonLines {
		f.Add([]byte(c.input))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, last := answers.NewJSONL(bytes.NewReader(data)), 0
		for {
			record, err := r.Next()
			if err == io.EOF {
				return
			}
			require.NoError(t, err)
			require.Greater(t, record.Row, last)
			require.True(t, record.Malformed == nil || len(record.Fields) == 0)
			last = record.Row
		}
	})
}
