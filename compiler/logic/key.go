package logic

import (
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// Key is a text that two formulas share exactly when they are the same formula.
func Key(f ir.Formula) string {
	var b strings.Builder
	writeFormula(&b, f)
	return b.String()
}

// TestKey is a text that two tests share exactly when they are the same test.
func TestKey(t ir.Test) string {
	var b strings.Builder
	writeTest(&b, t)
	return b.String()
}

func writeFormula(b *strings.Builder, f ir.Formula) {
	switch f := f.(type) {
	case ir.And:
		writeJunction(b, "&", f.Of)
	case ir.Or:
		writeJunction(b, "|", f.Of)
	case ir.Ref:
		writeCall(b, "ref", strconv.Itoa(f.Index))
	case ir.Holds:
		writeHolds(b, f)
	case ir.Undefined:
		b.WriteString("undefined ")
		writeTest(b, f.Test)
	case ir.Lacks:
		b.WriteString("lacks ")
		writeTest(b, f.Test)
	case ir.Settled:
		writeCall(b, "settled", f.Item, strconv.FormatBool(f.Is))
	case ir.Some:
		writeRows(b, "some", f.Rows, f.Where)
	case ir.Every:
		writeRows(b, "every", f.Rows, f.Where)
	case ir.Answered:
		writeCall(b, "answered", f.Item)
	case ir.Unanswered:
		writeCall(b, "unanswered", f.Item)
	case ir.Blank:
		writeCall(b, "blank", f.Item)
	case ir.None:
		writeNone(b, f)
	default:
		panic("logic: no key for a formula")
	}
}

func writeJunction(b *strings.Builder, op string, fs []ir.Formula) {
	b.WriteString(op + "(")
	for _, f := range fs {
		writeFormula(b, f)
		b.WriteString(",")
	}
	b.WriteString(")")
}

func writeRows(b *strings.Builder, op, rows string, where ...ir.Formula) {
	b.WriteString(op + " " + rows)
	writeJunction(b, " where", where)
}

func writeHolds(b *strings.Builder, h ir.Holds) {
	if !h.Is {
		b.WriteString("!")
	}
	writeTest(b, h.Test)
}

func writeNone(b *strings.Builder, n ir.None) {
	if !n.Is {
		b.WriteString("!")
	}
	writeCall(b, string(n.Kind), n.Item)
}

func writeCall(b *strings.Builder, name string, args ...string) {
	b.WriteString(name + "(" + strings.Join(args, ",") + ")")
}

func writeTest(b *strings.Builder, t ir.Test) {
	switch t := t.(type) {
	case ir.CodeIn:
		writeCodes(b, t)
	case ir.HasCode:
		writeCall(b, "has", t.Item, strconv.Itoa(t.Code))
	case ir.Compare:
		writeTerms(b, string(t.Op), t.Left, t.Right)
	case ir.Matches:
		writeTerms(b, "matches "+strconv.Quote(t.Pattern), t.Text)
	case ir.ValidID:
		writeTerms(b, "valid-id", t.Text)
	case ir.Unique:
		writeCall(b, "unique", t.Item)
	case ir.CallTest:
		writeTerms(b, "call "+t.Func, t.Args...)
	default:
		panic("logic: no key for a test")
	}
}

func writeCodes(b *strings.Builder, t ir.CodeIn) {
	b.WriteString(t.Item + " in")
	for _, c := range t.Codes {
		b.WriteString(" " + strconv.Itoa(c))
	}
}

func writeTerms(b *strings.Builder, name string, terms ...ir.Term) {
	b.WriteString(name + "(")
	for _, t := range terms {
		writeTerm(b, t)
		b.WriteString(",")
	}
	b.WriteString(")")
}

func writeTerm(b *strings.Builder, t ir.Term) {
	switch t := t.(type) {
	case ir.NumberConst:
		b.WriteString(strconv.FormatFloat(t.Value, 'g', -1, 64))
	case ir.TextConst:
		b.WriteString(strconv.Quote(t.Value))
	case ir.DateConst:
		b.WriteString(t.Value)
	case ir.Value:
		b.WriteString("$" + t.Item)
	case ir.Arith:
		writeTerms(b, string(t.Op), t.Left, t.Right)
	case ir.Func:
		writeTerms(b, string(t.Name), t.Args...)
	case ir.Total:
		writeRows(b, "total "+string(t.Func), t.Rows, t.Where, t.Out)
		writeTerms(b, "of", t.Of)
	case ir.CallTerm:
		writeTerms(b, "call "+t.Func, t.Args...)
	default:
		panic("logic: no key for a term")
	}
}
