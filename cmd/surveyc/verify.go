package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/validate"
)

// toVerify is the first warning that waits for a reason; ok is false where there is none, or something blocks, which comes first.
func toVerify(left []validate.Finding) (f validate.Finding, ok bool) {
	at := slices.IndexFunc(left, func(f validate.Finding) bool { return f.Code == validate.Assert })
	if at < 0 || validate.Blocks(left) {
		return f, false
	}
	return left[at], true
}

// verify asks for the reason for which a warning is left; an empty line goes back to the question, an item's
// id to that one. Where the input ends the record is
// as complete as without it.
func (d *dialogue) verify(f validate.Finding, left []validate.Finding) (turn, error) {
	d.print("cmd.interview.verify")
	d.print("cmd.interview.open", f.Item, d.say(severityCode(f.Severity)), f.Message)
	if before := d.reasonBefore(f); before != "" {
		d.print("cmd.interview.voided", before)
	}
	fmt.Fprint(d.out, d.say("cmd.interview.reason"))
	line, err := d.read()
	switch {
	case err == io.EOF:
		fmt.Fprintln(d.out)
		return leave, d.leaveWith(left)
	case err != nil:
		return leave, err
	}
	return d.heedReason(f, line, left)
}

func (d *dialogue) heedReason(f validate.Finding, line string, left []validate.Finding) (turn, error) {
	switch strings.ToLower(line) {
	case "", "返回", "back":
		if !d.session.Goto(f.Item) { // it is computed or locked: others are to be mended
			return d.mend(left)
		}
		return goOn, nil
	case "保存", "save":
		return d.saveAndLeave()
	}
	if place, _ := toDelete(line); d.isItem(validate.ItemOf(place)) {
		return d.mendOrLeave(line, left)
	}
	d.session.Acknowledge(f, line, time.Now())
	return goOn, d.store()
}

func (d *dialogue) isItem(id string) bool {
	return slices.ContainsFunc(d.survey.Items, func(it ir.Item) bool { return it.ID == id })
}

// reasonBefore is the reason that was given before an answer was changed.
func (d *dialogue) reasonBefore(f validate.Finding) string {
	for _, o := range d.session.Voided() {
		if o.Rule == f.Rule && (o.Item == "" || o.Item == f.Item) {
			return o.Reason
		}
	}
	return ""
}

// verified shows the warnings that are acknowledged.
func (d *dialogue) verified() {
	for _, f := range d.session.Findings(d.lang) {
		if f.Acknowledged != "" {
			d.print("cmd.interview.open", f.Item, d.say(severityCode(f.Severity)), d.say("report.acknowledged", f.Message, f.Acknowledged))
		}
	}
}
