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
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
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
	t := &telling{app: a, Result: result, teller: teller, record: r}
	for i, name := range names {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
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
}

// tell goes by the name: an item's, else a rule's.
func (t *telling) tell(name string) error {
	id := oneDash(name)
	if i := slices.IndexFunc(t.Survey.Items, func(it ir.Item) bool { return it.ID == id }); i >= 0 {
		return t.item(i)
	}
	if k := slices.IndexFunc(t.Survey.Rules, func(r ir.Rule) bool { return r.Name == id }); k >= 0 {
		return t.rule(k)
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

func (t *telling) item(i int) error {
	it := &t.Survey.Items[i]
	switch {
	case it.Group != "":
		return newFault("cmd.why.in-rows", it.ID, it.Group)
	case it.Compute != nil:
		return newFault("cmd.why.computed", it.ID)
	}
	reason := t.teller.Item(t.record, i)
	code := map[program.Status]catalogue.Code{program.Asked: "cmd.why.asked", program.Passed: "cmd.why.passed", program.Undetermined: "cmd.why.undetermined"}
	fmt.Fprintln(t.out, t.say(code[reason.Status], it.ID))
	if len(reason.Facts) == 0 {
		fmt.Fprintln(t.out, t.say("cmd.why.always"))
	}
	t.facts(reason.Facts)
	for _, c := range reason.Clauses {
		t.place(t.clausePlace(c))
	}
	return nil
}

func (t *telling) rule(k int) error {
	r := &t.Survey.Rules[k]
	i := slices.IndexFunc(t.Survey.Items, func(it ir.Item) bool { return it.ID == r.Item })
	if t.Survey.Items[i].Group != "" {
		return newFault("cmd.why.in-rows", r.Name, t.Survey.Items[i].Group)
	}
	reason := t.teller.Rule(t.record, k)
	switch {
	case reason.Passed:
		fmt.Fprintln(t.out, t.say("cmd.why.rule-passed", r.Name, r.Item))
	case reason.Acts:
		fmt.Fprintln(t.out, t.say("cmd.why.acts", r.Name))
	default:
		fmt.Fprintln(t.out, t.say("cmd.why.idle", r.Name))
	}
	t.facts(reason.Facts)
	t.place(t.Places.Rules[k])
	return nil
}

func (t *telling) facts(facts []why.Fact) {
	for _, f := range facts {
		fmt.Fprintln(t.out, "  "+t.fact(f))
	}
}

func (t *telling) fact(f why.Fact) string {
	it := &t.Survey.Items[f.Item]
	switch f.Kind {
	case why.Given:
		return t.say("cmd.why.given", it.ID, t.shown(it, f.Value))
	case why.Blank:
		return t.say("cmd.why.blank", it.ID)
	case why.Passed:
		return t.say("cmd.why.not-asked", it.ID)
	}
	return t.say("cmd.why.open", it.ID)
}

// shown writes an answer as a person does: options with their texts, resident id numbers masked.
func (t *telling) shown(it *ir.Item, v answers.Value) string {
	switch {
	case v.Kind == answers.NoAnswer:
		return t.say(catalogue.Code("none." + v.Str))
	case v.Kind == answers.List && it.Domain.Kind == ir.Rows:
		return t.say("cmd.why.rows", len(v.List))
	case v.Kind == answers.List:
		var marks []string
		for _, m := range v.List {
			marks = append(marks, optionText(it, int(m.Num)))
		}
		return strings.Join(marks, t.say("list.separator"))
	case it.Domain.Kind == ir.Choice:
		return optionText(it, int(v.Num))
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
