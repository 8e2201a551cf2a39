// Command generate writes docs/reference from the tables that the compiler itself works with: the codes
// and their examples (dsl/catalogue), the keywords (dsl/keyword), the question types
// (compiler/qtype). `go generate ./docs/generate` runs it; its test proves that the
// committed pages are fresh.
package main

import (
	"bytes"
	"embed"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"unicode"

	"github.com/surveyc/surveyc/compiler/qtype"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/keyword"
)

//go:generate go run . ../reference

//go:embed templates
var templates embed.FS

func main() {
	dir := os.Args[len(os.Args)-1]
	for _, name := range pages() {
		if err := os.WriteFile(filepath.Join(dir, name), render(name), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// pages are the names of the pages: one template makes each.
func pages() []string {
	entries, err := templates.ReadDir("templates")
	if err != nil {
		panic(err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names
}

// render makes the page of that name. A page whose name ends in .en.md speaks English.
func render(name string) []byte {
	lang := catalogue.ZH
	if strings.HasSuffix(name, ".en.md") {
		lang = catalogue.EN
	}
	t := template.Must(template.New(name).Funcs(functionsOf(lang)).ParseFS(templates, "templates/"+name))
	var b bytes.Buffer
	if err := t.Execute(&b, nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func functionsOf(lang catalogue.Lang) template.FuncMap {
	return template.FuncMap{
		"codes":     codes,
		"title":     func(e *catalogue.Entry) string { return e.Title(lang) },
		"about":     func(e *catalogue.Entry) string { return about(e, lang) },
		"visible":   visible,
		"words":     words,
		"spellings": func(w keyword.Word) string { return strings.Join(w.Chinese, "、") },
		"types":     types,
	}
}

// codes are the explained entries whose code begins with one of the prefixes; without any, the findings.
func codes(prefixes ...string) []*catalogue.Entry {
	var list []*catalogue.Entry
	for _, e := range catalogue.Explained() {
		if begins(string(e.Code), prefixes) {
			list = append(list, e)
		}
	}
	return list
}

func begins(code string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(code, p) {
			return true
		}
	}
	return len(prefixes) == 0 && strings.ToLower(code) == code
}

func about(e *catalogue.Entry, lang catalogue.Lang) string {
	if lang == catalogue.EN {
		return strings.TrimSpace(e.About.En)
	}
	return strings.TrimSpace(e.About.Zh)
}

// visible is an example with its invisible characters written as ‹U+202E›.
func visible(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\n' || unicode.IsGraphic(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "‹%U›", r)
		}
	}
	return b.String()
}

// roles names the roles for the templates.
var roles = map[string]keyword.Role{
	"part": keyword.Part, "late": keyword.Late, "lateclause": keyword.LateClause, "opener": keyword.Opener, "clause": keyword.Clause, "joint": keyword.Joint, "type": keyword.Type, "modifier": keyword.Modifier,
	"offer": keyword.Offer,
	"mark":  keyword.Mark, "property": keyword.Property, "connector": keyword.Connector, "function": keyword.Function,
}

// words are the words of a role, in the order of the table.
func words(role string) ([]keyword.Word, error) {
	r, ok := roles[role]
	if !ok {
		return nil, fmt.Errorf("no role %q", role)
	}
	var list []keyword.Word
	for _, w := range keyword.Words {
		if w.Role == r {
			list = append(list, w)
		}
	}
	return list, nil
}

// questionType is a type with its words.
type questionType struct {
	qtype.Type
	Keyword keyword.Word
}

// types are the question types that have a word of their own.
func types() ([]questionType, error) {
	list, err := words("type")
	var found []questionType
	for _, w := range list {
		t, ok := qtype.Of(w.English)
		if !ok {
			return nil, fmt.Errorf("package qtype has no type %s", w.English)
		}
		found = append(found, questionType{t, w})
	}
	return found, err
}
