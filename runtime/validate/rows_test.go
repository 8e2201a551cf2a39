package validate_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// rowsOf are records of the household below, each with what is found and said of it.
var rowsOf = []struct{ name, record, want string }{
	{"as many as asked for", `{"size":2,"members":[{"name":"甲","age":30},{"name":"乙","age":7,"school":1}]}`, ""},
	{"none are asked for", `{"size":0}`, ""},
	{"none are asked for, and the list is empty", `{"size":0,"members":[]}`, ""},
	{"more than the most", `{"size":9,"members":[{"name":"甲","age":1},{"name":"乙","age":2},{"name":"丙","age":3},{"name":"丁","age":4}]}`,
		"members[4] skipped: 多出来的；按前面的回答应有 3 个"},
	{"their number is open", `{"members":[{"name":"甲","age":"x"},null,5]}`,
		"size required: 应答未答\nmembers[1].age type: 答案的样子不对，应填整数，不超过 10^15\nmembers[3] type: 答案的样子不对，应填按题号列出的回答"},
	{"their number is open, but not so many", `{"members":[{},{},{},{}]}`, "size required: 应答未答\nmembers[4] skipped: 多出来的；最多 3 个"},
	{"their number is refused", `{"size":{"none":"refused"},"members":[{"name":"甲"}]}`, "members[1] skipped: 多出来的；按前面的回答应有 0 个"},
	{"their number is wrong", `{"size":"x","members":[{"name":"甲"}]}`, "size type: 答案的样子不对，应填数，不超过 10^15"},
	{"one too many is null", `{"size":1,"members":[{"name":"甲","age":1},null]}`, "members[2] skipped: 多出来的；按前面的回答应有 1 个"},
	{"a half of one is none", `{"size":1.9,"members":[{"name":"甲","age":1}]}`, ""},
	{"one is missing, one is null", `{"size":3,"members":[null,{"name":"甲","age":1}]}`,
		"members[1] required: 没有填；应有 3 个\nmembers[3] required: 没有填；应有 3 个"},
	{"no list", `{"size":2,"members":{"name":"甲"}}`, "members type: 答案的样子不对，应填一个一个列出的回答"},
	{"what is in a row", `{"size":2,"members":[{"name":"","age":7},{"name":"乙","age":999,"school":3}]}`,
		"members[1].name required: 应答未答\nmembers[1].school required: 应答未答\nmembers[2].age range: 超出范围，应为 0～120\nmembers[2].school option: 没有这个选项或选重了，可选：①②"},
	{"passed over in one row", `{"size":2,"members":[{"name":"甲","age":5,"school":1},{"name":"乙","age":6}]}`,
		"members[1].school skipped: 按前面的回答不该填这一题\nmembers[2].school required: 应答未答"},
	{"the same name", `{"size":3,"members":[{"name":"甲","age":1},{"name":"乙","age":2},{"name":"甲","age":1}]}`,
		"members[1].name assert same: 另有一人也叫甲\nmembers[3].name assert same: 另有一人也叫甲"},
	{"keys of elsewhere", `{"name":"甲","size":1,"members":[{"size":1,"name":"甲","age":1,"_x":1,"members":[],"crop":"麦","x":1}]}`,
		"members[1].crop unknown: 问卷里没有“members[1].crop”这一题\nmembers[1].members unknown: 问卷里没有“members[1].members”这一题\nmembers[1].size unknown: 问卷里没有“members[1].size”这一题\nmembers[1].x unknown: 问卷里没有“members[1].x”这一题\nname unknown: 问卷里没有“name”这一题"},
	{"rows given freely: too few, too many", `{"size":0,"plots":[{"crops":[]},{"crops":[{"crop":"麦","area":1},{"crop":"豆","area":1},{"crop":"稻","area":1},{}]},{"crops":5}]}`,
		"plots[1].crops required: 个数不合要求，应为 1～3\nplots[1].crops assert much: ____\nplots[2].crops range: 个数不合要求，应为 1～3\nplots[2].crops assert much: ____\nplots[3].crops type: 答案的样子不对，应填一个一个列出的回答\nplots[3].crops assert much: ____"},
	{"a row in a row", `{"size":0,"plots":[{"crops":[{"crop":"麦"},null,{"crop":"","area":2}]}]}`,
		"plots[1].crops assert much: ____\nplots[1].crops[1].area required: 应答未答\nplots[1].crops[2] required: 没有填；应有 3 个\nplots[1].crops[3].crop required: 应答未答"},
	{"the total of a row", `{"size":0,"plots":[{"crops":[{"crop":"麦","area":2}]},{"crops":[{"crop":"麦","area":2},{"crop":"豆","area":1}]}]}`, "plots[2].crops assert much: 2"},
	{"the group is passed over", `{"size":0,"rent":1,"plots":[{"crops":[]}]}`, "plots skipped: 按前面的回答不该填这一题"},
	{"the group is passed over, and is none", `{"size":0,"rent":1,"plots":[]}`, ""},
	{"any and all", `{"size":2,"members":[{"name":"甲","age":130},{"name":"乙","age":61}],"old":1}`, "members[1].age range: 超出范围，应为 0～120"},
	{"not any", `{"size":2,"members":[{"name":"甲","age":59},{"name":"乙","age":60}],"old":1}`, "old skipped: 按前面的回答不该填这一题"},
	{"perhaps any", `{"size":2,"members":[{"name":"甲","age":59},{"name":"乙"}],"old":1}`, "members[2].age required: 应答未答"},
}

func TestRows(t *testing.T) {
	s := household()
	require.NoError(t, s.Validate())
	p, err := program.New(s)
	require.NoError(t, err)
	used := p.NewState()
	for _, c := range rowsOf {
		t.Run(c.name, func(t *testing.T) {
			r := answers.FromJSON([]byte(c.record))
			found := validate.Record(p, r, catalogue.ZH)
			assert.Equal(t, c.want, lines(found))
			used.Load(r)
			assert.Equal(t, found, validate.State(used, r.Name, catalogue.ZH), "a state that held other records")
		})
	}
}

func lines(found []validate.Finding) string {
	var out []string
	for _, f := range found {
		out = append(out, strings.Join(strings.Fields(f.Item+" "+string(f.Code)+" "+f.Rule), " ")+": "+f.Message)
	}
	return strings.Join(out, "\n")
}

// household has members, as many as its size says, and plots with crops. Whoever is old is asked for where a member may be.
func household() *ir.Survey {
	three, one, none, most := 3.0, 1.0, 0.0, 120.0
	yesNo := []ir.Option{{Code: 1, Text: "是"}, {Code: 2, Text: "否"}}
	item := func(group, id string, d ir.Domain) ir.Item {
		return ir.Item{ID: id, Group: group, Section: -1, Domain: d, Asked: ir.True, Passed: ir.False}
	}
	is := func(op ir.CompareOp, left ir.Term, right float64, is bool) ir.Formula {
		return ir.Holds{Test: ir.Compare{Op: op, Left: left, Right: ir.NumberConst{Value: right}}, Is: is}
	}
	s := &ir.Survey{IR: ir.Version, ID: "household", Items: []ir.Item{
		item("", "size", ir.Domain{Kind: ir.Number, None: ir.NoAnswers}),
		item("", "members", ir.Domain{Kind: ir.Rows, Max: &three}),
		item("members", "name", ir.Domain{Kind: ir.Text}),
		item("members", "age", ir.Domain{Kind: ir.Number, Integer: true, Min: &none, Max: &most}),
		item("members", "school", ir.Domain{Kind: ir.Choice, Options: yesNo}),
		item("", "rent", ir.Domain{Kind: ir.Number}),
		item("", "plots", ir.Domain{Kind: ir.Rows, Max: &three}),
		item("plots", "crops", ir.Domain{Kind: ir.Rows, Min: &one, Max: &three}),
		item("crops", "crop", ir.Domain{Kind: ir.Text}),
		item("crops", "area", ir.Domain{Kind: ir.Number}),
		item("", "old", ir.Domain{Kind: ir.Number}),
	}}
	age := ir.Value{Item: "age"}
	s.Items[1].Times = ir.Value{Item: "size"}
	s.Predicates = []ir.Formula{is(ir.Lt, age, 6, true), is(ir.Gt, age, 60, true), is(ir.Gt, age, 60, false)}
	s.Items[4].Passed, s.Items[4].Asked = ir.Ref{Index: 0}, ir.And{Of: []ir.Formula{is(ir.Lt, age, 6, false), is(ir.Gt, age, 18, false)}}
	s.Items[4].Passed = ir.Or{Of: []ir.Formula{ir.Ref{Index: 0}, is(ir.Gt, age, 18, true)}}
	s.Items[5].Optional = true
	s.Items[6].Passed, s.Items[6].Asked = ir.Answered{Item: "rent"}, ir.Unanswered{Item: "rent"}
	s.Items[10].Optional, s.Items[10].Asked = true, ir.Some{Rows: "members", Where: ir.Ref{Index: 1}}
	s.Items[10].Passed = ir.And{Of: []ir.Formula{ir.Answered{Item: "members"}, ir.Every{Rows: "members", Where: ir.Ref{Index: 2}}}}
	count := ir.Total{Func: ir.Sum, Rows: "crops", Where: ir.True, Out: ir.False, Of: ir.NumberConst{Value: 1}}
	s.Rules = []ir.Rule{
		{Name: "same", Item: "name", Severity: ir.Block, Message: "另有一人也叫{name}", Fires: ir.Holds{Test: ir.Unique{Item: "name"}, Is: false}},
		{Name: "much", Item: "crops", Severity: ir.Warn, Message: "{crops}", Fires: ir.Or{Of: []ir.Formula{is(ir.Gt, count, 1, true), ir.Lacks{Test: ir.Compare{Op: ir.Gt, Left: count, Right: ir.NumberConst{Value: 1}}}}}},
	}
	return s
}

// A rule in each of many rows about all of them looks at each row once in all.
func TestTotalsAreTakenOnce(t *testing.T) {
	s, record := crowd(1000, 1)
	looked := 0
	count := program.Function{Name: "count", Func: func(x float64) float64 { looked++; return x }}
	call := ir.CallTerm{Func: "count", Args: []ir.Term{ir.Value{Item: "q0"}}}
	over := ir.Compare{Op: ir.Lt, Left: ir.Total{Func: ir.Sum, Rows: "people", Where: ir.True, Out: ir.False, Of: call}, Right: ir.Value{Item: "q0"}}
	odd := ir.Holds{Test: ir.Compare{Op: ir.Gt, Left: call, Right: ir.NumberConst{Value: 1e6}}, Is: true}
	s.Functions = []string{"count"}
	s.Rules = []ir.Rule{
		{Name: "a", Item: "q0", Fires: ir.Holds{Test: over, Is: true}}, {Name: "b", Item: "q0", Fires: ir.Holds{Test: over, Is: true}},
		{Name: "c", Item: "q0", Fires: ir.Some{Rows: "people", Where: odd}},
	}
	p, err := program.New(s, count)
	require.NoError(t, err)
	assert.Empty(t, validate.Record(p, answers.FromJSON(record), catalogue.ZH))
	assert.Equal(t, 2000, looked, "1000 rows for the sum, which is written twice, and 1000 for the some")
}

// A record of a few bytes for each row, as large as a record can be, takes bounded memory, and a state forgets most of it.
func TestHostileRows(t *testing.T) {
	s := household()
	for i := range s.Items {
		if s.Items[i].Domain.Kind == ir.Rows {
			s.Items[i].Domain.Max = new(float64(ir.MostRows))
		}
	}
	p, err := program.New(s)
	require.NoError(t, err)
	rows := strings.TrimSuffix(strings.Repeat("{},", 95), ",")
	crops := strings.TrimSuffix(strings.Repeat(`{"crops":[`+rows+`]},`, 1000), ",")
	for _, record := range []string{
		`{"size":1e15,"plots":[` + crops + `]}`,
		`{"size":3,"members":[` + strings.Repeat("{},", 99_000) + `{}]}`,
		`{"members":[` + strings.Repeat("1,", 99_000) + `{}]}`,
		`{"size":0,"members":[` + strings.Repeat("[", 900) + strings.Repeat("]", 900) + `]}`,
		`{"size":1000,"plots":[` + strings.TrimSuffix(strings.Repeat(`{"crops":{}},`, 49_000), ",") + `]}`,
	} {
		r := answers.FromJSON([]byte(record))
		require.Nil(t, r.Malformed)
		assert.NotEmpty(t, validate.Record(p, r, catalogue.ZH))
	}
}
