package surveys_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// judgements change a record that is sound (sound.json) and say what that draws: every skip and
// every rule from both of its sides. A change to null takes the answer away.
var judgements = []struct{ survey, changes, want string }{
	{"jdlk", `{}`, ""},
	{"jdlk", `{"head_id":"999999196601010019"}`, "head_id assert head-id"},
	{"jdlk", `{"household_size":31}`, "household_size range"},
	{"jdlk", `{"exit_year":null,"respondent_note":"代签"}`, ""},
	{"jdlk", `{"exit_year":2013}`, "exit_year range"},
	{"jdlk", `{"1a":30001,"1b":9001}`, ""},
	{"jdlk", `{"1a":30002}`, "1a assert income-sum"},
	{"jdlk", `{"1b":9002}`, "1b assert income-per-capita"},
	{"jdlk", `{"1-4":40000,"1b":-3333.33}`, ""},
	{"jdlk", `{"1a":-1}`, "1a range"},
	{"jdlk", `{"1-4":null,"1b":5}`, "1-4 required"},
	{"jdlk", `{"4":2}`, "4-1 skipped"},
	{"jdlk", `{"4":2,"4-1":null}`, ""},
	{"jdlk", `{"4":null}`, "4 required"},
	{"jdlk", `{"4":null,"4-1":null}`, "4 required"},
	{"jdlk", `{"4-1":2}`, "4-2 required"},
	{"jdlk", `{"4-1":2,"4-2":4}`, ""},
	{"jdlk", `{"4-1":2,"4-2":[4]}`, "4-2 type"},
	{"jdlk", `{"5":2}`, "5-1 required"},
	{"jdlk", `{"5-1":1}`, "5-1 skipped"},
	{"jdlk", `{"6-1":[1,2]}`, ""},
	{"jdlk", `{"6":2}`, ""},
	{"jdlk", `{"6":3,"6-1":[1]}`, "6-1 skipped"},
	{"jdlk", `{"7":1}`, "7-1a required; 7-1b required; 7-1c required; 7-1d required"},
	{"jdlk", `{"8":1}`, "8-2 required; 8-3 required; 8-5 required"},
	{"jdlk", `{"8":2}`, "8-1 required; 8-2 required; 8-3 required; 8-5 required"},
	{"jdlk", `{"8":1,"8-2":1,"8-3":2,"8-5":1}`, "8-4 required"},
	{"jdlk", `{"8":1,"8-1":1,"8-2":1,"8-3":1,"8-5":1}`, "8-1 skipped"},
	{"jdlk", `{"9":2}`, "9-1a required; 9-1b required; 9-1c required"},
	{"jdlk", `{"10":2}`, "10 assert in-school; 10-1 skipped"},
	{"jdlk", `{"10":2,"10-1":null,"4":2,"4-1":null}`, ""},
	{"jdlk", `{"10":2,"10-1":null,"4-1":2,"4-2":1}`, ""},
	{"jdlk", `{"11":2,"11-1":null}`, "11 assert health-policy"},
	{"jdlk", `{"12":1}`, "12-1 required"},
	{"jdlk", `{"12-2":1}`, "12-3 required"},
	{"jdlk", `{"12-2":1,"12-3":[1,3]}`, ""},
	{"jdlk", `{"13":1}`, "13-1a required; 13-1b required"},
	{"jdlk", `{"14":1}`, "14-1 required"},
	{"jdlk", `{"14-3":2}`, "14-4 skipped"},
	{"jdlk", `{"15":1,"15-1a":50000}`, "15-1b required"},
	{"jdlk", `{"15":1,"15-1a":50000,"15-1b":50000}`, ""},
	{"jdlk", `{"15":1,"15-1a":50000,"15-1b":50001}`, "15-1b assert subsidy-within-loan"},
	{"jdlk", `{"19":1}`, "19-1 required"},
	{"jdlk", `{"20":5}`, "20 option"},
	{"jdlk", `{"date":"2020-02-30","reviewer_signature":""}`, "reviewer_signature required; date type"},
	{"fjdlk", `{}`, ""},
	{"fjdlk", `{"head_id":"999999196601010019"}`, "head_id assert head-id"},
	{"fjdlk", `{"household_type":[]}`, "household_type required"},
	{"fjdlk", `{"1b":6240}`, "1a assert income-sum"},
	{"fjdlk", `{"1b":6240,"1c":8760}`, ""},
	{"fjdlk", `{"2":1}`, "2-1 required"},
	{"fjdlk", `{"2":1,"2-1":1,"2-2":1}`, "2-2 skipped"},
	{"fjdlk", `{"2":1,"2-1":2}`, "2-2 required"},
	{"fjdlk", `{"3":2}`, ""},
	{"fjdlk", `{"3-1":1}`, "3-2 required"},
	{"fjdlk", `{"3-3":2}`, "3-4a skipped; 3-4b skipped"},
	{"fjdlk", `{"3-4b":12001}`, "3-4b assert hospital-own-within-total"},
	{"fjdlk", `{"4-1":[3,4]}`, ""},
	{"fjdlk", `{"4":2,"4-1":[3]}`, "4-1 skipped"},
	{"fjdlk", `{"5":4}`, "5-1a required; 5-1b required; 5-1c required"},
	{"fjdlk", `{"6":1}`, "6-1 required; 6-2 required"},
	{"fjdlk", `{"7":1}`, "7-1 required"},
	{"fjdlk", `{"8":1}`, "8-1 required; 8-2 required"},
	{"fjdlk", `{"8-1":1,"date":null}`, "8-1 skipped; date required"},
}

func TestJudgements(t *testing.T) {
	for _, j := range judgements {
		t.Run(j.survey+" "+j.changes, func(t *testing.T) {
			record := soundRecord(t, j.survey)
			var changes map[string]any
			require.NoError(t, json.Unmarshal([]byte(j.changes), &changes))
			maps.Copy(record, changes)
			assert.Equal(t, j.want, judge(t, j.survey, record))
		})
	}
}

func soundRecord(t *testing.T, id string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(id + "/sound.json")
	require.NoError(t, err)
	var record map[string]any
	require.NoError(t, json.NewDecoder(bytes.NewReader(data)).Decode(&record))
	return record
}

func judge(t *testing.T, id string, record map[string]any) string {
	t.Helper()
	p, err := program.New(compile(t, id))
	require.NoError(t, err)
	data, err := json.Marshal(record)
	require.NoError(t, err)
	var list []string
	for _, f := range validate.Record(p, answers.FromJSON(data), catalogue.ZH) {
		list = append(list, strings.TrimSpace(fmt.Sprint(f.Item, " ", f.Code, " ", f.Rule)))
	}
	return strings.Join(list, "; ")
}
