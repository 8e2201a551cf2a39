package syntax

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// stream is tokens to be read one by one. The next one may be split where a blank was
// forgotten: a word that begins with one of the language's words where that is expected.
type stream struct {
	file  *source.File
	front []Token // the pieces of a split word, read before the rest
	rest  []Token
}

// peek is the token i places ahead, one of kind EOF behind the last.
func (s *stream) peek(i int) Token {
	if i < len(s.front) {
		return s.front[i]
	}
	if i -= len(s.front); i < len(s.rest) {
		return s.rest[i]
	}
	return Token{Kind: EOF}
}

func (s *stream) take() Token {
	t := s.peek(0)
	switch {
	case len(s.front) > 0:
		s.front = s.front[1:]
	case len(s.rest) > 0:
		s.rest = s.rest[1:]
	}
	return t
}

// replace puts the pieces of the next word in its place, if there are any.
func (s *stream) replace(pieces []Token) {
	if len(pieces) == 0 {
		return
	}
	s.take()
	s.front = append(slices.Clone(pieces), s.front...)
}

// longestWord bounds what is split, so that a text without blanks takes no time square
// to its length.
const longestWord = 300

// split is the next word cut behind the language's word that it begins with, if
// that is one of the given roles; nil where it is not. What follows an English word must
// not look like more of the same word.
func (s *stream) split(roles ...keyword.Role) []Token {
	t := s.peek(0)
	if t.Kind != Word || t.End-t.Start > longestWord {
		return nil
	}
	prefix := longestPrefix(t.Text, roles)
	if prefix == "" {
		return nil
	}
	return s.cutAt(t, prefix)
}

// cutAt divides a word behind prefix, the rest as it would be read by itself; nil where that
// cannot be.
func (s *stream) cutAt(t Token, prefix string) []Token {
	end := t.Start + writtenLength(s.file.Text[t.Start:t.End], prefix)
	head := Token{Kind: Word, Text: prefix, Start: t.Start, End: end}
	if word := keyword.English(prefix); word != "" {
		head = head.as(word)
	}
	rest := rescan(s.file, end, t.End)
	if len(rest) == 0 {
		return nil
	}
	return append([]Token{head}, rest...)
}

// writtenLength is how many bytes of what the author wrote make the canonical prefix.
func writtenLength(written, prefix string) int {
	at := 0
	for range prefix {
		r, size := utf8.DecodeRuneInString(written[at:])
		at += size
		if r == '—' && strings.HasPrefix(written[at:], "—") {
			at += size
		}
	}
	return at
}

func longestPrefix(word string, roles []keyword.Role) string {
	best := ""
	for _, spelling := range byFirst[first(word)] {
		if len(spelling) > len(best) && len(spelling) < len(word) && strings.HasPrefix(word, spelling) &&
			keyword.Is(spelling, roles...) && canFollow(spelling, word[len(spelling):]) {
			best = spelling
		}
	}
	return best
}

// byFirst lists the spellings of the language's words by their first character.
var byFirst = func() map[rune][]string {
	m := map[rune][]string{}
	for _, w := range keyword.Words {
		for _, s := range w.Spellings() {
			m[first(s)] = append(m[first(s)], s)
		}
	}
	return m
}()

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// canFollow tells whether rest may be a word of its own behind spelling. Behind a Chinese one
// anything may; an English one is a word by itself only before a digit, a word of the
// language or another script: integers is not integer s.
func canFollow(spelling, rest string) bool {
	r := first(rest)
	return !isASCIILetter(first(spelling)) || isDigit(r) || r >= utf8.RuneSelf ||
		keyword.Of(rest) != nil || r == '-' && len(rest) > 1 && isDigit(first(rest[1:]))
}
