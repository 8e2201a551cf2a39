// Package translation reads the tables in which a survey's texts stand in other languages,
// `language en "English" from "water.en.csv"`, and puts what fits into the IR.
//
// A row says what a text is in the language: at the place that it names, and wherever else the text stands that no
// other row is of. The text belongs to the row, so an edit of the survey's text leaves the row behind: the
// translation is outdated and not used until somebody has looked at it. Nothing that is missing or outdated is a
// mistake; a survey says how much there is of it.
package translation

import (
	"cmp"
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/compiler/table"
	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/source"
)

// Language is a language that a survey declares, with the rows of its table.
type Language struct {
	Code, Name string
	From       string // the table, as the survey names it
	Rows       []Row
	decl       *ast.Language
	unread     bool // the table could not be read, which has been reported
}

// Row is one row of a table: at Place, Text is Says.
type Row struct {
	Place, Text, Says string
	span              source.Span
}

// Read reads the tables of the languages that a survey declares.
func Read(main *ast.File, at table.Place) ([]*Language, diag.List) {
	r := &reader{place: at, declared: map[string]*ast.Language{}}
	var languages []*Language
	for _, d := range main.Decls {
		if decl, ok := d.(*ast.Language); ok && r.declare(decl, main.Source) {
			languages = append(languages, r.language(decl))
		}
	}
	return languages, r.found
}

type reader struct {
	place    table.Place
	declared map[string]*ast.Language
	found    diag.List
}

func (r *reader) report(code catalogue.Code, at source.Span, args ...any) *diag.Diagnostic {
	return r.found.Add(diag.New(code, at, args...))
}

// mostLanguages keeps a form from holding more than a phone can.
const mostLanguages = 20

// tag is what a language's code is like: zh, en, bo, ug-Arab.
var tag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// declare tells whether a declaration can be one.
func (r *reader) declare(d *ast.Language, main *source.File) bool {
	code := d.Code.Name
	switch before := r.declared[code]; {
	case d.Broken: // which has been reported
	case d.Span.File != main:
		r.report("E910", d.Code.Span)
	case !tag.MatchString(code):
		r.report("E901", d.Code.Span, code)
	case before != nil:
		r.report("E902", d.Code.Span, code, before.Span.Pos().Line).WithRelated(before.Code.Span, "related.first")
	case len(r.declared) == mostLanguages:
		r.report("E911", d.Code.Span, mostLanguages)
	default:
		r.declared[code] = d
		return true
	}
	return false
}

func (r *reader) language(d *ast.Language) *Language {
	l := &Language{Code: d.Code.Name, Name: cmp.Or(strings.TrimSpace(d.Name.Value), d.Code.Name), From: d.From.Value, decl: d}
	f, name, err := r.place.Open(d.From.Value, d.From.Span.File)
	if err != nil {
		l.unread = true
		r.unreadable(d.From.Span, name, err)
		return l
	}
	var found diag.List
	l.Rows, found = Rows(f)
	r.found, l.unread = append(r.found, found...), found.HasErrors()
	return l
}

func (r *reader) unreadable(at source.Span, name string, err error) {
	switch {
	case errors.Is(err, table.ErrOutside):
		r.report("E903", at, name)
	case errors.Is(err, table.ErrNowhere):
		r.report("E904", at, name)
	case errors.Is(err, table.ErrNoText):
		r.report("E905", at, name)
	case errors.Is(err, table.ErrLarge):
		r.report("E906", at, mostRows, table.Megabytes)
	case errors.Is(err, fs.ErrNotExist):
		r.found.Add(diag.Warn("W902", at, name))
	default:
		r.report("E907", at, name, table.Reason(err))
	}
}
