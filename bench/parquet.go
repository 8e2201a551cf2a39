package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"github.com/parquet-go/parquet-go"

	"github.com/surveyc/surveyc/compiler/ir"
)

// groupRows is how many rows a group has, as DuckDB writes them.
const groupRows = 122_880

// writeParquet writes the records with integers, doubles and lists where the survey has them, a dictionary for each column.
func (d *data) writeParquet() error {
	distinct, err := d.objects()
	if err != nil {
		return err
	}
	out, err := os.Create(d.file("parquet"))
	if err != nil {
		return err
	}
	columns := d.columns()
	w := parquet.NewWriter(out, schemaOf(columns), parquet.DataPageStatistics(false))
	var row parquet.Row
	for i := range d.records {
		record := distinct[i%len(distinct)]
		row = row[:0]
		for at, c := range columns {
			row = c.append(row, at, record[c.name], i/len(distinct))
		}
		if _, err := w.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
		if (i+1)%groupRows == 0 {
			if err := w.Flush(); err != nil {
				return err
			}
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return out.Close()
}

// objects are the distinct records; what is no JSON is left out.
func (d *data) objects() ([]map[string]any, error) {
	text, err := os.ReadFile(filepath.Join(d.folder, d.form, "sample.jsonl"))
	if err != nil {
		return nil, err
	}
	var list []map[string]any
	for line := range bytes.Lines(text) {
		var record map[string]any
		if json.Unmarshal(line, &record) == nil {
			list = append(list, record)
		}
	}
	return list, nil
}

// stored is a column and how it is stored.
type stored struct {
	name string
	kind ir.Kind
}

// columns are those of the file, by name, as the writer puts them.
func (d *data) columns() []stored {
	list := []stored{{"_id", ir.Text}, {"_team", ir.Text}}
	for i := range d.survey.Items {
		list = append(list, stored{d.survey.Items[i].ID, d.survey.Items[i].Domain.Kind})
	}
	slices.SortFunc(list, func(a, b stored) int { return bytes.Compare([]byte(a.name), []byte(b.name)) })
	return list
}

func schemaOf(columns []stored) *parquet.Schema {
	group := parquet.Group{}
	for _, c := range columns {
		group[c.name] = c.node()
	}
	return parquet.NewSchema("answers", group)
}

func (c stored) node() parquet.Node {
	packed := func(n parquet.Node) parquet.Node { return parquet.Compressed(n, &parquet.Snappy) }
	shared := func(n parquet.Node) parquet.Node { return packed(parquet.Encoded(n, &parquet.RLEDictionary)) }
	switch c.kind {
	case ir.Choice:
		return parquet.Optional(shared(parquet.Leaf(parquet.Int32Type)))
	case ir.Choices:
		return parquet.Optional(parquet.List(parquet.Optional(shared(parquet.Leaf(parquet.Int32Type)))))
	case ir.Number:
		return parquet.Optional(shared(parquet.Leaf(parquet.DoubleType)))
	}
	if c.name == "_id" {
		return parquet.Optional(packed(parquet.Encoded(parquet.String(), &parquet.Plain)))
	}
	return parquet.Optional(shared(parquet.String()))
}

func (c stored) text() bool {
	return c.kind != ir.Choice && c.kind != ir.Choices && c.kind != ir.Number
}

// append stores an answer; one of another type than the column's is not there.
func (c stored) append(row parquet.Row, at int, v any, round int) parquet.Row {
	null := parquet.NullValue().Level(0, 0, at)
	switch v := v.(type) {
	case float64:
		switch c.kind {
		case ir.Choice:
			return append(row, parquet.Int32Value(int32(v)).Level(0, 1, at))
		case ir.Number:
			return append(row, parquet.DoubleValue(v).Level(0, 1, at))
		}
	case string:
		if c.name == "_id" {
			v = idOf(v, round)
		}
		if c.text() && v != "" {
			return append(row, parquet.ByteArrayValue([]byte(v)).Level(0, 1, at))
		}
	case []any:
		if c.kind == ir.Choices && len(v) > 0 {
			for i, mark := range v {
				code, _ := mark.(float64)
				row = append(row, parquet.Int32Value(int32(code)).Level(min(i, 1), 3, at))
			}
			return row
		}
	}
	return append(row, null)
}
