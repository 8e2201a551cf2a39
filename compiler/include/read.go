package include

import (
	"errors"
	"io"
	"io/fs"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/dsl/syntax"
)

// part is the tree of a file, nil when it cannot be read, which is reported at each include of it.
func (l *loader) part(inc *ast.Include, v visit) *ast.File {
	if tree := l.parts[v.path()]; tree != nil {
		return tree
	}
	data, err := l.read(v.path())
	if err != nil {
		l.unreadable(inc, v, err)
		return nil
	}
	f, err := source.Decode(l.shown+v.path(), data)
	if err != nil {
		l.report("E608", inc.Path.Span, l.shown+v.path(), catalogue.Phrase{Code: "include.not-text"})
		return nil
	}
	tree, mistakes := syntax.ParsePart(f)
	l.found = append(l.found, mistakes...)
	l.parts[v.path()] = tree
	l.comments = append(l.comments, tree.Comments...)
	return tree
}

var errLarge = errors.New("too much is included")

func (l *loader) read(path string) ([]byte, error) {
	f, err := l.place.FS.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(largest-l.bytes)+1))
	if err == nil && l.bytes+len(data) > largest {
		return nil, errLarge
	}
	l.bytes += len(data)
	return data, err
}

func (l *loader) unreadable(inc *ast.Include, v visit, err error) {
	var why *fs.PathError
	switch {
	case errors.Is(err, errLarge):
		l.report("E605", inc.Path.Span, catalogue.Phrase{Code: "include.large", Args: []any{largest / megabyte}})
	case errors.Is(err, fs.ErrNotExist):
		l.report("E601", inc.Path.Span, l.shown+v.path(), l.chain(v))
	case errors.As(err, &why):
		l.report("E608", inc.Path.Span, l.shown+v.path(), why.Err.Error())
	default:
		l.report("E608", inc.Path.Span, l.shown+v.path(), err.Error())
	}
}

// chain says how a file was come to, if not from the main file at once.
func (l *loader) chain(v visit) any {
	const direct = 2
	if len(v.chain) == direct {
		return ""
	}
	return catalogue.Phrase{Code: "include.chain", Args: []any{l.way(v)}}
}
