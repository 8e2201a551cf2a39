package include

import (
	"cmp"
	"fmt"

	"github.com/surveyc/surveyc/dsl/ast"
)

// expr is a condition, or a part of one, that mentions what it mentions by its new names.
func (r renamer) expr(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.Name:
		return &ast.Name{Ident: r.mention(e.Ident, r.names)}
	case *ast.Number:
		return r.number(*e)
	case *ast.Unary:
		u := *e
		u.X = r.expr(e.X)
		return &u
	case *ast.Binary:
		b := *e
		b.Left, b.Right = r.expr(e.Left), r.expr(e.Right)
		return &b
	case *ast.Call:
		c := *e
		c.Args = r.exprs(e.Args)
		if e.Filter != nil {
			c.Filter = r.expr(e.Filter)
		}
		return &c
	case *ast.Set:
		s := *e
		s.Members = r.exprs(e.Members)
		return &s
	case *ast.Bad:
		b := *e
		b.Kept = r.exprs(e.Kept)
		return &b
	case *ast.String:
		return e
	}
	panic(fmt.Sprintf("include: no renaming of %T", e))
}

func (r renamer) exprs(es []ast.Expr) []ast.Expr {
	out := make([]ast.Expr, len(es))
	for i, e := range es {
		out[i] = r.expr(e)
	}
	return out
}

// number is a number that may be the id of a question; which it is, only the types tell.
func (r renamer) number(n ast.Number) *ast.Number {
	if id := cmp.Or(n.ID, n.Text); r.names[id] {
		n.ID = r.prefix + id
	}
	return &n
}
