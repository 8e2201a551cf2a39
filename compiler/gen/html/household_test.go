package html_test

import "github.com/surveyc/surveyc/compiler/ir"

// household has members, as many as are said, and plots with crops, as many as are filled in.
func household() *ir.Survey {
	yes := []ir.Option{{Code: 1, Text: "是"}, {Code: 2, Text: "否"}}
	in := func(group, id, text string, d ir.Domain) ir.Item {
		it := item(id, -1, text, d)
		it.Group = group
		return it
	}
	rows := func(lowest *float64, highest float64) ir.Domain {
		return ir.Domain{Kind: ir.Rows, Min: lowest, Max: &highest, Type: "repeat"}
	}
	age := func(op ir.CompareOp, x float64, is bool) ir.Formula {
		return holds(compare(op, value("age"), constant(x)), is)
	}
	s := &ir.Survey{
		IR: ir.Version, ID: "household", Title: "农户家庭调查表",
		Sections: []ir.Section{{ID: "a", Title: "一、家庭成员"}, {ID: "b", Title: "二、土地"}},
		Items: []ir.Item{
			in("", "size", "家庭人口", numeric(true, new(1.0), new(30.0))),
			in("", "members", "家庭成员", rows(nil, 30)),
			in("members", "name", "姓名", ir.Domain{Kind: ir.Text, Type: "text"}),
			in("members", "age", "年龄", numeric(true, new(0.0), new(120.0))),
			in("members", "school", "{name}是否在校", ir.Domain{Kind: ir.Choice, Options: yes, Type: "choice", None: ir.NoAnswers[:1]}),
			in("members", "why", "不在校的原因", ir.Domain{Kind: ir.Choices, Type: "choice", Options: []ir.Option{{Code: 1, Text: "身体原因"}, {Code: 2, Text: "不想上学"}}}),
			in("", "plots", "地块", rows(new(1.0), 4)),
			in("plots", "area", "面积", numeric(false, new(0.0), nil)),
			in("plots", "crops", "种的作物", rows(nil, 3)),
			in("crops", "crop", "作物", ir.Domain{Kind: ir.Text, Type: "text"}),
			in("crops", "yield", "产量", numeric(false, new(0.0), nil)),
			in("", "old", "谁照顾老人", ir.Domain{Kind: ir.Text, Type: "text"}),
			in("", "total", "总面积", ir.Domain{Kind: ir.Number}),
		},
		Rules: []ir.Rule{
			{Name: "same", Item: "name", Severity: ir.Warn, Message: "还有一人也叫{name}，请核对", Fires: holds(ir.Unique{Item: "name"}, false)},
			{Name: "much", Item: "total", Severity: ir.Warn, Message: "总面积超过100亩，请核对", Fires: holds(compare(ir.Gt, areas, constant(100)), true)},
		},
	}
	s.Items[0].Unit, s.Items[1].Times = "人", value("size")
	s.Items[1].Note = "一起吃住的都算，外出务工的也算"
	s.Items[3].Unit, s.Items[7].Unit, s.Items[10].Unit, s.Items[12].Unit = "岁", "亩", "斤", "亩"
	s.Items[4].Asked, s.Items[4].Passed = both(age(ir.Lt, 6, false), age(ir.Gt, 18, false)), either(age(ir.Lt, 6, true), age(ir.Gt, 18, true))
	s.Items[5].Asked, s.Items[5].Passed = both(s.Items[4].Asked, is("school", 2)), either(s.Items[4].Passed, is("school", 1), ir.None{Item: "school", Kind: ir.Refused, Is: true})
	s.Items[11].Asked, s.Items[11].Passed = ir.Some{Rows: "members", Where: age(ir.Gt, 60, true)}, both(ir.Answered{Item: "members"}, ir.Every{Rows: "members", Where: age(ir.Gt, 60, false)})
	for i := range s.Items {
		s.Items[i].Section = min(i/6, 1)
	}
	s.Items[12].Compute, s.Items[12].Asked = areas, ir.False
	return s
}

var areas = ir.Total{Func: ir.Sum, Rows: "plots", Where: ir.True, Out: ir.False, Of: value("area")}
