package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/interview"
)

// enterRows says which row of a group is asked about, when it is another than before.
func (d *dialogue) enterRows(item *ir.Item) {
	rows := d.session.Rows()
	if item.Domain.Kind == ir.Rows {
		rows = rows[:len(rows)-1] // the last may come to be
	}
	title := d.rowsTitle(rows)
	if title != "" && placeOf(rows) != d.rows {
		d.print("cmd.interview.row-title", title)
		d.note(rows[len(rows)-1].Head, rows[len(rows)-1].Nr == 1)
	}
	d.rows = placeOf(rows)
}

// note shows that of a group where its first row begins.
func (d *dialogue) note(head *ir.Item, first bool) {
	if first && head.Note != "" {
		d.print("cmd.interview.note", d.session.Fill(head.Note))
	}
}

func placeOf(rows []interview.Row) string {
	var parts []string
	for _, r := range rows {
		parts = append(parts, fmt.Sprintf("%s[%d]", r.Head.ID, r.Nr))
	}
	return strings.Join(parts, ".")
}

// rowsTitle is rows in words, the outermost first.
func (d *dialogue) rowsTitle(rows []interview.Row) string {
	var titles []string
	for _, r := range rows {
		titles = append(titles, d.rowTitle(r))
	}
	return strings.Join(titles, " · ")
}

func (d *dialogue) rowTitle(r interview.Row) string {
	said := ""
	if r.Said != "" {
		said = d.say("cmd.interview.row-said", r.Said)
	}
	if r.Of > 0 {
		return d.say("cmd.interview.row-of", d.session.Fill(r.Head.Text), r.Nr, said, r.Of)
	}
	return d.say("cmd.interview.row", d.session.Fill(r.Head.Text), r.Nr, said)
}

// askAnother asks whether a group has another row.
func (d *dialogue) askAnother(head *ir.Item) {
	rows := d.session.Rows()
	code := catalogue.Code("cmd.interview.another")
	if rows[len(rows)-1].Nr == 1 {
		code = "cmd.interview.any"
		d.note(head, true)
	}
	d.print(code, d.session.Fill(head.Text))
	fmt.Fprint(d.out, d.say("cmd.interview.prompt"))
}

// heedAnother does what a line says where another row was asked for.
func (d *dialogue) heedAnother(line string) error {
	yes, ok := yesOrNo(line)
	if !ok {
		d.print("cmd.interview.yes-or-no")
		return nil
	}
	return d.answer(answers.Truth(yes))
}

func yesOrNo(line string) (yes, ok bool) {
	line = strings.ToLower(line)
	if slices.Contains([]string{"是", "有", "要", "对", "yes", "y", "1", "①"}, line) {
		return true, true
	}
	return false, slices.Contains([]string{"否", "没有", "没", "无", "不", "不要", "no", "n", "2", "②"}, line)
}

// deleteRow takes the row that is asked about out of the record, once the person is sure.
func (d *dialogue) deleteRow() error {
	rows := d.session.Rows()
	item, _ := d.session.Current()
	if item.Domain.Kind == ir.Rows {
		rows = rows[:len(rows)-1]
	}
	if len(rows) == 0 {
		d.print("cmd.interview.no-row")
		return nil
	}
	if d.session.Locked(placeOf(rows)) {
		d.print("cmd.interview.locked-item", d.rowsTitle(rows))
		return nil
	}
	fmt.Fprint(d.out, d.say("cmd.interview.delete", d.rowsTitle(rows)))
	line, err := d.read()
	if yes, _ := yesOrNo(line); err != nil || !yes {
		return nil
	}
	d.session.Remove(placeOf(rows))
	d.rows = ""
	return d.store()
}
