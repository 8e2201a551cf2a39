package html_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	given "github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// Whatever was answered to any survey: the file that the form exports draws the findings of the records themselves, and gives the
// same records where it is imported. A table cannot say all of them.
func TestWhatIsExportedComesBack(t *testing.T) {
	said, all := 0, 0
	for seed := range uint64(6) {
		d, text, c := anySurvey(t, seed)
		list := households(d, c, 30)
		tab := openWith(t, c.Survey, caught, inStore(list))
		lines, table := []byte(exported(t, tab, "1")), []byte(exported(t, tab, "2"))

		assert.Equal(t, foundIn(c, list), found(t, c.Survey, string(lines), func(text []byte) given.Reader { return given.NewJSON(bytes.NewReader(text)) }), text)
		assertSame(t, list, takeIn(t, tab, "f.jsonl", lines), text)

		sayable := slices.DeleteFunc(slices.Clone(list), func(r records.Record) bool { return !isSayable(c.Survey, r) })
		said, all = said+len(sayable), all+len(list)
		ids := idsOf(sayable)
		assert.Equal(t, foundIn(c, sayable), of(ids, found(t, c.Survey, string(table), func(text []byte) given.Reader { return tableReader(t, c.Survey, text) })), text)
		back := takeIn(t, tab, "f.csv", table)
		back.Records = slices.DeleteFunc(back.Records, func(r map[string]any) bool { return !slices.Contains(ids, fmt.Sprint(r["_id"])) })
		assertSame(t, sayable, back, text)
	}
	assert.Greater(t, 3*said, all, "hardly a record is one that a table can say")
}

func tableReader(t *testing.T, s *ir.Survey, text []byte) given.Reader {
	reader, err := given.NewCSV(bytes.NewReader(text), s)
	require.NoError(t, err)
	return reader
}

// households are random records that state who they are.
func households(d records.Dice, c records.Checker, n int) []records.Record {
	list := d.Batch(c, n)
	for i, r := range list {
		r = slices.DeleteFunc(slices.Clone(r), func(f records.Field) bool { return f.Key == "_id" || f.Key == "_survey" })
		list[i] = append(records.Record{{Key: "_id", Value: fmt.Sprintf(`"h%02d"`, i)}}, r...)
	}
	return list
}

// inStore are records as households that are stored, in their order.
func inStore(list []records.Record) string {
	var made []string
	for i, r := range list {
		made = append(made, fmt.Sprintf(`{"id":"h%02d","order":%d,"record":%s}`, i, 1000-i, r.Text()))
	}
	text, _ := json.Marshal("[" + strings.Join(made, ",") + "]")
	return "JSON.parse(" + string(text) + ", (key, v) => v === Infinity ? Number.MAX_VALUE : v === -Infinity ? -Number.MAX_VALUE : v)" // as the page has them
}

// foundIn is what is found in records, a line each as found has them.
func foundIn(c records.Checker, list []records.Record) string {
	var lines []string
	for _, r := range list {
		for _, f := range c.Findings(r) {
			lines = append(lines, fmt.Sprint(f.Record, " ", f.Item, " ", f.Code, " ", f.Rule, " ", f.Message))
		}
	}
	return strings.Join(lines, "\n")
}

// of are the lines of findings about some records.
func of(ids []string, lines string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(lines, "\n"), func(line string) bool {
		id, _, _ := strings.Cut(line, " ")
		return !slices.Contains(ids, id)
	}), "\n")
}

func idsOf(list []records.Record) []string {
	var ids []string
	for _, r := range list {
		ids = append(ids, strings.Trim(r[0].Value, `"`))
	}
	return ids
}

// isSayable tells whether the cells of a table can say a record: that a number is one, and no text that looks like it. No text table
// holds a NUL.
func isSayable(s *ir.Survey, r records.Record) bool {
	return !strings.Contains(r.Text(), `\u0000`) && areSayable(s, "", given.FromJSON([]byte(r.Text())).Fields)
}

func areSayable(s *ir.Survey, group string, fields []given.Field) bool {
	return !slices.ContainsFunc(fields, func(f given.Field) bool {
		at := slices.IndexFunc(s.Items, func(it ir.Item) bool { return it.ID == f.Key && it.Group == group })
		switch {
		case f.Key == given.OverridesKey:
			return f.Value.Kind != given.List
		case at < 0:
			return group != "" || !strings.HasPrefix(f.Key, "_") || f.Value.Kind != given.String || strings.TrimSpace(f.Value.Str) != f.Value.Str
		case s.Items[at].Domain.Kind == ir.Rows && f.Value.Kind == given.List:
			return slices.ContainsFunc(f.Value.List, func(row given.Value) bool { return !areSayable(s, f.Key, row.Fields) })
		}
		return !given.ParseCell(&s.Items[at], given.CellText(&s.Items[at], f.Value, catalogue.ZH)).Equal(f.Value) && !f.Value.Blank()
	})
}

// assertSame holds where the records that were taken in say what the others do: an empty answer says nothing.
func assertSame(t *testing.T, want []records.Record, got imported, text string) {
	t.Helper()
	if !assert.Len(t, got.Records, len(want), got.Says) {
		return
	}
	for i, r := range want {
		record := asMap(given.FromJSON([]byte(r.Text())).Fields)
		for _, one := range []map[string]any{record, got.Records[i]} {
			maps.DeleteFunc(one, func(key string, raw any) bool { return isNothing(raw) })
		}
		assert.Equal(t, record, got.Records[i], "%s\n%s", r.Text(), text)
	}
}

func isNothing(raw any) bool {
	list, isList := raw.([]any)
	return raw == nil || raw == "" || isList && len(list) == 0
}
