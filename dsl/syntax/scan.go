package syntax

import (
	"strings"
	"unicode/utf8"

	"github.com/surveyc/surveyc/dsl/ast"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// scanner turns text into tokens. What the language does not use is reported here and
// goes no further, so that the parser sees what was meant.
type scanner struct {
	file     *source.File
	text     string // the file's text up to where scanning ends
	at       int
	tokens   []Token
	comments []ast.Comment
	diags    diag.List
	line     int            // where the line ends that scanning is in, once asked for
	nesting  map[rune]pairs // of the line's Chinese quotes
}

func newScanner(f *source.File) *scanner {
	return &scanner{file: f, text: f.Text, tokens: make([]Token, 0, len(f.Text)/6), nesting: map[rune]pairs{}}
}

// rescan is the tokens of a stretch that was scanned as the end of a word before, nil where it
// cannot begin one.
func rescan(f *source.File, start, end int) []Token {
	s := &scanner{file: f, text: f.Text[:end], at: start}
	s.scan()
	if len(s.diags) > 0 {
		return nil
	}
	return s.tokens
}

func (s *scanner) scan() {
	for s.at < len(s.text) {
		s.one()
	}
}

// one scans whatever begins here. Each arm moves on.
func (s *scanner) one() {
	r, size := s.rune(s.at)
	folded := fold(r)
	switch {
	case isBlank(r):
		s.at += size
	case folded == '#' || folded == '/' && s.folded(s.at+size) == '/':
		s.comment()
	case isDigit(folded):
		s.number()
	case isLetter(folded):
		s.word()
	case opensString(r):
		s.quoted(r)
	case circled(r) > 0:
		s.circled(r, size)
	default:
		s.mark(r, size)
	}
}

// rune is the character at i, or zero values at the end. Bytes that are no character count as
// one of them each.
func (s *scanner) rune(i int) (rune, int) {
	if i >= len(s.text) {
		return 0, 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

func (s *scanner) folded(i int) rune {
	r, _ := s.rune(i)
	return fold(r)
}

func (s *scanner) emit(kind Kind, text string, end int) {
	s.tokens = append(s.tokens, Token{Kind: kind, Text: text, Start: s.at, End: end})
	s.at = end
}

func (s *scanner) report(code catalogue.Code, start, end int, args ...any) *diag.Diagnostic {
	return s.diags.Add(diag.New(code, s.file.Span(start, end), args...))
}

func (s *scanner) comment() {
	end := s.lineEnd()
	s.comments = append(s.comments, ast.Comment{Span: s.file.Span(s.at, end)})
	s.at = end
}

// lineEnd is where the line ends that scanning is in, without the marks of the end.
func (s *scanner) lineEnd() int {
	if s.at >= s.line {
		line, _, _ := strings.Cut(s.text[s.at:], "\n")
		s.line = s.at + len(strings.TrimRight(line, "\r"))
	}
	return s.line
}

// word scans a name. Whether it is a word of the language is told by the table.
func (s *scanner) word() {
	end := s.run(s.at, inName)
	for after := s.dash(end); after > end && inName(s.folded(after)); after = s.dash(end) {
		end = s.run(after, inName)
	}
	end = s.specify(end)
	text := canonical(s.text[s.at:end])
	s.emit(Word, text, end)
	if w := keyword.Of(text); w != nil {
		last := &s.tokens[len(s.tokens)-1]
		*last = last.as(w.English)
	}
}

// number scans what begins with a digit: a number, or an id like 4-1, 7-1a, 8-4.5.
func (s *scanner) number() {
	digits := s.run(s.at, isDigit)
	end := digits
	for after := s.dash(end); after > end && isDigit(s.folded(after)); after = s.dash(end) {
		end = s.run(after, isDigit)
	}
	end = s.letter(end)
	if end == digits {
		end = s.specify(end)
		s.emit(Number, canonical(s.text[s.at:end]), end)
		return
	}
	end = s.specify(end)
	s.emit(ID, canonical(s.text[s.at:end]), end)
}

// letter takes the one letter that may end an id. Letters that make a word of the language
// behind it, as in 4and or 1aand, are not the id's.
func (s *scanner) letter(at int) int {
	if !isASCIILetter(s.folded(at)) {
		return at
	}
	_, size := s.rune(at)
	after := at + size
	word := canonical(s.text[at:s.run(at, isASCIILetter)])
	if len(word) == 1 || len(word) > 1 && keyword.Is(word[1:], keyword.Connector, keyword.Joint) {
		return after
	}
	return at
}

// specify takes the .5 of 8-4.5, or the fraction of a number.
func (s *scanner) specify(at int) int {
	if s.folded(at) != '.' {
		return at
	}
	_, size := s.rune(at)
	if end := s.run(at+size, isDigit); end > at+size {
		return end
	}
	return at
}

func (s *scanner) run(at int, in func(rune) bool) int {
	for at < len(s.text) {
		r, size := s.rune(at)
		if !in(fold(r)) {
			break
		}
		at += size
	}
	return at
}

// dash passes over one dash; the two that one key types in Chinese are one.
func (s *scanner) dash(at int) int {
	r, size := s.rune(at)
	if fold(r) != '-' {
		return at
	}
	if r == '—' && strings.HasPrefix(s.text[at+size:], "—") {
		return at + 2*size
	}
	return at + size
}

// canonical is a name, id or number in half width with every dash "-".
func canonical(text string) string {
	if isASCII(text) {
		return text
	}
	text = strings.ReplaceAll(text, "——", "-")
	return strings.Map(fold, text)
}

func isASCII(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
