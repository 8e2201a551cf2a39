package syntax

import (
	"io"
	"strings"
	"unicode"

	"github.com/alecthomas/participle/v2/lexer"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/source"
)

// Kind is what a token is by its form alone.
type Kind = lexer.TokenType

// The kinds. Words that the language uses have a kind of their own behind these, one for
// each row of the keyword table, so that both twins are one symbol of the grammar.
const (
	EOF     Kind = lexer.EOF
	Word    Kind = iota // letters …: income, 是否
	ID                  // begins with a digit and is no number: 4-1, 1a, 8-4.5
	Number              // 4, 4.5
	Circled             // ①
	String
	Dots  // ..
	Comma // , 、 ；
	Op    // == + - …
	Open  // (
	Close // )
	OpenSet
	CloseSet
	Stray // a mark of the author's that the language does not use, such as a colon
	firstKeyword
)

// Token is a word, number, string or mark of a survey's text. Start and End are bytes.
type Token struct {
	Kind       Kind
	Text       string // canonical: half width, every dash "-"; of a string what is inside
	Keyword    string // the word of the language this may be, in English
	Start, End int
	Role       Role
	wrong      catalogue.Code // how an operator is miswritten; Text is what is meant
}

// Role is what a token turned out to be, where its form alone does not tell.
type Role int

// The roles that matter to the formatter.
const (
	Plain  Role = iota
	Name        // an id, or a name as such: written canonically
	Sign        // a minus that belongs to the value behind it
	Callee      // the name of a function in front of its parenthesis
)

// Is holds when the token may be one of the language's words.
func (t Token) Is(words ...string) bool {
	if t.Keyword == "" {
		return false
	}
	for _, w := range words {
		if t.Keyword == w {
			return true
		}
	}
	return false
}

// nameable holds for whatever may be an id or a name: no word is reserved.
func (t Token) nameable() bool {
	return t.Kind == Word || t.Kind == ID || t.Kind == Number && !strings.Contains(t.Text, ".") || t.Kind >= firstKeyword
}

// isWord holds for letters, whether the language uses the word or not.
func (t Token) isWord() bool { return t.Kind == Word || t.Kind >= firstKeyword }

func (t Token) isOp(text string) bool { return t.Kind == Op && t.Text == text }

func (t Token) span(f *source.File) source.Span { return f.Span(t.Start, t.End) }

// text is the token as it was written.
func (t Token) text(f *source.File) string { return f.Text[t.Start:t.End] }

// putIn holds for a token that was missing in the text.
func (t Token) putIn() bool { return t.Start == t.End }

// as makes t one of the language's words.
func (t Token) as(word string) Token {
	t.Keyword, t.Kind = word, keywordKind[word]
	return t
}

var keywordKind = func() map[string]Kind {
	m := map[string]Kind{}
	for i, w := range keyword.Words {
		m[w.English] = firstKeyword + Kind(i)
	}
	return m
}()

// definition hands the tokens to participle: it implements its lexer interfaces.
type definition struct{ symbols map[string]Kind }

// lexicon names the kinds for use in grammars: Word, ID …, Question, ValidId.
var lexicon = definition{symbols: func() map[string]Kind {
	symbols := map[string]Kind{
		"EOF": EOF, "Word": Word, "ID": ID, "Number": Number, "Circled": Circled, "String": String, "Dots": Dots,
	}
	for word, kind := range keywordKind {
		symbols[symbol(word)] = kind
	}
	return symbols
}()}

// Symbols implements lexer.Definition.
func (d definition) Symbols() map[string]Kind { return d.symbols }

// symbol is the keyword's name in a grammar. Its first letter must be upper case and
// ASCII: participle passes over symbols that begin otherwise.
func symbol(word string) string {
	var b strings.Builder
	for _, piece := range strings.Split(word, "_") {
		b.WriteRune(unicode.ToUpper(rune(piece[0])))
		b.WriteString(piece[1:])
	}
	return b.String()
}

// Lex scans a whole text. The parser itself scans once for all parts and does not come here.
func (definition) Lex(filename string, r io.Reader) (lexer.Lexer, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	s := newScanner(source.New(filename, string(text)))
	s.scan()
	return &tokenLexer{tokens: s.tokens}, nil
}

// tokenLexer hands out tokens that are already there. The offset it gives participle is
// the token's index: everything else about its place is in the Token.
type tokenLexer struct {
	tokens []Token
	next   int
}

// Next implements lexer.Lexer.
func (l *tokenLexer) Next() (lexer.Token, error) {
	pos := lexer.Position{Offset: l.next}
	if l.next == len(l.tokens) {
		return lexer.EOFToken(pos), nil
	}
	t := l.tokens[l.next]
	l.next++
	return lexer.Token{Type: t.Kind, Value: t.Text, Pos: pos}, nil
}

// Canonical is the token as the formatter writes it: in half width, ids with "-". Strings with
// their marks, codes, and the author's choice between ≠ and != stay as they are.
func (t Token) Canonical(f *source.File) string {
	written := f.Text[t.Start:t.End]
	switch {
	case t.Kind == String, t.Kind == Circled:
		return written
	case t.Kind == Op && strings.ContainsAny(written, "≠≤≥×÷"):
		return written
	}
	return t.Text
}
