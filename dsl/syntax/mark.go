package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// circled scans a code like ②.
func (s *scanner) circled(r rune, size int) {
	n := circled(r)
	if n > lastCircled {
		s.report("E102", s.at, s.at+size, string(r)).WithFix(s.file.Span(s.at, s.at+size), strconv.Itoa(n))
	}
	s.emit(Circled, strconv.Itoa(n), s.at+size)
}

// sign is one spelling of an operator or mark.
type sign struct {
	written string
	kind    Kind
	text    string
	wrong   catalogue.Code
}

// signs lists all spellings in half width, longer ones before those they begin with. The miswritten
// carry the code to report should they be used as what they mean.
var signs = []sign{
	{"===", Op, "==", "E252"}, {"!==", Op, "!=", "E252"},
	{"==", Op, "==", ""}, {"=>", Op, ">=", "E252"}, {"=<", Op, "<=", "E252"}, {"=!", Op, "!=", "E252"}, {"=", Op, "==", "E251"},
	{"!=", Op, "!=", ""}, {"≠", Op, "!=", ""},
	{"<=", Op, "<=", ""}, {"≤", Op, "<=", ""}, {"<>", Op, "!=", "E252"}, {"<", Op, "<", ""},
	{">=", Op, ">=", ""}, {"≥", Op, ">=", ""}, {"><", Op, "!=", "E252"}, {">", Op, ">", ""},
	{"≦", Op, "<=", "E252"}, {"≧", Op, ">=", "E252"},
	{"+", Op, "+", ""}, {"-", Op, "-", ""}, {"**", Op, "*", "E252"}, {"*", Op, "*", ""}, {"×", Op, "*", ""}, {"/", Op, "/", ""}, {"÷", Op, "/", ""},
	{"(", Open, "(", ""}, {")", Close, ")", ""}, {"{", OpenSet, "{", ""}, {"}", CloseSet, "}", ""},
	{",", Comma, ",", ""}, {";", Comma, ",", ""},
	{"...", Dots, "..", "E109"}, {"..", Dots, "..", ""}, {"。。", Dots, "..", ""},
	{"&&", Op, "and", "E253"}, {"||", Op, "or", "E253"}, {"!", Op, "not", "E253"},
	{":", Stray, ":", ""}, {"。", Stray, "。", ""}, {".", Stray, ".", ""}, {"?", Stray, "?", ""},
}

// mark scans an operator, a bracket, or a character that the language does not use.
func (s *scanner) mark(r rune, size int) {
	for _, sign := range signs {
		if end := s.match(sign.written); end > s.at {
			s.signed(sign, end)
			return
		}
	}
	s.foreign(r, size)
}

// match is where the folded spelling ends that stands here, or here when it does not.
func (s *scanner) match(spelling string) int {
	at := s.at
	for _, want := range spelling {
		r, size := s.rune(at)
		if size == 0 || fold(r) != want {
			return s.at
		}
		at += size
	}
	if spelling == "-" {
		return s.dash(s.at)
	}
	return at
}

func (s *scanner) signed(sign sign, end int) {
	kind, text := sign.kind, sign.text
	if word := keywordKind[text]; word > 0 {
		kind = word
	}
	s.emit(kind, text, end)
	last := &s.tokens[len(s.tokens)-1]
	last.wrong = sign.wrong
	if kind >= firstKeyword {
		last.Keyword = text
	}
	if sign.wrong == "E109" {
		s.report(sign.wrong, last.Start, end, s.text[last.Start:end], text).WithFix(last.span(s.file), text)
	}
}

// foreign reports a character that the language does not use, or a run of the same, and
// goes on as if what it was probably meant for stood there.
func (s *scanner) foreign(r rune, size int) {
	start := s.at
	for s.at < len(s.text) && strings.HasPrefix(s.text[s.at:], s.text[start:start+size]) {
		s.at += size
	}
	span := s.file.Span(start, s.at)
	meant := mistaken[r]
	switch {
	case isInvisible(r), r == utf8.RuneError:
		s.report("E107", start, s.at, codePoint(r)).WithFix(span, "")
	case meant == "":
		s.report("E101", start, s.at, span.Text()).WithFix(span, "")
	default:
		s.report("E109", start, s.at, span.Text(), meant).WithFix(span, meant)
		s.meant(meant, start)
	}
}

// meant puts the token for a character that was mistaken for another.
func (s *scanner) meant(text string, start int) {
	end := s.at
	s.at = start
	if kind := keywordKind[text]; kind > 0 {
		s.emit(kind, text, end)
		s.tokens[len(s.tokens)-1].Keyword = text
		return
	}
	for _, sign := range signs {
		if sign.written == text {
			s.emit(sign.kind, sign.text, end)
			return
		}
	}
	s.at = end
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
