package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/runtime/why"
)

func (a *app) why() *cobra.Command {
	var record string
	cmd := &cobra.Command{
		Use:               "why [--record NAME] SURVEY ANSWERS ITEM|RULE…",
		Args:              atLeast(3),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runWhy(record, args[0], args[1], args[2:]) },
		ValidArgsFunction: completeSurveyFirst,
	}
	a.describe(cmd, "why")
	cmd.Flags().StringVar(&record, "record", "", a.say("cmd.why.flag.record"))
	return cmd
}

func (a *app) runWhy(wanted, survey, file string, names []string) error {
	if err := stdinOnce([]string{survey, file}); err != nil {
		return err
	}
	result, err := a.compile(survey)
	if err != nil {
		return err
	}
	r, err := a.oneRecord(result.Survey, file, wanted)
	if err != nil {
		return err
	}
	teller, err := why.New(result.Survey)
	if err != nil {
		return err
	}
	t, err := a.telling(result, teller, r)
	if err != nil {
		return err
	}
	for i, name := range names {
		t.between(i)
		if err := t.tell(name); err != nil {
			return err
		}
	}
	return nil
}

// oneRecord is the record of that name in a file, the first where none is named.
func (a *app) oneRecord(s *ir.Survey, file, wanted string) (*answers.Record, error) {
	in, err := opening{app: a, survey: s}.input(file)
	if err != nil {
		return nil, err
	}
	defer in.file.Close()
	for {
		r, err := in.reader.Next()
		switch {
		case errors.Is(err, io.EOF) && wanted == "":
			return nil, newFault("cmd.why.empty", file)
		case errors.Is(err, io.EOF):
			return nil, newFault("cmd.why.no-record", file, wanted)
		case err != nil:
			return nil, &inFile{file, err}
		case wanted != "" && r.Name != wanted && strconv.Itoa(r.Row) != wanted:
		case r.Malformed != nil:
			return nil, newFault("cmd.why.malformed", r.Name, *r.Malformed)
		default:
			return r, nil
		}
	}
}

// telling is one record in work.
type telling struct {
	*app
	compiler.Result
	teller *why.Teller
	record *answers.Record
	state  *program.State // that fills texts
}

func (a *app) telling(r compiler.Result, teller *why.Teller, record *answers.Record) (*telling, error) {
	p, err := program.New(r.Survey)
	if err != nil {
		return nil, err
	}
	t := &telling{a, r, teller, record, p.NewState()}
	t.state.Load(record)
	return t, nil
}

// tell goes by the name: an item's, else a rule's, by itself or in a row of a repeated group.
func (t *telling) tell(name string) error {
	written := oneDash(name)
	id := validate.ItemOf(written)
	if i := slices.IndexFunc(t.Survey.Items, func(it ir.Item) bool { return it.ID == id }); i >= 0 {
		return t.item(i, written)
	}
	if k := slices.IndexFunc(t.Survey.Rules, func(r ir.Rule) bool { return r.Name == id }); k >= 0 {
		return t.rule(k, strings.TrimSuffix(written, id))
	}
	if near := nearest.To(id, t.names()); len(near) > 0 {
		return newFault("cmd.why.unknown-near", name, strings.Join(near, ", "))
	}
	return newFault("cmd.why.unknown", name)
}

func (t *telling) names() []string {
	var names []string
	for _, it := range t.Survey.Items {
		names = append(names, it.ID)
	}
	for _, r := range t.Survey.Rules {
		names = append(names, r.Name)
	}
	return names
}

// oneDash writes every dash of an id as the canonical one.
func oneDash(id string) string {
	return strings.NewReplacer("——", "-", "—", "-", "–", "-", "－", "-", "―", "-", "−", "-", "‐", "-", "‑", "-").Replace(id)
}

// item tells of a place; of an item in a group without its row, of each row.
func (t *telling) item(i int, place string) error {
	it := &t.Survey.Items[i]
	if it.Compute != nil {
		return newFault("cmd.why.computed", it.ID)
	}
	places := t.places(i, place)
	if len(places) == 0 {
		return newFault("cmd.why.no-row", place)
	}
	for n, place := range places {
		reason, ok := t.teller.Item(t.record, place)
		if !ok {
			return newFault("cmd.why.no-row", place)
		}
		t.between(n)
		t.itemReason(place, reason)
	}
	return nil
}

// places are the one that is named, or else those in all rows.
func (t *telling) places(i int, named string) []string {
	if t.Survey.Items[i].Group == "" || named != t.Survey.Items[i].ID {
		return []string{named}
	}
	return t.teller.Places(t.record, i)
}

// between keeps what is told apart.
func (t *telling) between(n int) {
	if n > 0 {
		fmt.Fprintln(t.out)
	}
}

func (t *telling) itemReason(place string, reason why.ItemReason) {
	code := map[program.Status]catalogue.Code{program.Asked: "cmd.why.asked", program.Passed: "cmd.why.passed", program.Undetermined: "cmd.why.undetermined"}
	fmt.Fprintln(t.out, t.say(code[reason.Status], t.named(place)))
	if len(reason.Facts) == 0 {
		fmt.Fprintln(t.out, t.say("cmd.why.always"))
	}
	t.facts(reason.Facts)
	for _, c := range reason.Clauses {
		t.place(t.clausePlace(c))
	}
}

// rule tells of a rule in the rows that are named before it; where none are, in each row in which it acts, and if there is none, in each.
func (t *telling) rule(k int, rows string) error {
	r := &t.Survey.Rules[k]
	i := slices.IndexFunc(t.Survey.Items, func(it ir.Item) bool { return it.ID == r.Item })
	places := t.places(i, rows+r.Item)
	reasons := map[string]why.RuleReason{}
	acts := false
	for _, place := range places {
		reason, ok := t.teller.Rule(t.record, k, place)
		if !ok {
			return newFault("cmd.why.no-row", rows+r.Name)
		}
		reasons[place] = reason
		acts = acts || reason.Acts
	}
	if len(places) == 0 {
		return newFault("cmd.why.no-row", r.Name)
	}
	if acts {
		places = slices.DeleteFunc(places, func(place string) bool { return !reasons[place].Acts })
	}
	for n, place := range places {
		t.between(n)
		t.ruleReason(k, place, reasons[place])
	}
	return nil
}

func (t *telling) ruleReason(k int, place string, reason why.RuleReason) {
	r := &t.Survey.Rules[k]
	fmt.Fprintln(t.out, t.ruleHead(r, place, reason))
	t.facts(reason.Facts)
	t.place(t.Places.Rules[k])
}

func (t *telling) ruleHead(r *ir.Rule, place string, reason why.RuleReason) string {
	name := r.Name
	if rows := strings.TrimSuffix(place, r.Item); rows != "" {
		name = t.say("cmd.why.rule-in-row", r.Name, t.named(strings.TrimSuffix(rows, ".")))
	}
	switch {
	case reason.Early:
		return t.say("cmd.why.rule-early", name, r.Since)
	case reason.Passed:
		return t.say("cmd.why.rule-passed", name, t.named(place))
	case reason.Acts:
		return t.say("cmd.why.acts", name)
	}
	return t.say("cmd.why.idle", name)
}

// named is a place as reports name it, with what the record holds in the texts; an item outside all groups is called by its id.
func (t *telling) named(place string) string {
	if !strings.Contains(place, "[") {
		return place
	}
	t.state.EnterPlace(place)
	return validate.Named(place, func(id string) string {
		i := slices.IndexFunc(t.Survey.Items, func(it ir.Item) bool { return it.ID == id })
		text := mask(t.state.Fill(t.Survey.Items[i].Text))
		switch {
		case text == "":
			return id
		case ir.Numbered(id):
			return id + " " + text
		}
		return text
	})
}

func (t *telling) facts(facts []why.Fact) {
	for _, f := range facts {
		fmt.Fprintln(t.out, "  "+t.fact(f))
	}
}

func (t *telling) fact(f why.Fact) string {
	it := &t.Survey.Items[f.Item]
	name := t.named(f.Place)
	switch {
	case f.Kind == why.Given && it.Domain.Kind == ir.Rows:
		return t.say("cmd.why.rows", name, len(f.Value.List))
	case f.Kind == why.Given:
		return t.say("cmd.why.given", name, t.shown(it, f.Value))
	case f.Kind == why.Blank:
		return t.say("cmd.why.blank", name)
	case f.Kind == why.Passed:
		return t.say("cmd.why.not-asked", name)
	}
	return t.say("cmd.why.open", name)
}

// shown writes an answer as a person does: options with their texts, resident id numbers masked, of a picture what it is.
func (t *telling) shown(it *ir.Item, v answers.Value) string {
	switch {
	case v.Kind == answers.NoAnswer:
		return t.say(catalogue.Code("none." + v.Str))
	case v.Kind == answers.List:
		var marks []string
		for _, m := range v.List {
			marks = append(marks, optionText(it, int(m.Num)))
		}
		return strings.Join(marks, t.say("list.separator"))
	case it.Domain.Kind == ir.Choice:
		return optionText(it, int(v.Num))
	case it.Domain.Kind == ir.Signature:
		return value.PhotoName(v.Str)
	}
	return mask(program.Plain(v))
}

func optionText(it *ir.Item, code int) string {
	o, _ := it.Domain.Option(code)
	return ir.CodeText(code) + o.Text
}

func (t *telling) clausePlace(c why.Clause) source.Span {
	at := &t.Places.Items[c.Item]
	if c.Skip < 0 {
		return at.Ask
	}
	return at.Skips[c.Skip]
}

// place shows a part of the source on one line.
func (t *telling) place(span source.Span) {
	if span.File == nil {
		return
	}
	fmt.Fprintln(t.out, "  "+t.say("cmd.why.place", span.File.Name, span.Pos().Line, strings.Join(strings.Fields(span.Text()), " ")))
}
