package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/validate"
)

// dialogue asks the questions of one interview in a terminal, a line for each answer.
type dialogue struct {
	*app
	survey  *ir.Survey
	session *interview.Session
	files   interviewFiles
	lines   *bufio.Reader
	handed  string // the file that the record was appended to before, "" for none
	section int    // the section whose title was shown last
	matrix  string // the title of a matrix that was shown last
	rows    string // the rows whose title was
	shown   string // what was shown last and not asked
	mending bool   // all was asked before: an answer leads to what is open, not to the next question
}

func newDialogue(a *app, s *ir.Survey, o interviewFiles) *dialogue {
	return &dialogue{app: a, survey: s, session: sessionOf(s, &answers.Record{}), files: o, lines: bufio.NewReader(a.in), section: -1}
}

// stored is an interview as its file holds it.
type stored struct {
	interview.Data
	Handed string `json:"handed,omitempty"` // the file that the record was appended to
}

// resume goes on with the state that an interview stored. It refuses one whose record is in the
// file of answers already.
func (d *dialogue) resume(data []byte) error {
	name := d.files.resume
	var state stored
	if err := json.Unmarshal(data, &state); err != nil || state.Survey == "" {
		return &inFile{name, newFault("cmd.interview.no-state")}
	}
	session, err := interview.Resume(linked(d.survey), state.Data)
	if err != nil {
		return &inFile{name, newFault("cmd.interview.other-survey", state.Survey, d.survey.ID)}
	}
	if state.Handed != "" && state.Handed == d.files.out {
		return &inFile{name, newFault("cmd.interview.handed-before", state.Handed)}
	}
	d.session, d.handed = session, state.Handed
	return nil
}

// run asks until all is answered, the person leaves, or the input ends. A place where the state cannot be
// stored is found out before anything is asked.
func (d *dialogue) run() error {
	if err := d.store(); err != nil {
		return err
	}
	d.print("cmd.interview.begin", d.survey.Title)
	for {
		next, err := d.step()
		if err != nil || next == leave {
			return err
		}
	}
}

// turn tells how the interview goes on.
type turn int

const (
	goOn turn = iota
	leave
)

func (d *dialogue) step() (turn, error) {
	item, ok := d.session.Current()
	if !ok {
		return d.finish()
	}
	d.ask(item)
	line, err := d.read()
	if err == io.EOF {
		return leave, d.inputEnded()
	}
	if err != nil {
		return leave, err
	}
	return d.heed(item, line)
}

// heed does what a line says: a word of command, or an answer.
func (d *dialogue) heed(item *ir.Item, line string) (turn, error) {
	switch strings.ToLower(line) {
	case "返回", "back":
		d.back()
		return goOn, nil
	case "保存", "save":
		return d.saveAndLeave()
	case "删除", "delete":
		return goOn, d.deleteRow()
	}
	if item.Domain.Kind == ir.Rows {
		return goOn, d.heedAnother(line)
	}
	return d.heedAnswer(item, line)
}

func (d *dialogue) heedAnswer(item *ir.Item, line string) (turn, error) {
	switch strings.ToLower(line) {
	case "清除", "clear":
		return goOn, d.clear(item)
	case "":
		return goOn, d.keepOrSkip(item)
	}
	v, one := d.found(item, d.value(item, line))
	if !one {
		return goOn, nil
	}
	return goOn, d.answer(v)
}

func (d *dialogue) back() {
	if !d.session.Back() {
		d.print("cmd.interview.first")
	}
}

// keepOrSkip is an empty line: the answer given before stays, the one that is offered is taken, an optional question
// is left out.
func (d *dialogue) keepOrSkip(item *ir.Item) error {
	before := d.session.Value(d.session.Place())
	if v, ok := d.session.Default(); ok {
		return d.answer(v)
	}
	if before.Blank() && !item.Optional {
		d.print("cmd.interview.required")
		return nil
	}
	return d.answer(before)
}

// clear leaves an optional question out, whatever was answered before.
func (d *dialogue) clear(item *ir.Item) error {
	if !item.Optional {
		d.print("cmd.interview.required")
		return nil
	}
	return d.answer(answers.Value{})
}

func (d *dialogue) answer(v answers.Value) error {
	refused, found := d.session.Answer(v, d.lang)
	for _, f := range found {
		if f.Acknowledged == "" {
			d.print("cmd.interview.finding", d.say(severityCode(f.Severity)), f.Message)
		}
	}
	if d.mending && !refused {
		d.session = atOpen(d.survey, d.session)
	}
	return d.store()
}

// atOpen is the interview at the first question that is open, at its end where none is.
func atOpen(s *ir.Survey, session *interview.Session) *interview.Session {
	state := session.Data()
	state.At = ""
	moved, err := interview.Resume(linked(s), state)
	if err != nil {
		panic(err) // it is this survey's
	}
	return moved
}

// value reads a line as a cell of a table is read; marks may also stand apart by blanks.
func (d *dialogue) value(item *ir.Item, line string) answers.Value {
	v := answers.ParseCell(item, line)
	if v.Kind == answers.String && item.Domain.Kind == ir.Choices {
		return answers.ParseCell(item, strings.Join(strings.Fields(line), ";"))
	}
	return v
}

// finish asks for what is still to be mended or verified, and leaves when nothing is or the person wants to.
func (d *dialogue) finish() (turn, error) {
	d.passing(nil)
	d.mending = true
	left := d.session.Unsettled(d.lang)
	if len(left) == 0 {
		d.print("cmd.interview.complete")
		d.verified()
		return leave, d.hand()
	}
	if f, ok := toVerify(left); ok {
		return d.verify(f, left)
	}
	return d.mend(left)
}

// mend shows what is still to be mended, and goes there, or leaves when the person wants to.
func (d *dialogue) mend(findings []validate.Finding) (turn, error) {
	d.print("cmd.interview.findings")
	for _, f := range findings {
		d.print("cmd.interview.open", f.Item, d.say(severityCode(f.Severity)), f.Message)
	}
	fmt.Fprint(d.out, d.say("cmd.interview.mend"))
	line, err := d.read()
	if err != nil && err != io.EOF {
		return leave, err
	}
	return d.mendOrLeave(line, findings)
}

func (d *dialogue) mendOrLeave(line string, findings []validate.Finding) (turn, error) {
	if line == "" {
		return leave, d.leaveWith(findings)
	}
	place, deletes := toDelete(line)
	switch {
	case d.session.Locked(place):
		d.print("cmd.interview.locked-item", place)
	case deletes:
		d.session.Remove(place)
		return goOn, d.store()
	case !d.session.Goto(place):
		d.print("cmd.interview.no-item", line)
	}
	return goOn, nil
}

// toDelete is the place that a line names, and whether it says to delete what is there.
func toDelete(line string) (place string, deletes bool) {
	for _, word := range []string{"删除", "delete "} {
		if place, ok := strings.CutPrefix(strings.ToLower(line), word); ok && strings.TrimSpace(place) != "" {
			return answers.CanonicalID(line[len(word):]), true
		}
	}
	return answers.CanonicalID(line), false
}

func (d *dialogue) leaveWith(findings []validate.Finding) error {
	if err := d.hand(); err != nil {
		return err
	}
	if validate.Blocks(findings) {
		return exit(statusBlocks)
	}
	return nil
}

// hand appends the record to the file of answers.
func (d *dialogue) hand() error {
	if d.files.out == "" {
		return d.store()
	}
	f, err := os.OpenFile(d.files.out, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(d.session.Record().AppendJSON(nil), '\n'))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	d.handed = d.files.out
	d.print("cmd.interview.handed", d.files.out)
	return d.store()
}

// store writes the state, where there is a file for it.
func (d *dialogue) store() error {
	path := d.files.state()
	if path == "" {
		return nil
	}
	data, err := json.MarshalIndent(stored{d.session.Data(), d.handed}, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(path, append(data, '\n'))
}

func (d *dialogue) saveAndLeave() (turn, error) {
	if d.files.state() == "" {
		fmt.Fprint(d.out, d.say("cmd.interview.where"))
		name, err := d.read()
		if err != nil || name == "" {
			return goOn, nil
		}
		if err := d.saveIn(name); err != nil {
			fmt.Fprintln(d.out, d.sayError(err))
			return goOn, nil
		}
	}
	return leave, d.leaveStored()
}

// saveIn begins a file for the state; where that fails there is none, as before.
func (d *dialogue) saveIn(name string) error {
	d.files.save = name
	err := d.files.fault()
	if err == nil {
		err = d.store()
	}
	if err != nil {
		d.files.save = ""
	}
	return err
}

// leaveStored stores the state and says where it is.
func (d *dialogue) leaveStored() error {
	if err := d.store(); err != nil {
		return err
	}
	d.print("cmd.interview.saved", d.files.state())
	return nil
}

// inputEnded is the end of input in mid-interview: what is not stored is lost, and that is said. Where all was asked
// before and nothing blocks, it is the end of the interview.
func (d *dialogue) inputEnded() error {
	fmt.Fprintln(d.out)
	if left := d.session.Unsettled(d.lang); d.mending && !validate.Blocks(left) {
		return d.leaveWith(left)
	}
	if d.files.state() == "" {
		return newFault("cmd.interview.lost")
	}
	return d.leaveStored()
}
