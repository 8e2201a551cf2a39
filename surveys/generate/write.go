package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/surveyc/surveyc/compiler/ir"
)

// jsonLines writes the batch as one JSON object a line, keys in the order of the form.
func jsonLines(q *questionnaire, batch []*record) []byte {
	var out bytes.Buffer
	for _, r := range batch {
		line := r.jsonLine(q)
		if r.torn {
			line = torn(line)
		}
		fmt.Fprintln(&out, line)
	}
	return out.Bytes()
}

// torn breaks off behind the answers of the cover.
func torn(line string) string { return line[:strings.LastIndex(line[:len(line)/3], ",")] }

func (r *record) jsonLine(q *questionnaire) string {
	members := []string{member("_id", r.id), member("_team", r.team)}
	for i := range q.Items {
		if reply, ok := r.replies[q.Items[i].ID]; ok {
			members = append(members, member(q.Items[i].ID, reply))
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.stray)) {
		members = append(members, member(key, r.stray[key]))
	}
	return "{" + strings.Join(members, ",") + "}"
}

func member(key string, reply any) string {
	k, _ := json.Marshal(key)
	v, _ := json.Marshal(reply) // a reply is a text, a number or a list of them
	return string(k) + ":" + string(v)
}

// spelling is how a table writes what the answers mean.
type spelling struct {
	header func(*questionnaire, *ir.Item) string
	choice func(ir.Domain, int) string
	marks  func([]int) string
	date   func(string) string
}

// plainSpelling is what a program exports: ids and codes.
var plainSpelling = spelling{
	header: func(_ *questionnaire, i *ir.Item) string { return i.ID },
	choice: func(_ ir.Domain, code int) string { return strconv.Itoa(code) },
	marks:  func(codes []int) string { return joined(codes, ";", strconv.Itoa) },
	date:   func(day string) string { return day },
}

// paperSpelling is what a clerk types from the form: its words and circled digits.
var paperSpelling = spelling{
	header: printedText,
	choice: optionText,
	marks:  func(codes []int) string { return joined(codes, "", ir.CodeText) },
	date:   chineseDate,
}

// printedText is the text of an item, or its id where another item bears that text too.
func printedText(q *questionnaire, item *ir.Item) string {
	same := func(other ir.Item) bool { return other.Text == item.Text && other.ID != item.ID }
	if slices.ContainsFunc(q.Items, same) {
		return item.ID
	}
	return item.Text
}

func optionText(d ir.Domain, code int) string {
	if option, ok := d.Option(code); ok {
		return option.Text
	}
	return ir.CodeText(code)
}

func joined(codes []int, separator string, spell func(int) string) string {
	marks := make([]string, len(codes))
	for i, code := range codes {
		marks[i] = spell(code)
	}
	return strings.Join(marks, separator)
}

// chineseDate leaves alone what is no date.
func chineseDate(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2006年1月2日")
}

// csvRows writes the batch as a table with a header.
func csvRows(q *questionnaire, batch []*record, s spelling) []byte {
	var out bytes.Buffer
	table := csv.NewWriter(&out)
	stray := strayKeys(batch)
	_ = table.Write(s.headers(q, stray)) // a bytes.Buffer does not fail
	for _, r := range batch {
		row := s.row(q, r, stray)
		if r.torn {
			table.Flush()
			fmt.Fprintln(&out, tornRow(row))
			continue
		}
		_ = table.Write(row)
	}
	table.Flush()
	return out.Bytes()
}

// tornRow breaks off within a quoted cell, the village.
func tornRow(row []string) string {
	const village = 4
	return strings.Join(row[:village], ",") + `,"` + row[village]
}

func strayKeys(batch []*record) []string {
	keys := map[string]bool{}
	for _, r := range batch {
		for key := range r.stray {
			keys[key] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func (s spelling) headers(q *questionnaire, stray []string) []string {
	row := []string{"_id", "_team"}
	for i := range q.Items {
		row = append(row, s.header(q, &q.Items[i]))
	}
	return append(row, stray...)
}

func (s spelling) row(q *questionnaire, r *record, stray []string) []string {
	row := []string{r.id, r.team}
	for i := range q.Items {
		row = append(row, s.cell(q.Items[i].Domain, r.replies[q.Items[i].ID]))
	}
	for _, key := range stray {
		row = append(row, r.stray[key])
	}
	return row
}

func (s spelling) cell(d ir.Domain, reply any) string {
	switch reply := reply.(type) {
	case nil:
		return ""
	case int:
		return s.number(d, reply)
	case float64:
		return strconv.FormatFloat(reply, 'f', -1, 64)
	case []int:
		return s.marks(reply)
	case string:
		return s.text(d, reply)
	default:
		panic(fmt.Sprintf("generate: no such reply: %T", reply))
	}
}

func (s spelling) number(d ir.Domain, n int) string {
	if d.Kind == ir.Choice {
		return s.choice(d, n)
	}
	return strconv.Itoa(n)
}

func (s spelling) text(d ir.Domain, text string) string {
	if d.Kind == ir.Date {
		return s.date(text)
	}
	return text
}
