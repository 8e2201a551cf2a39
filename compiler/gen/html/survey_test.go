package html_test

import "github.com/surveyc/surveyc/compiler/ir"

// schooling is a survey with an item of every kind, skips, a specify item, a rule and a closing.
func schooling() *ir.Survey {
	yes := []ir.Option{{Code: 1, Text: "是"}, {Code: 2, Text: "否"}}
	s := &ir.Survey{
		IR: ir.Version, ID: "schooling", Title: "入户调查问卷",
		Properties: []ir.Property{{Key: "version", Value: "2020"}, {Key: "source", Value: "桃镇政发〔2020〕11号 附件1"}},
		Sections:   []ir.Section{{ID: "household", Title: "家庭情况"}, {ID: "school", Title: "义务教育"}, {Title: "签名", Closing: true}},
		Items: []ir.Item{
			item("head_name", 0, "户主姓名", ir.Domain{Kind: ir.Text, Type: "text"}),
			item("household_size", 0, "家庭人口", numeric(true, new(1.0), new(30.0))),
			item("1b", 0, "人均纯收入", numeric(false, nil, nil)),
			item("4", 1, "是否有义务教育阶段(6-15周岁)儿童、少年", ir.Domain{Kind: ir.Choice, Options: yes, Type: "choice"}),
			item("4-1", 1, "义务教育阶段(6-15周岁)儿童、少年是否在校(送教上门视同在校）", ir.Domain{Kind: ir.Choice, Options: yes, Type: "choice"}),
			item("4-2", 1, "如不在校，原因是", ir.Domain{Kind: ir.Choices, Max: new(2.0), Type: "choice", Options: []ir.Option{
				{Code: 1, Text: "身体原因"}, {Code: 2, Text: "不想上学"}, {Code: 5, Text: "其他"}, {Code: 21, Text: "说不清", Exclusive: true},
			}}),
			item("4-2.5", 1, "其他", ir.Domain{Kind: ir.Text, Type: "text"}),
			item("10", 1, "建档立卡以来，是否有在校生", ir.Domain{Kind: ir.Choice, Options: yes, Type: "choice"}),
			item("signature", 2, "被访者签名", ir.Domain{Kind: ir.Signature, Type: "signature"}),
			item("date", 2, "年 月 日", ir.Domain{Kind: ir.Date, Type: "date"}),
		},
		Predicates: []ir.Formula{is("4", 1), is("4", 2), both(ir.Ref{Index: 0}, is("4-1", 2)), either(ir.Ref{Index: 1}, is("4-1", 1))},
		Rules: []ir.Rule{
			{Name: "in-school", Item: "10", Severity: ir.Block, Message: "第4题填有在校生，此处不能填“否”", Fires: both(is("4-1", 1), is("10", 2))},
			{Name: "poor", Item: "1b", Severity: ir.Warn, Message: "人均纯收入为负，请核对", Fires: holds(compare(ir.Lt, value("1b"), constant(0)), true)},
		},
	}
	s.Items[1].Unit = "人"
	s.Items[2].Unit, s.Items[2].Note, s.Items[2].Optional = "元", "预测2019年10月1日—2020年9月30日", true
	s.Items[4].Asked, s.Items[4].Passed = ir.Ref{Index: 0}, ir.Ref{Index: 1}
	s.Items[5].Asked, s.Items[5].Passed = ir.Ref{Index: 2}, ir.Ref{Index: 3}
	s.Items[6].Specify = &ir.Specify{Item: "4-2", Code: 5}
	s.Items[6].Asked = both(ir.Ref{Index: 2}, holds(ir.HasCode{Item: "4-2", Code: 5}, true))
	s.Items[6].Passed = either(ir.Ref{Index: 3}, holds(ir.HasCode{Item: "4-2", Code: 5}, false))
	return s
}

func item(id string, section int, text string, d ir.Domain) ir.Item {
	return ir.Item{ID: id, Section: section, Text: text, Domain: d, Asked: ir.True, Passed: ir.False, Line: 1}
}

func numeric(integer bool, lowest, highest *float64) ir.Domain {
	return ir.Domain{Kind: ir.Number, Integer: integer, Min: lowest, Max: highest, Type: "number"}
}

func both(of ...ir.Formula) ir.Formula { return ir.And{Of: of} }

func either(of ...ir.Formula) ir.Formula { return ir.Or{Of: of} }

func is(id string, codes ...int) ir.Formula {
	return ir.Holds{Test: ir.CodeIn{Item: id, Codes: codes}, Is: true}
}

func holds(t ir.Test, is bool) ir.Formula { return ir.Holds{Test: t, Is: is} }

func compare(op ir.CompareOp, left, right ir.Term) ir.Test {
	return ir.Compare{Op: op, Left: left, Right: right}
}

func value(id string) ir.Term { return ir.Value{Item: id} }

func constant(x float64) ir.Term { return ir.NumberConst{Value: x} }

func apply(f ir.FuncName, args ...ir.Term) ir.Term { return ir.Func{Name: f, Args: args} }
