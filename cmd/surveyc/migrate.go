package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/migrate"
)

func (a *app) migrate() *cobra.Command {
	out := ""
	cmd := &cobra.Command{
		Use:               "migrate --out FILE OLD NEW ANSWERS…",
		Args:              atLeast(3),
		RunE:              func(_ *cobra.Command, args []string) error { return a.runMigrate(out, args[0], args[1], args[2:]) },
		ValidArgsFunction: completeSurveys,
	}
	a.describe(cmd, "migrate")
	cmd.Flags().StringVar(&out, "out", "", a.say("cmd.migrate.flag.out"))
	return cmd
}

func (a *app) runMigrate(out, oldName, newName string, names []string) error {
	if err := errors.Join(goodOut(out, names), stdinOnce(append([]string{oldName, newName}, names...)), surveyFirst(names)); err != nil {
		return err
	}
	surveys, err := a.loadPair(oldName, newName)
	if err != nil {
		return err
	}
	if isTable(out) && hasRows(surveys[1]) {
		return newFault("cmd.migrate.rows-csv")
	}
	progress := a.newProgress(names)
	inputs, err := opening{app: a, survey: surveys[0], progress: progress}.inputs(names)
	if err != nil {
		return err
	}
	m := &migration{app: a, out: out, survey: surveys[1], migrator: migrate.New(surveys[0], surveys[1]), lost: map[loss]*losses{}}
	err = writeThrough(out, func(w io.Writer) error { return m.all(w, inputs) })
	progress.done()
	if err != nil {
		return err
	}
	return m.report()
}

// goodOut refuses a file that cannot be written so, or that would take the place of one that is read.
func goodOut(out string, names []string) error {
	switch ext := strings.ToLower(filepath.Ext(out)); {
	case out == "":
		return newFault("cmd.migrate.no-out")
	case ext != ".jsonl" && ext != ".csv":
		return newFault("cmd.migrate.bad-out", out)
	}
	if isAmong(out, names) {
		return newFault("cmd.migrate.same-file", out)
	}
	return nil
}

func isTable(out string) bool { return strings.EqualFold(filepath.Ext(out), ".csv") }

func hasRows(s *ir.Survey) bool {
	return slices.ContainsFunc(s.Items, func(it ir.Item) bool { return it.Domain.Kind == ir.Rows })
}

// migration is one call: records go from the inputs into a file.
type migration struct {
	*app
	out                    string
	survey                 *ir.Survey
	migrator               *migrate.Migrator
	lost                   map[loss]*losses
	order                  []loss
	carried, short, broken int
}

// loss is a kind of loss, losses those of it.
type loss struct {
	item string
	why  catalogue.Code
}

type losses struct {
	records int
	first   string // a record that has one
	last    string
}

func (m *migration) all(w io.Writer, inputs []*input) error {
	to := migrate.NewJSONL(w)
	if isTable(m.out) {
		var err error
		if to, err = migrate.NewCSV(w, m.survey, m.lang); err != nil {
			return err
		}
	}
	for _, in := range inputs {
		err := m.one(to, in)
		_ = in.file.Close()
		if err != nil {
			return err
		}
	}
	return to.Flush()
}

func (m *migration) one(to migrate.Writer, in *input) error {
	for {
		r, err := in.reader.Next()
		if err == io.EOF {
			m.columns(in)
			return nil
		}
		if err != nil {
			return &inFile{in.name, err}
		}
		if err := m.record(to, r); err != nil {
			return err
		}
	}
}

func (m *migration) record(to migrate.Writer, r *answers.Record) error {
	carried, lost := m.migrator.Record(r)
	if carried.Malformed != nil {
		m.broken++
		m.lose("", "cmd.migrate.broken", r.Name)
		return nil
	}
	if isTable(m.out) {
		lost = append(lost, m.outside(carried)...)
	}
	for _, l := range lost {
		m.lose(l.Item, l.Why.Code, r.Name)
	}
	m.carried++
	if len(lost) > 0 {
		m.short++
	}
	return to.Write(carried)
}

// outside are keys that the table has no column for.
func (m *migration) outside(r *answers.Record) []migrate.Loss {
	var lost []migrate.Loss
	columns := migrate.Columns(m.survey)
	for _, f := range r.Fields {
		if !slices.Contains(columns, f.Key) && !f.Value.Blank() {
			lost = append(lost, migrate.Loss{Item: f.Key, Why: catalogue.Phrase{Code: "migrate.no-column"}})
		}
	}
	return lost
}

// columns says which columns of a table were not read.
func (m *migration) columns(in *input) {
	if t, ok := in.reader.(answers.Table); ok {
		for _, u := range t.Unknown() {
			m.lose(u.Head, "migrate.unknown", "")
		}
	}
}

func (m *migration) lose(item string, why catalogue.Code, record string) {
	key := loss{item, why}
	l := m.lost[key]
	if l == nil {
		l = &losses{first: record}
		m.lost[key] = l
		m.order = append(m.order, key)
	}
	if l.records == 0 || l.last != record {
		l.records++
	}
	l.last = record
}

// said is a kind of loss in words: of a record, of a column, of an answer.
func (m *migration) said(key loss, l *losses) string {
	switch {
	case key.item == "":
		return m.say(key.why, l.records, l.first)
	case l.first == "":
		return m.say("cmd.migrate.column", key.item, catalogue.Phrase{Code: key.why})
	}
	return m.say("cmd.migrate.lost", key.item, l.records, catalogue.Phrase{Code: key.why}, l.first)
}

func (m *migration) report() error {
	fmt.Fprintln(m.app.out, m.say("cmd.migrate.summary", m.carried, m.out, m.short, m.broken))
	for _, key := range m.order {
		l := m.lost[key]
		fmt.Fprintln(m.app.out, "  · "+unbroken(m.said(key, l)))
	}
	if len(m.order) > 0 {
		return exit(statusBlocks)
	}
	return nil
}
