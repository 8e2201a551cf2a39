package batch_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/program"
)

// sheet writes records as spreadsheets save them, and clerks type them: now and then broken.
type sheet struct {
	records.Dice
	survey    *ir.Survey
	delimiter string
	end       string
}

func (t sheet) text(batch []records.Record) []byte {
	heads := []string{"_id", "_by"}
	items := t.heads("", "")
	if t.Once(2) {
		heads = append(heads, "_survey", "别的", "")
	}
	if t.Once(2) {
		heads = append(heads, answers.OverridesKey)
	}
	heads = t.inSomeOrder(append(heads, items...))
	out := []byte(strings.Join(heads, t.delimiter) + t.end)
	for _, r := range batch {
		out = append(out, t.row(heads, answers.FromJSON([]byte(r.Text())))...)
	}
	return out
}

// heads are those of the items of a group, one of which may have all rows in a cell, or have them in columns of their own.
func (t sheet) heads(group, before string) (heads []string) {
	for i := range t.survey.Items {
		it := &t.survey.Items[i]
		switch {
		case it.Group != group:
		case it.Domain.Kind == ir.Rows && !t.Once(3):
			for nr := range 4 {
				heads = append(heads, t.heads(it.ID, before+program.RowName(it.ID, nr)+".")...)
			}
			if t.Once(10) {
				heads = append(heads, before+it.ID)
			}
		default:
			heads = append(heads, before+it.ID)
		}
	}
	return heads
}

func (t sheet) inSomeOrder(heads []string) []string {
	if t.Once(2) {
		t.Shuffle(len(heads), func(i, j int) { heads[i], heads[j] = heads[j], heads[i] })
	}
	return heads
}

// answerAt is what stands at a place such as members[2].age.
func answerAt(fields []answers.Field, place string) answers.Value {
	head, rest, inRow := strings.Cut(place, "[")
	for _, f := range fields {
		switch {
		case !inRow && f.Key == place:
			return f.Value
		case inRow && f.Key == head && int(rest[0]-'1') < len(f.Value.List):
			return answerAt(f.Value.List[rest[0]-'1'].Fields, rest[len("1]."):])
		}
	}
	return answers.Value{}
}

func (t sheet) row(heads []string, r *answers.Record) string {
	cells := make([]string, len(heads))
	for i, head := range heads {
		cells[i] = t.cell(answerAt(r.Fields, head))
	}
	if t.Once(20) {
		cells = append(cells, records.Pick(t.Dice, "", " ", "x"))
	}
	if t.Once(20) {
		cells = cells[:t.IntN(len(cells)+1)]
	}
	row := strings.Join(cells, t.delimiter) + t.end
	if t.Once(10) {
		row = t.spoilt(row)
	}
	return row + records.Pick(t.Dice, "", "", "", "", "", "", t.end)
}

func (t sheet) spoilt(row string) string {
	at := t.IntN(len(row))
	return row[:at] + records.Pick(t.Dice, `"`, "\n", "\r", "\xff", "\x00", t.delimiter, `""`, "\uFFFD", "x\"") + row[at+t.IntN(2):]
}

func (t sheet) cell(v answers.Value) string {
	text := t.plain(v)
	if t.Once(10) {
		text = records.Pick(t.Dice, " ", "\u3000", "\u00a0", "\u200b", "\t") + text + records.Pick(t.Dice, "", " ", "\u3000", "\ufeff", "\u2003")
	}
	if t.Once(6) || strings.ContainsAny(text, "\"\n\r"+t.delimiter) {
		return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	return text
}

func (t sheet) plain(v answers.Value) string {
	switch v.Kind {
	case answers.Number:
		if t.Once(4) && v.Num > 0 && v.Num < 21 {
			return ir.CodeText(int(v.Num))
		}
		return strconv.FormatFloat(v.Num, 'f', -1, 64)
	case answers.String, answers.NoAnswer:
		return v.Str
	case answers.List:
		if len(v.List) > 0 && v.List[0].Kind == answers.Object {
			return t.json(v)
		}
		return t.marks(v.List)
	case answers.Bool:
		return "true"
	}
	return ""
}

// json is what a table holds of rows and overrides.
func (t sheet) json(v answers.Value) string {
	text, err := v.MarshalJSON()
	if err != nil {
		panic(err) // it was read
	}
	return string(text)
}

func (t sheet) marks(list []answers.Value) string {
	between := records.Pick(t.Dice, ";", ",", "、", "； ", "；", "，", "", ";;")
	marks := make([]string, len(list))
	for i, v := range list {
		marks[i] = strconv.FormatFloat(v.Num, 'f', -1, 64)
		if between == "" {
			marks[i] = ir.CodeText(int(v.Num))
		}
	}
	return strings.Join(marks, between)
}

// TestTheSameFindingsInTables is TestTheSameFindings for CSV.
func TestTheSameFindingsInTables(t *testing.T) {
	seeds, perSurvey := volume()
	for seed := range uint64(seeds) {
		d := records.NewDice(seed)
		s := surveyOf(d, seed)
		if s == nil {
			continue
		}
		c, err := records.NewChecker(s)
		require.NoError(t, err)
		made := sheet{d, s, records.Pick(d, ",", ",", ";", "\t"), records.Pick(d, "\n", "\r\n", "\r")}
		sameInTable(t, s, made.text(d.Batch(c, perSurvey)))
	}
}

func sameInTable(t *testing.T, s *ir.Survey, text []byte) {
	t.Helper()
	p, err := program.New(s)
	require.NoError(t, err)
	open := func() *answers.CSV {
		r, err := answers.NewCSV(bytes.NewReader(text), s)
		require.NoError(t, err, "%s", text[:min(len(text), 300)])
		return r
	}
	want := foundIn(t, p, 1, oneByOneTable{oneByOne{open()}, open().Unknown()})
	for workers := 1; workers <= 2; workers++ {
		if got := foundIn(t, p, workers, open()); got != want {
			t.Fatal(firstDifference(want, got, text))
		}
	}
}

type oneByOneTable struct {
	oneByOne
	unknown []answers.UnknownColumn
}

func (o oneByOneTable) Unknown() []answers.UnknownColumn { return o.unknown }

// Options whose texts look like marks, and headers that only rows behind them tell: what is read is the same.
func TestTablesThatMislead(t *testing.T) {
	s := compiler.Compile(source.New("t.survey", misleading)).Survey
	require.NotNil(t, s)
	for name, text := range map[string]string{
		"texts like marks":               "m,n\n\"1,3\",1\n1;3,2\n1；3,2\n①;②,3\n①②,4\n\"2,3\",5\n②;3,6\n",
		"a title, and blank rows":        "登记表,\n\nm,n,_id\n1,2,a\n\n7,3,b\n",
		"quotes behind other delimiters": "x,y,m\na;\"b,c,7\na|\"b,c\nd,1\n",
		"a delimiter that is named":      "sep=;\nm;n\n1;2\n9;9\n",
		"bars":                           "m|n|_id\n1|2|a\n\"9\"|x|a\n",
		"overrides":                      "m,n,_overrides\n" + strings.Repeat("1,9,\"[{\"\"rule\"\":\"\"high\"\",\"\"values\"\":{\"\"n\"\":9},\"\"reason\"\":\"\"双季稻\"\"}]\"\n1,9,\n1,8,[{\n1,8,x\n", 40),
		"single quotes":                  "'m','n','_id'\n'1','5','a'\n1,9,'b''s'\n'①;②',9,'c \"x\"'\n'x,1\n2,7,d\n\"2\",\"7\",'e'\n'1\n',7,f\n'4'x,7,g\n4,7,h's\n",
		"heads with units":               "1.m,n（元）\n1,9\n4,x\n",
		"a row too long before the rest": "x,y,m\n" + strings.Repeat("村", 6_000_000) + "\n1,2,3\na,b,c\n",
	} {
		t.Run(name, func(t *testing.T) { sameInTable(t, s, []byte(text)) })
	}
}

const misleading = `survey t "t"
question m "m" multi optional option ① "1,3" option ② "；3" option ③ "①;②" option ④ "四"
  assert warn three "three" if m has ③
question n "n" integer 0..9 unit "元" optional
  assert warn high "high" if n > 4
`

// Rows whose quotes never close, that are long, or of which the input has only part.
func TestRowsOfAnyLength(t *testing.T) {
	long := strings.Repeat("村", 200_000)
	for name, text := range map[string]string{
		"a quote never closes":       "a,_id\n\"x,1\n" + strings.Repeat("y,2\n", 100_000),
		"a cell of several lines":    "a,_id\n\"x\ny\r\nz\",1\n\n\"\n\",2\n,3\nx",
		"text behind a quote":        "a,_id\n\"x\"y,1\n\"x\n\"y,2\nz,3\n",
		"long cells":                 "a,_id\n" + long + ",1\n\"" + long + "\n" + long + "\",2\nx,3\n",
		"a quote never closes, long": "a,_id\n\"" + strings.Repeat(long+"\n", 40) + "x,2\n",
		"too long":                   "a,_id\n" + strings.Repeat(long, 40) + "\n,2\n",
		"a last row with a quote":    "a,_id\nx,1\n\"y",
		"a closed quote at the end":  "a,_id\nx,1\n\"y\"",
		"no rows":                    "a,_id",
		"encoded late":               "a,_id\n" + strings.Repeat("x,1\n", 50_000) + "\xb4\xe5,2\n\xff\xff,3\n",
		"quotes everywhere":          "\"a\",\"_id\"\r\n" + strings.Repeat("\"x\",\"7\"\r\n\"\",\"8\"\r\n", 30_000),
	} {
		t.Run(name, func(t *testing.T) { sameInTable(t, form, []byte(text)) })
	}
}
