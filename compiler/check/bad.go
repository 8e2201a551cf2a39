package check

import "github.com/surveyc/surveyc/dsl/ast"

// bad looks up the names in what could not be read; the rest has been reported.
func (r *reader) bad(e *ast.Bad) {
	r.failed = true
	r.mentions(e.Kept...)
}

// mentions looks up every name in expressions of which nothing else is known.
func (r *reader) mentions(es ...ast.Expr) {
	r.failed = true
	for _, e := range es {
		switch e := e.(type) {
		case *ast.Name:
			r.lookup(e.Ident)
		case *ast.Unary:
			r.mentions(e.X)
		case *ast.Binary:
			r.mentions(e.Left, e.Right)
		case *ast.Call:
			r.mentions(e.Args...)
			if e.Filter != nil {
				r.mentions(e.Filter)
			}
		case *ast.Bad:
			r.mentions(e.Kept...)
		}
	}
}
