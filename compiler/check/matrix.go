package check

import (
	"cmp"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// declareMatrices enters the ids of matrices, which no item may have. A skip to one leads to its first row.
func (c *checker) declareMatrices() {
	seen := map[string]source.Span{}
	var open *ast.Matrix
	for _, d := range c.file.Decls {
		switch d := d.(type) {
		case *ast.Matrix:
			open = d
			c.declareMatrix(seen, d)
		case *ast.Question:
			if d.Row && open != nil {
				c.matrixRows[open] = append(c.matrixRows[open], d)
			}
		}
	}
}

func (c *checker) declareMatrix(seen map[string]source.Span, d *ast.Matrix) {
	id := d.Shared.ID
	switch it := c.items[id.Name]; {
	case id.Name == "":
		return
	case keyword.Opens(id.Name) || keyword.English(id.Name) == "end" || keyword.English(id.Name) == "not":
		c.error("E304", id.Span, id.Name)
	case it != nil:
		c.twice("E303", id, it.question.ID.Span)
		return
	}
	if c.first(seen, id, "E303") {
		c.matrices[id.Name] = d
	}
}

// firstRow is the first item of the matrix of an id, nil where there is none.
func (c *checker) firstRow(id string) *item {
	if rows := c.matrixRows[c.matrices[id]]; len(rows) > 0 {
		return c.itemOf(rows[0])
	}
	return nil
}

// matrix lays out the title of a matrix; its rows come by themselves.
func (c *checker) matrix(d *ast.Matrix) {
	q := d.Shared
	if q.Type == nil && len(q.Options) == 0 && !q.Broken {
		c.error("E311", q.ID.Span, q.ID.Name)
	}
	if len(c.matrixRows[d]) == 0 {
		c.error("E351", q.ID.Span, q.ID.Name)
	}
	c.survey.Matrices = append(c.survey.Matrices, ir.Matrix{ID: q.ID.Name, Title: c.inserted(q.Text), Note: c.insertedAt(q.Note)})
}

// ofMatrix is what to say of a matrix that a condition asks for.
func (c *checker) ofMatrix(id string) []diag.Help {
	if c.matrices[id] == nil {
		return nil
	}
	rows := ""
	for _, q := range c.matrixRows[c.matrices[id]] {
		rows += " " + q.ID.Name
	}
	return []diag.Help{{Text: catalogue.Phrase{Code: "help.matrix", Args: []any{id, rows}}}}
}

// ofMatrices is ofMatrix of numbers that may be meant for one.
func (c *checker) ofMatrices(es ...ast.Expr) []diag.Help {
	var help []diag.Help
	for _, e := range es {
		if n, ok := e.(*ast.Number); ok && !n.Code {
			help = append(help, c.ofMatrix(cmp.Or(n.ID, n.Text))...)
		}
	}
	return help
}
