package surveys_test

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/surveys"
)

// TestItems compares each questionnaire with expected.tsv: ids, types, optional,
// bounds, numbers of options, ask-ifs, skips and rules, in the order of the form.
func TestItems(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			s := compile(t, id)
			want, got := expectedRows(t, id), rows(s)
			for i := range min(len(want), len(got)) {
				assert.Equal(t, want[i], got[i])
			}
			assert.Len(t, got, len(want))
			assert.Equal(t, id, s.ID)
			assert.Equal(t, "2020", s.Property("version"))
		})
	}
}

func compile(t *testing.T, id string) *ir.Survey {
	t.Helper()
	text, err := surveys.Files.ReadFile(surveys.Path(id))
	require.NoError(t, err)
	result := compiler.Compile(source.New(surveys.Path(id), string(text)))
	require.Empty(t, result.Diagnostics)
	return result.Survey
}

func expectedRows(t *testing.T, id string) []string {
	t.Helper()
	file, err := os.Open(id + "/expected.tsv")
	require.NoError(t, err)
	defer file.Close()
	table := csv.NewReader(file)
	table.Comma = '\t'
	cells, err := table.ReadAll()
	require.NoError(t, err)
	var rows []string
	for _, line := range cells[1:] {
		rows = append(rows, row(line...))
	}
	return rows
}

func rows(s *ir.Survey) []string {
	var rows []string
	for i := range s.Items {
		item := &s.Items[i]
		rows = append(rows, row(
			item.ID, typeOf(item.Domain), optional(item), bound(item.Domain), options(item.Domain),
			ask(s, item), strings.Join(skips(s, item), " "), strings.Join(rules(s, item), " "),
		))
	}
	return rows
}

func row(cells ...string) string {
	for i, cell := range cells {
		cells[i] = cmp.Or(cell, "-")
	}
	return strings.Join(cells, " | ")
}

func typeOf(d ir.Domain) string {
	if d.Integer {
		return "integer"
	}
	return string(d.Kind)
}

func optional(i *ir.Item) string {
	if i.Optional {
		return "optional"
	}
	return ""
}

func bound(d ir.Domain) string {
	if d.Min == nil && d.Max == nil {
		return ""
	}
	return end(d.Min) + ".." + end(d.Max)
}

func end(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

func options(d ir.Domain) string {
	if len(d.Options) == 0 {
		return ""
	}
	return strconv.Itoa(len(d.Options))
}

func ask(s *ir.Survey, i *ir.Item) string {
	if i.Ask == nil {
		return ""
	}
	item, code := codeOf(s, i.Ask)
	return item + "=" + code
}

// skips are an item's skips as `②→5`; one that hangs on another item names it.
func skips(s *ir.Survey, i *ir.Item) []string {
	var list []string
	for _, skip := range i.Skips {
		item, code := codeOf(s, skip.When)
		if item != i.ID {
			code = item + "=" + code
		}
		list = append(list, code+"→"+skip.Target)
	}
	return list
}

// codeOf takes `item == code` apart; anything else comes out in a way that no table expects.
func codeOf(s *ir.Survey, f ir.Formula) (item, code string) {
	if ref, ok := f.(ir.Ref); ok {
		return codeOf(s, s.Predicates[ref.Index])
	}
	holds, _ := f.(ir.Holds)
	in, ok := holds.Test.(ir.CodeIn)
	if !ok || !holds.Is || len(in.Codes) != 1 {
		return fmt.Sprintf("%#v", f), "?"
	}
	return in.Item, circled(in.Codes[0])
}

func circled(code int) string { return string(rune('①' + code - 1)) }

func rules(s *ir.Survey, i *ir.Item) []string {
	var list []string
	for _, rule := range s.Rules {
		if rule.Item == i.ID {
			list = append(list, rule.Name+":"+string(rule.Severity))
		}
	}
	return list
}
