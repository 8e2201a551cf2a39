package columns_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/scan"
)

// everything has a question of each kind; the rules make sure that each text is kept.
const everything = `
survey t "t"
  version "2"
question c "c" option ① "a" option ② "b" option 12 "d" option 99 "e" optional
question m "m" multi 1..2 option ① "a" option ② "b" option ③ "c" exclusive option 70 "d" optional
question i "i" integer 0..30 optional
question n "n" number optional
question t "t" text optional
  assert warn t "t" if t == "x"
question f "f" text 2..5 pattern "村" "村" optional
  assert warn f "f" if f == "x"
question household_member "h" resident_id optional
  assert warn h "h" if household_member == "x"
question d "d" date optional
question 时间 "u" datetime optional
question p "p" photo optional
question g "g" location optional refused
  assert warn g "g" if accuracy(g) > 1
question r "r" ranking optional option ① "a" option ② "b" option ③ "c"
  assert warn r "r" if rank(r, 2) == 2
question tel "tel" phone optional refused
  assert warn tel "tel" if tel == "x"
question no "no" integer optional refused dontknow
compute sum "sum" as i + n
compute day "day" as d
compute word "word" as t
question s "s" signature optional
  assert warn s "s" if s == "x"
`

// withRows also has repeated groups.
const withRows = everything + `
repeat rows "rows" 0..3
  question ra "ra" text optional
    assert warn ra "ra" if ra == "x"
  question rb "rb" option ① "a" option ② "b" optional
  repeat inner "inner" 0..100
    question z "z" multi option ① "a" option ② "b" optional
    question rn "rn" number 0.. optional
  endrepeat
endrepeat
`

// lines are those that JSON has trouble in.
var lines = []string{
	`{}`, `{"_id":"r1","c":1,"m":[1,2],"i":3,"n":-1.5e3,"t":"村","f":"北村","d":"2020-04-13","时间":"2020-04-13T08:30","s":"张三"}`,
	` { "c" : 12 , "m" : [ 70 , 1 ] , "n" : 0.1 } `, `{"c":null,"m":[],"t":"","n":null}`, `{"c":true,"m":false,"t":[1],"n":"1","i":[]}`,
	`{"n":1e999}`, `{"n":-0}`, `{"n":-0.0}`, `{"n":01}`, `{"n":1.}`, `{"n":.5}`, `{"n":-}`, `{"n":1e}`, `{"n":1E+2}`, `{"n":123456789012345678}`, `{"n":1.0000000000000001}`,
	`{"n":999999999999999.5}`, `{"n":123456789.012345678}`, `{"n":0.30000000000000004}`, `{"n":1e-400}`, `{"i":3.0,"c":1.0}`, `{"i":30.5}`, `{"c":0,"i":31}`,
	`{"t":"\u0041\n\"\\\/\b\f\r\t"}`, `{"t":"\ud83d\ude00"}`, `{"t":"\ud83d"}`, `{"t":"\ude00"}`, `{"t":"\ud83dx"}`, `{"t":"\u12G4"}`, `{"t":"\x"}`, `{"t":"\u00`, `{"t":"`,
	"{\"t\":\"\x01\"}", "{\"t\":\"\x7f\"}", "{\"t\":\"\xff\"}", "{\"t\":\"\xed\xa0\x80\"}", "{\"t\":\"\xe0\x80\x80\"}", "{\"t\":\"\xf0\x9f\x98\x80\"}", "{\"t\":\"\xf4\x90\x80\x80\"}", "{\"t\":\"1234567\xc3\"}",
	`{"c":1,"c":1}`, `{"c":null,"c":1}`, `{"\u0063":1}`, `{"_id":"a","_id":"b"}`, `{"x":1,"x":2}`, `{"x":{"a":[1]},"c":1}`, `{"_x":{"a":1}}`, `{"_x":[1],"_y":true,"_z":1e5}`,
	`{"_id":17}`, `{"_id":17.0}`, `{"_id":-1}`, `{"_id":"\u0031"}`, `{"_id":""}`, `{"_id":null}`, `{"_id":true}`, `{"_survey":"t","_version":"2"}`, `{"_survey":"x"}`, `{"_version":2}`, `{"_survey":null}`,
	`{"m":[1,1]}`, `{"m":[1,3]}`, `{"m":[1,2,70]}`, `{"m":[9]}`, `{"m":[1,]}`, `{"m":[,1]}`, `{"m":[1 2]}`, `{"m":[1`, `{"m":["1"]}`, `{"m":[1.0]}`, `{"m":[[1]]}`, `{"m":1}`, `{"c":[1]}`,
	`{"c":1}x`, `{"c":1} {"c":1}`, `[1]`, `1`, `null`, `{`, `{"`, `{"c"`, `{"c":`, `{"c":1`, `{"c":1,`, `{"c":1,}`, `{,}`, `{"c" 1}`, `{"c":nul}`, `{"c":truee}`, `{c:1}`, "{\"c\":1}\x00",
	`{"no":{"none":"refused"},"g":{"none":"refused"},"tel":{"none":"refused"}}`, `{"no":{"none":"dontknow"},"g":{"none":"dontknow"},"c":{"none":"refused"},"t":{"none":"refused"},"d":{"none":"refused"}}`,
	`{"no": { "none" : "refused" } , "i":1}`, `{"no":{"none":"refused","none":"refused"}}`, `{"no":{"none":"x"}}`, `{"no":{}}`, `{"no":{"none":"}"}}`, `{"no":{"none":"refused"`, `{"no":{"none":{"a":1}}}`, "{\"no\":{\"\xff\":1}}", `{"no":{"none":"refus\u0065d"}}`, `{"no":{"none":"refused"}}}`,
	`{"g":{"lat":28.2,"lon":112.9}}`, `{"g":{"lon":112.9,"lat":28.2,"accuracy":12.5}}`, `{"g":{"lat":91,"lon":0}}`, `{"g":{"lat":1,"lon":0,"accuracy":-1}}`, `{"g":{"lat":1}}`, `{"g":{"lat":1,"lon":"2"}}`, `{"g":{"lat":1,"lon":2,"x":3}}`, `{"g":{"lat":1,"lon":1e999}}`, `{"g":[1,2]}`, `{"g":"1,2"}`, `{"g":1}`, `{"i":{"lat":1,"lon":2}}`,
	`{"p":"a/b.jpg"}`, `{"p":"data:image/png;base64,AAAA"}`, `{"p":"/a.jpg"}`, `{"p":1}`, `{"r":[2,1,3]}`, `{"r":[1,2]}`, `{"r":[3,2,1],"tel":"0870-1234567"}`, `{"tel":"13812345678"}`, `{"tel":"1381234567"}`,
	`{"i":3,"n":0.1,"sum":3.1,"d":"2020-04-13","day":"2020-04-13","t":"x","word":"x"}`, `{"i":3,"n":0.1,"sum":3.2,"d":"2020-04-13","day":"2020-04-14","t":"x","word":"y"}`, `{"sum":1,"day":"2020-04-13","word":"x"}`, `{"i":3,"n":1e999,"sum":3}`,
	`{"household_member":"11010519491231002X"}`, `{"household_member":"11010519491231002x"}`, `{"household_membe":1}`, `{"household_member2":1}`, `{"":1}`, `{"f":"村"}`, `{"f":"一二三四五村"}`, `{"d":"2020-02-30","时间":"08:30"}`,
}

// linesOfRows are those that rows have trouble in.
var linesOfRows = []string{
	`{"rows":[{"ra":"x","rb":1},{"rb":2}]}`, `{"rows":[]}`, `{"rows":[ ]}`, `{"rows":null}`, `{"rows":[{}]}`, ` { "rows" : [ { "ra" : "x" } , { } ] , "c" : 1 } `, `{"rows":[{"ra":"x"},{},{},{"ra":"y"}],"c":1}`,
	`{"rows":[{},null]}`, `{"rows":[1]}`, `{"rows":[[{}]]}`, `{"rows":1}`, `{"rows":true}`, `{"rows":"x"}`, `{"rows":{"ra":"x"}}`, `{"rows":{"none":"refused"}}`, `{"rows":[{"none":"refused"}]}`,
	`{"rows":[{"ra":"x"`, `{"rows":[{"ra":"x"}`, `{"rows":[{"ra":"x"}]`, `{"rows":[`, `{"rows":[{`, `{"rows":[{"ra":"x"},]}`, `{"rows":[,]}`, `{"rows":[{"ra":"x"}{"ra":"y"}]}`, `{"rows":[{"ra":"x"}}`, `{"rows":[{"ra":"x"]]}`,
	`{"rows":[{"ra":"x","ra":"y"}]}`, `{"rows":[],"rows":[]}`, `{"rows":[{"_id":1,"_x":"y","_survey":"z"}]}`, `{"rows":[{"_overrides":[]}]}`, `{"rows":[{"x":1}]}`, `{"rows":[{"c":1}]}`, `{"rows":[{"rows":[]}]}`, `{"rows":[{"z":[1]}]}`, `{"ra":"x"}`, `{"inner":[]}`,
	`{"rows":[{"inner":[{"z":[1],"rn":-1},{"z":[1,1],"rn":1e999}]},{"inner":[{"z":[2],"rn":"1"}]}],"c":2}`, `{"rows":[{"inner":[{"z":[1]},{"z":[2]`, `{"rows":[{"inner":{}},{"inner":[],"ra":"\u0041"}],"t":"\u0042"}`,
	`{"rows":[{"inner":[{"rn":1}` + strings.Repeat(`,{"rn":2}`, 63) + `]}],"c":1}`, `{"rows":[{"inner":[{"rn":1}` + strings.Repeat(`,{"rn":2}`, 64) + `]}],"c":1}`,
	`{"rows":[{"inner":[{"rn":1}` + strings.Repeat(`,{"rn":2}`, 40) + `]},{"inner":[{}]}],"c":1}`, `{"rows":[{}` + strings.Repeat(`,{"ra":"x"}`, 80) + `],"c":1}`,
}

func TestScannedJSON(t *testing.T) {
	read, lines := newReading(t), append(slices.Clone(lines), linesOfRows...)
	for _, line := range lines {
		read.compare(t, []byte(line))
	}
	read.compare(t, []byte(strings.Join(lines, "\n")))
	for i := range lines {
		read.compare(t, []byte(strings.Join(append(slices.Clone(lines[i:]), lines[:i]...), "\r\n\n")))
	}
}

// A block has room for 64 rows of a group; a record with more is odd, and one for which no room is left begins the next block.
func TestRoomForRows(t *testing.T) {
	of := func(rows int) string {
		return `{"rows":[{"inner":[{"rn":1}` + strings.Repeat(`,{"rn":2}`, rows-1) + "]}]}\n"
	}
	for _, c := range []struct {
		lines string
		n     int
		odd   uint64
	}{
		{of(64) + of(1), 1, 0}, {of(60) + of(4) + of(1), 2, 0}, {of(30) + of(30) + of(30), 2, 0}, {of(65) + "{}\n", 2, 1}, {"{}\n" + of(65), 1, 0},
	} {
		read := newReading(t)
		n, next, row := read.scan.Scan(append([]byte(c.lines), make([]byte, scan.Slack)...)[:len(c.lines)], 0, 1, new(scan.Records))
		assert.Equal(t, c.n, n)
		assert.Equal(t, n+1, row)
		assert.Equal(t, c.odd, read.block.Odd()&(1<<n-1))
		assert.Equal(t, n, strings.Count(c.lines[:next], "\n"))
	}
}

// FuzzScannedJSON (go test -fuzz FuzzScannedJSON ./runtime/columns): what is scanned is what package answers reads.
func FuzzScannedJSON(f *testing.F) {
	for _, line := range append(slices.Clone(lines), linesOfRows...) {
		f.Add([]byte(line))
	}
	f.Add([]byte(strings.Join(lines, "\n")))
	f.Fuzz(func(t *testing.T, data []byte) { newReading(t).compare(t, data) })
}

// reading reads lines in both ways.
type reading struct {
	survey *ir.Survey
	linked *program.Program
	block  *columns.Block
	scan   *scan.JSON
}

func newReading(t *testing.T) *reading {
	s := compiler.Compile(source.New("t.survey", withRows)).Survey
	linked, err := program.New(s)
	require.NoError(t, err)
	p, err := columns.New(s, catalogue.ZH)
	require.NoError(t, err)
	b := p.NewBlock()
	return &reading{s, linked, b, scan.NewJSON(s, b)}
}

func (r *reading) compare(t *testing.T, data []byte) {
	t.Helper()
	data = append(data, '\n')
	padded := append(bytes.Clone(data), make([]byte, scan.Slack)...)[:len(data)]
	one := answers.NewJSONL(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		return // marks are seen to before
	}
	var records scan.Records
	for at, row := 0, 1; at < len(data); {
		var n int
		n, at, row = r.scan.Scan(padded, at, row, &records)
		for lane := range n {
			record, err := one.Next()
			require.NoError(t, err)
			require.Equal(t, record.Row, records[lane].Row)
			if r.block.Odd()>>lane&1 == 0 {
				r.same(t, lane, &records[lane], record)
			}
		}
	}
	_, err := one.Next()
	require.Error(t, err, "a record that was not scanned")
}

// same compares a record that is not odd.
func (r *reading) same(t *testing.T, lane int, scanned *scan.Record, record *answers.Record) {
	t.Helper()
	require.Nil(t, record.Malformed)
	assert.Equal(t, record.ID, string(scanned.ID))
	state := r.linked.NewState()
	state.Load(record)
	strangers := slices.Clone(scanned.Strangers)
	slices.Sort(strangers)
	assert.True(t, slices.Equal(state.Unknown(), strangers))
	r.sameItems(t, state, 0, len(r.survey.Items), lane)
}

// sameItems compares the items from a slot up to another in a record, or in a row.
func (r *reading) sameItems(t *testing.T, state *program.State, slot, end, lane int) {
	t.Helper()
	for ; slot < end; slot = state.End(slot) {
		r.sameItem(t, state, slot, lane)
		for nr := range state.Rows(slot) {
			if state.Enter(slot, nr) {
				r.sameItems(t, state, slot+1, state.End(slot), r.block.Row(slot, lane, nr))
			}
		}
	}
}

func (r *reading) sameItem(t *testing.T, state *program.State, slot, lane int) {
	t.Helper()
	verdict := state.Verdict(slot)
	if verdict == program.Differs {
		verdict = program.Good // which value is right is not the scanner's business
	}
	require.Equal(t, verdict, r.block.Verdict(slot, lane), state.Place(slot))
	if verdict != program.Good {
		return
	}
	if v, ok := r.block.Value(slot, lane); ok {
		assert.Equal(t, inOrder(*state.Raw(slot)), inOrder(v), state.Place(slot))
	}
}

// inOrder is a value with marks ascending and 0 for −0.
func inOrder(v answers.Value) answers.Value {
	v.Num += 0
	v.List = slices.Clone(v.List)
	slices.SortFunc(v.List, func(a, b answers.Value) int { return int(a.Num - b.Num) })
	return v
}
