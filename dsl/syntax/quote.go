package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// quotes are the marks around texts, each with those that close it.
var quotes = map[rune]string{'"': "\"＂", '＂': "\"＂", '“': "”", '「': "」"}

func opensString(r rune) bool {
	return quotes[r] != "" || misquotes[r] != ""
}

// quoted scans a text. It ends on its line, whatever happens: a forgotten mark must
// not swallow the rest of the file.
func (s *scanner) quoted(open rune) {
	inside := s.at + utf8.RuneLen(open)
	if misquotes[open] != "" {
		s.misquoted(open, inside)
		return
	}
	if at, mark := s.closing(open, inside); mark > 0 {
		s.string(inside, at, at+mark)
		return
	}
	s.unclosed(open, inside)
}

// closing finds the mark that closes the text, and its length, 0 where its line has none. Marks
// of Chinese kind nest their own.
func (s *scanner) closing(open rune, inside int) (at, mark int) {
	if open == '“' || open == '「' {
		return s.nested(open)
	}
	return s.find(inside, quotes[open])
}

// find is the first of some marks on the rest of the line.
func (s *scanner) find(from int, marks string) (at, mark int) {
	i := strings.IndexAny(s.text[from:s.lineEnd()], marks)
	if i < 0 {
		return 0, 0
	}
	_, mark = utf8.DecodeRuneInString(s.text[from+i:])
	return from + i, mark
}

// pairs are the marks of one kind on the rest of a line: for each that opens the place of the
// one that closes it. They are found once a line, since a line may hold many.
type pairs struct {
	lineEnd int
	closing map[int]int
}

func (s *scanner) nested(open rune) (at, mark int) {
	p := s.nesting[open]
	if p.lineEnd != s.lineEnd() {
		p = s.pair(open)
		s.nesting[open] = p
	}
	if at, ok := p.closing[s.at]; ok {
		return at, len(quotes[open])
	}
	return 0, 0
}

func (s *scanner) pair(open rune) pairs {
	p := pairs{lineEnd: s.lineEnd(), closing: map[int]int{}}
	closer, _ := utf8.DecodeRuneInString(quotes[open])
	var opened []int
	for i, r := range s.text[s.at:p.lineEnd] {
		switch {
		case r == open:
			opened = append(opened, s.at+i)
		case r == closer && len(opened) > 0:
			p.closing[opened[len(opened)-1]] = s.at + i
			opened = opened[:len(opened)-1]
		}
	}
	return p
}

func (s *scanner) string(from, to, end int) {
	value := s.text[from:to]
	for i, r := range value {
		if r != '\t' && unicode.IsControl(r) || r == utf8.RuneError {
			_, size := s.rune(from + i)
			s.report("E106", from+i, from+i+size, codePoint(r)).WithHelp("help.delete-it")
			break
		}
	}
	s.emit(String, value, end)
}

// misquoted scans a text that begins with a mark which the language does not use for it: ”…“, '…'.
func (s *scanner) misquoted(open rune, inside int) {
	if at, mark := s.find(inside, misquotes[open]); mark > 0 {
		s.mismatched(inside, at, at+mark)
		return
	}
	s.report("E105", s.at, inside, string(open)).WithFix(s.file.Span(s.at, inside), "")
	s.at = inside
}

// mismatched scans a text whose marks do not belong together.
func (s *scanner) mismatched(inside, to, end int) {
	span := s.file.Span(s.at, end)
	s.report("E104", s.at, end, brief(span.Text())).WithFix(span, quote(s.text[inside:to]))
	s.string(inside, to, end)
}

// unclosed scans a text whose own mark does not follow on its line. Another kind of mark
// is taken for it ("是”); where there is none, the text is all of the line.
func (s *scanner) unclosed(open rune, inside int) {
	if at, mark := s.find(inside, "”“\"＂"); mark > 0 && open != '「' {
		s.mismatched(inside, at, at+mark)
		return
	}
	end := inside + len(strings.TrimRightFunc(s.text[inside:s.lineEnd()], isBlank))
	closer, _ := utf8.DecodeRuneInString(quotes[open])
	s.report("E103", s.at, end).WithFix(s.file.Span(end, end), string(closer))
	s.string(inside, end, end)
	s.tokens[len(s.tokens)-1].wrong = unclosedText
}

// unclosedText marks a text that runs to the end of its line for want of a quote.
const unclosedText catalogue.Code = "E103"

// quote puts marks around a text so that it reads back as it is.
func quote(text string) string {
	if strings.ContainsAny(text, "\"＂") {
		return "“" + text + "”"
	}
	return `"` + text + `"`
}
