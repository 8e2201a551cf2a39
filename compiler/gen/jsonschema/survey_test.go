package jsonschema

import "github.com/surveyc/surveyc/compiler/ir"

// surveyOf is a survey of items and rules, all always asked unless they say otherwise.
func surveyOf(items []ir.Item, rules ...ir.Rule) *ir.Survey {
	for i := range items {
		it := &items[i]
		it.Section, it.Line = -1, i+1
		if it.Text == "" {
			it.Text = "第" + it.ID + "题"
		}
		if it.Asked == nil {
			it.Asked, it.Passed = ir.True, ir.False
		}
	}
	for i := range rules {
		rules[i].Message, rules[i].Line = "不对", 100+i
	}
	return &ir.Survey{IR: ir.Version, ID: "s", Title: "试卷", Items: items, Rules: rules}
}

func choice(id string, codes ...int) ir.Item {
	return ir.Item{ID: id, Domain: ir.Domain{Kind: ir.Choice, Options: options(codes), Type: "choice"}}
}

func choices(id string, codes ...int) ir.Item {
	return ir.Item{ID: id, Domain: ir.Domain{Kind: ir.Choices, Options: options(codes), Type: "multi"}}
}

func options(codes []int) []ir.Option {
	list := make([]ir.Option, len(codes))
	for i, c := range codes {
		list[i] = ir.Option{Code: c, Text: string(rune('甲' + i))}
	}
	return list
}

func numeric(id string) ir.Item {
	return ir.Item{ID: id, Domain: ir.Domain{Kind: ir.Number, Type: "number"}}
}

func ofKind(id string, k ir.Kind) ir.Item {
	return ir.Item{ID: id, Domain: ir.Domain{Kind: k, Type: string(k)}}
}

func of(item string) ir.Term                       { return ir.Value{Item: item} }
func constant(x float64) ir.Term                   { return ir.NumberConst{Value: x} }
func textConst(s string) ir.Term                   { return ir.TextConst{Value: s} }
func dateConst(s string) ir.Term                   { return ir.DateConst{Value: s} }
func apply(f ir.FuncName, args ...ir.Term) ir.Term { return ir.Func{Name: f, Args: args} }

func comparison(left ir.Term, op ir.CompareOp, right ir.Term) ir.Test {
	return ir.Compare{Op: op, Left: left, Right: right}
}

func is(t ir.Test) ir.Formula    { return ir.Holds{Test: t, Is: true} }
func isNot(t ir.Test) ir.Formula { return ir.Holds{Test: t, Is: false} }

func code(item string, codes ...int) ir.Formula { return is(ir.CodeIn{Item: item, Codes: codes}) }

func and(of ...ir.Formula) ir.Formula { return ir.And{Of: of} }
func or(of ...ir.Formula) ir.Formula  { return ir.Or{Of: of} }

func block(name, item string, fires ir.Formula) ir.Rule {
	return ir.Rule{Name: name, Item: item, Severity: ir.Block, Fires: fires}
}
