// Package catalogue holds every text that surveyc says to a person, in Chinese and
// English, under a code. No other package holds such a text.
//
// A file of this package is one area: what the characters of a survey may be, the
// form of its parts, names, conditions, routes, findings about answers, the command.
// Entries that a person may look up carry an About, which `surveyc explain` prints
// and whose examples a test compiles.
package catalogue

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// Lang is the language a text is wanted in.
type Lang string

// The languages surveyc speaks. Anything else is taken as Chinese.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// Code names one text. Codes of mistakes in a survey look like E301; codes of findings
// about answers are the words of the finding (required, skipped …); others are dotted
// words (check.summary).
type Code string

// Entry is one text in both languages. Zh and En are formats for fmt.Sprintf with
// indexed verbs; both use the same arguments.
type Entry struct {
	Code   Code
	Zh, En string
	About  *About
	args   int // how many it puts in
}

// About is the long explanation of an entry, for `surveyc explain`. Broken is a survey
// that draws the entry's code, Mended the same survey put right; both are empty
// for codes that no survey text can draw.
type About struct {
	Zh, En         string
	Broken, Mended string
}

// Phrase is an argument of a text that is itself a text of the catalogue, so that it
// comes out in the same language.
type Phrase struct {
	Code Code
	Args []any
}

// areas lists every file's entries; a code may stand in one only (tested).
var areas = [][]Entry{
	textEntries,
	formEntries,
	nameEntries,
	conditionEntries,
	routeEntries,
	presetEntries,
	groupEntries,
	includeEntries,
	codelistEntries,
	languageEntries,
	lintEntries,
	diffEntries,
	simulateEntries,
	findingEntries,
	pageEntries, deviceEntries,
	wordingEntries,
	paperEntries,
	codebookEntries,
	flowEntries,
	commandEntries,
	documentEntries,
	suggestionEntries,
}

var byCode = index()

func index() map[Code]*Entry {
	m := map[Code]*Entry{}
	for _, area := range areas {
		for i := range area {
			m[area[i].Code] = &area[i]
			area[i].args = highest(area[i].Zh)
		}
	}
	return m
}

// highest is the highest number of an argument in a format.
func highest(format string) int {
	most := 0
	for _, place := range numbers.FindAllStringSubmatch(format, -1) {
		n, _ := strconv.Atoi(place[1])
		most = max(most, n)
	}
	return most
}

var numbers = regexp.MustCompile(`%\[(\d+)\]`)

// Lookup finds an entry by its code, in any case of letters.
func Lookup(code string) (*Entry, bool) {
	if e, ok := byCode[Code(code)]; ok {
		return e, true
	}
	if e, ok := byCode[Code(strings.ToUpper(code))]; ok {
		return e, true
	}
	e, ok := byCode[Code(strings.ToLower(code))]
	return e, ok
}

// Explained lists the entries that have an About, sorted by code.
func Explained() []*Entry {
	var list []*Entry
	for _, e := range byCode {
		if e.About != nil {
			list = append(list, e)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Code < list[j].Code })
	return list
}

// Say is the text of code in lang with args put in. It panics on a code that the
// catalogue lacks and on too few args, for such a message cannot exist.
func Say(lang Lang, code Code, args ...any) string {
	e, ok := byCode[code]
	if !ok {
		panic("catalogue: no text for code " + string(code))
	}
	if len(args) < e.args {
		panic(fmt.Sprintf("catalogue: %s has %d places and got %d arguments", code, e.args, len(args)))
	}
	format := e.format(lang)
	if len(args) == 0 {
		return format
	}
	said := make([]any, len(args))
	for i, a := range args {
		said[i] = inLang(lang, a)
	}
	return fmt.Sprintf(format, said...)
}

// Format is the text of code in lang with its places, for a program that puts in the arguments itself.
func Format(lang Lang, code Code) string { return byCode[code].format(lang) }

func (e *Entry) format(lang Lang) string {
	if lang == EN {
		return e.En
	}
	return e.Zh
}

func inLang(lang Lang, arg any) any {
	switch a := arg.(type) {
	case Phrase:
		return Say(lang, a.Code, a.Args...)
	case []Phrase:
		parts := make([]string, len(a))
		for i, p := range a {
			parts[i] = Say(lang, p.Code, p.Args...)
		}
		return strings.Join(parts, Say(lang, "list.separator"))
	}
	return arg
}

// Title is the entry's one-line name for lists: its text with the places for
// arguments shown as ….
func (e *Entry) Title(lang Lang) string {
	format := e.Zh
	if lang == EN {
		format = e.En
	}
	return places.ReplaceAllString(format, "…")
}
