package validate_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// everything has one item of every type and a rule with every function.
const everything = `survey t "t"
question 4 "c"
  option ① "a"
  option ⑤ "b" specify
  skip goto end if 4 == ①
question m "m" multi 1..2 optional
  option ① "a"
  option 0 "b"
  option 70 "c" exclusive
  ask if not 4 == ⑤ or len(4.5) > 3
question n "n" number -5..5.5 optional
  assert warn "n" if n / n == 1 or abs(n) * 1000000 > 3 and round(n) in {1, 2} or min(n, i) < max(n, sum(n, i, 1))
question i "i" integer
  skip goto s if count(m) > 1
question s "s" text
  assert block "s" unless matches(s, "^[^\w]\b.{2,3}$") or valid_id(s) or s == g or s in {"x"}
question d "d" date
  assert block "d" if year(d) < 2020 or days(d, "2020-02-29") > 5 or d < "2021-01-01"
closing "z"
question g "g" signature optional
  assert warn "g" unless answered(g)
`

// FuzzRecord checks any bytes as a record: no record panics, an unreadable one is malformed and nothing else, and
// a state that held other records finds the same as a fresh one. To search further: go test -fuzz FuzzRecord ./runtime/validate
func FuzzRecord(f *testing.F) {
	for _, seed := range []string{
		`{}`, `[]`, `null`, `{"4": 5, "4.5": "xxxx", "m": [0, 70], "n": 5.5, "i": 1, "s": "x", "d": "2020-02-30", "g": ""}`,
		`{"4": 1, "m": [1, 0], "n": -0.0, "i": 1e15, "s": "11010519491231002X", "d": "2020-02-29", "g": "x", "z": {}}`,
		`{"4": "5", "m": 1, "n": 1e999, "i": 1.5, "s": 3, "d": [], "g": {"a": 1}, "_id": 7, "_x": 1, "": ""}`,
		`{"4": -1, "m": [1, 1], "n": 6, "i": null, "s": "\u0000", "d": "0001-01-01", "g": true}`,
		`{"m": [[[[]]]], "n": 0, "n": 1}`, `{"m": [1e400, -1e400, 1.5, "1"]}`, `{"4": 4294967296, "i": 9007199254740993}`, "\xff", `{"s": "\xff"}`,
	} {
		f.Add([]byte(seed))
	}
	result := compiler.Compile(source.New("t.survey", everything))
	require.Empty(f, result.Diagnostics)
	p, err := program.New(result.Survey)
	require.NoError(f, err)
	inRows, err := program.New(household())
	require.NoError(f, err)
	f.Add([]byte(`{"n":9,"_overrides":[{"rule":"n-assert-1","values":{"n":9,"i":null},"reason":"x"},[{}],{"values":{"none":"refused"}}]}`))
	for _, c := range rowsOf {
		f.Add([]byte(c.record))
	}
	used := map[*program.Program]*program.State{p: p.NewState(), inRows: inRows.NewState()}
	f.Fuzz(func(t *testing.T, data []byte) {
		record := answers.FromJSON(data)
		for p, used := range used {
			found := validate.Record(p, record, catalogue.ZH)
			if record.Malformed != nil {
				require.Len(t, found, 1)
				require.Equal(t, validate.Malformed, found[0].Code)
				continue
			}
			used.Load(record)
			require.Equal(t, found, validate.State(used, record.Name, catalogue.ZH))
		}
	})
}
