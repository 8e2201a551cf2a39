// Package include puts the files that a survey includes into their places.
//
// Resolve takes the tree of the main file and gives one tree without includes: in place of each stand the
// declarations of the file that it names, which may include others. With a prefix, whatever that file declares is
// called by it (5-1 becomes w-5-1), and so is every mention of it there; a name that it does not declare is one
// of the file that includes it. Every span goes on pointing into the file that was written.
package include

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// Limits that keep a small survey from growing without end.
const (
	deepest  = 8
	most     = 100
	megabyte = 1 << 20
	largest  = 16 * megabyte // of all files together
)

// Place is where a main file stands. Includes reach its folder and what is below. FS is nil where the file came
// from no file system.
type Place struct {
	FS   fs.FS
	Path string
}

// Resolve gives the tree with everything included, and all mistakes of form in the files that are. Whole is false
// when something could not be included, so that names may be missing through no fault of those who use them.
func Resolve(main *ast.File, at Place) (tree *ast.File, found diag.List, whole bool) {
	l := &loader{
		place: at, shown: strings.TrimSuffix(main.Source.Name, at.Path), whole: true,
		parts: map[string]*ast.File{}, placed: map[string]bool{},
	}
	copied := *main
	copied.Decls = l.decls(main, visit{chain: []string{path.Clean(at.Path)}})
	copied.Comments = slices.Concat(main.Comments, l.comments)
	return &copied, l.found, l.whole
}

type loader struct {
	place  Place
	shown  string // what the names of files begin with in messages
	found  diag.List
	whole  bool
	parts  map[string]*ast.File // by path, each read once; nil for one that could not be
	placed map[string]bool      // path and prefix of what stands in the tree
	bytes  int
	// comments are those of all parts.
	comments []ast.Comment
}

// visit is a file on the way from the main one.
type visit struct {
	chain  []string // the paths of the files on the way, its own last
	prefix string   // of everything in it, as the main file sees it
}

func (v visit) path() string { return v.chain[len(v.chain)-1] }

// decls are a file's declarations with those that it includes in place.
func (l *loader) decls(f *ast.File, v visit) []ast.Decl {
	var out []ast.Decl
	for _, d := range f.Decls {
		if inc, ok := d.(*ast.Include); ok {
			out = append(out, l.include(inc, v)...)
		} else {
			out = append(out, d)
		}
	}
	return out
}

// include is what stands in place of one include.
func (l *loader) include(inc *ast.Include, from visit) []ast.Decl {
	v, ok := l.next(inc, from)
	if !ok {
		l.whole = false
		return nil
	}
	part := l.part(inc, v)
	if part == nil {
		l.whole = false
		return nil
	}
	decls := l.decls(part, v)
	if inc.Prefix == nil {
		return decls
	}
	return renamed(decls, inc.Prefix.Name+"-")
}

// next is the file that an include leads to; ok is false when it leads nowhere, which has been reported.
func (l *loader) next(inc *ast.Include, from visit) (v visit, ok bool) {
	to, ok := target(from.path(), inc.Path.Value)
	switch {
	case !ok:
		l.report("E603", inc.Path.Span, inc.Path.Value)
		return v, false
	case l.place.FS == nil:
		l.report("E604", inc.Path.Span, inc.Path.Value)
		return v, false
	}
	v = visit{chain: append(from.chain[:len(from.chain):len(from.chain)], to), prefix: from.prefix}
	if inc.Prefix != nil {
		v.prefix += inc.Prefix.Name + "-"
	}
	return v, l.admits(inc, v)
}

// target is the path that is written in a file. It never leads out of that file's folder.
func target(from, written string) (to string, ok bool) {
	clean := path.Clean(written)
	outside := strings.HasPrefix(clean, "/") || strings.ContainsAny(written, `\:`)
	for _, step := range strings.Split(written, "/") {
		outside = outside || step == ".."
	}
	if outside || !strings.HasSuffix(clean, ".survey") || !fs.ValidPath(clean) {
		return "", false
	}
	return path.Join(path.Dir(from), clean), true
}

// admits tells whether a file may stand here: not within itself, not twice under the same names, and within limits.
func (l *loader) admits(inc *ast.Include, v visit) bool {
	key := v.prefix + " " + v.path()
	switch {
	case slices.Contains(v.chain[:len(v.chain)-1], v.path()):
		l.report("E602", inc.Path.Span, l.way(v))
	case l.placed[key]:
		l.report("E606", inc.Path.Span, inc.Path.Value)
	case len(v.chain) > deepest+1:
		l.report("E605", inc.Path.Span, catalogue.Phrase{Code: "include.deep", Args: []any{deepest}})
	case len(l.placed) == most:
		l.report("E605", inc.Path.Span, catalogue.Phrase{Code: "include.many", Args: []any{most}})
	default:
		l.placed[key] = true
		return true
	}
	return false
}

// way writes the files from the main one on.
func (l *loader) way(v visit) string {
	names := make([]string, len(v.chain))
	for i, p := range v.chain {
		names[i] = l.shown + p
	}
	return strings.Join(names, " → ")
}

func (l *loader) report(code catalogue.Code, at source.Span, args ...any) {
	l.found.Add(diag.New(code, at, args...))
}
