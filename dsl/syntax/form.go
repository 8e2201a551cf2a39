package syntax

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The grammar of each part. A word with an upper-case letter is one of the language's words in
// either language; @@ is what the field's type says. The places of fields are indices
// of the part's tokens.

type surveyForm struct {
	ID         name           `parser:"Survey @@"`
	Title      text           `parser:"@@"`
	Properties []propertyForm `parser:"@@*"`
}

type propertyForm struct {
	Key   name `parser:"@@"`
	Value text `parser:"@@"`
}

type choicesForm struct {
	Name name  `parser:"Choices @@"`
	From *text `parser:"( From @@ )?"`
}

type sectionForm struct {
	ID    name `parser:"Section @@"`
	Title text `parser:"@@"`
}

type closingForm struct {
	Title text `parser:"Closing @@"`
}

type conditionForm struct {
	Name name      `parser:"Condition @@"`
	If   condition `parser:"If @@"`
}

type includeForm struct {
	Path   text  `parser:"Include @@"`
	Prefix *name `parser:"( Prefix @@ )?"`
}

type languageForm struct {
	Code name `parser:"Language @@"`
	Name text `parser:"@@"`
	From text `parser:"From @@"`
}

type questionForm struct {
	ID        name           `parser:"Question @@"`
	Text      text           `parser:"@@"`
	Type      *typeForm      `parser:"@@?"`
	Modifiers []modifierForm `parser:"@@*"`
}

type matrixForm struct {
	ID        name           `parser:"Matrix @@"`
	Text      text           `parser:"@@"`
	Type      *typeForm      `parser:"@@?"`
	Modifiers []modifierForm `parser:"@@*"`
}

type rowForm struct {
	ID        name           `parser:"Row @@"`
	Text      text           `parser:"@@"`
	Modifiers []modifierForm `parser:"@@*"`
}

type computeForm struct {
	ID    name       `parser:"Compute @@"`
	Text  text       `parser:"@@"`
	Notes []noteForm `parser:"@@*"`
	As    condition  `parser:"As @@"`
}

type repeatForm struct {
	ID    name       `parser:"Repeat @@"`
	Text  text       `parser:"@@"`
	Bound *boundForm `parser:"@@?"`
	Note  *text      `parser:"( Note @@ )?"`
	Times *condition `parser:"( Times @@ )?"`
}

type endRepeatForm struct {
	Ends bool `parser:"@Endrepeat"`
}

type noteForm struct {
	Pos  lexer.Position
	Unit *text `parser:"Unit @@"`
	Note *text `parser:"| Note @@"`
}

type typeForm struct {
	Name  typeName   `parser:"@@"`
	Bound *boundForm `parser:"@@?"`
}

type modifierForm struct {
	Pos      lexer.Position
	Multi    *multiForm   `parser:"@@"`
	Optional bool         `parser:"| @Optional"`
	Locked   bool         `parser:"| @Locked"`
	Shuffle  bool         `parser:"| @Shuffle"`
	Of       *name        `parser:"| Of @@"`
	Was      *name        `parser:"| Was @@"`
	Unit     *text        `parser:"| Unit @@"`
	Note     *text        `parser:"| Note @@"`
	Pattern  *patternForm `parser:"| @@"`
	Offer    *offerForm   `parser:"| @@"`
}

// presetForm is a default without its value, which is read by precedence: the question's modifiers behind it.
type presetForm struct {
	Modifiers []modifierForm `parser:"Default @@*"`
}

type patternForm struct {
	Regexp text  `parser:"Pattern @@"`
	Words  *text `parser:"@@?"`
}

// offerForm is a kind of no answer: its own word.
type offerForm struct {
	Refused  bool `parser:"@Refused"`
	Dontknow bool `parser:"| @Dontknow"`
}

type multiForm struct {
	Pos   lexer.Position
	Bound *boundForm `parser:"( Multi | Ranking ) @@?"`
}

type boundForm struct {
	Tokens []lexer.Token
	Low    *number `parser:"@@?"`
	High   *number `parser:"Dots @@?"`
}

type optionForm struct {
	Code  code       `parser:"Option @@"`
	Text  text       `parser:"@@"`
	Marks []markForm `parser:"@@*"`
	// Of the question, behind the last of its own options.
	Modifiers []modifierForm `parser:"@@*"`
	If        *condition     `parser:"( If @@ )?"`
}

type markForm struct {
	Pos       lexer.Position
	Exclusive bool `parser:"@Exclusive"`
	Specify   bool `parser:"| @Specify"`
}

type skipForm struct {
	Target target    `parser:"Skip? Goto @@"`
	If     condition `parser:"If @@"`
}

type askForm struct {
	If condition `parser:"Ask If @@"`
}

type assertForm struct {
	Block  bool       `parser:"Assert ( @Block | Warn )"`
	Name   *ruleName  `parser:"@@?"`
	Text   text       `parser:"@@"`
	Since  *sinceForm `parser:"@@?"`
	Unless bool       `parser:"( @Unless | If )"`
	Cond   condition  `parser:"@@"`
}

// sinceForm is from when a rule applies: a version, or something that is refused.
type sinceForm struct {
	Pos     lexer.Position
	Version bool  `parser:"From ( @Version | Date )?"`
	Value   text  `parser:"@@"`
	Of      *name `parser:"( Of @@ )?"`
}

// place is the index of one token.
type place struct{ at int }

func (p *place) take(lex *lexer.PeekingLexer, fits bool) error {
	if !fits {
		return participle.NextMatch
	}
	p.at = lex.Peek().Pos.Offset
	lex.Next()
	return nil
}

// name is an id or a name. Any word may be one.
type name struct{ place }

// Parse implements participle.Parseable, as do those below.
func (n *name) Parse(lex *lexer.PeekingLexer) error {
	return n.take(lex, nameable(lex.Peek()))
}

func nameable(t *lexer.Token) bool { return Token{Kind: t.Type, Text: t.Value}.nameable() }

// target is a name too, but an if by itself is the one whose target was forgotten.
type target struct{ place }

func (n *target) Parse(lex *lexer.PeekingLexer) error {
	ahead, isIf := *lex, keywordKind["if"]
	ahead.Next()
	return n.take(lex, nameable(lex.Peek()) && (lex.Peek().Type != isIf || ahead.Peek().Type == isIf))
}

// ruleName is a name with a text behind it, without which `assert block if …` would
// name a rule if.
type ruleName struct{ place }

func (n *ruleName) Parse(lex *lexer.PeekingLexer) error {
	ahead := *lex
	ahead.Next()
	return n.take(lex, nameable(lex.Peek()) && ahead.Peek().Type == String)
}

// typeName is a type or a list's name: any word that is no modifier.
type typeName struct{ place }

func (n *typeName) Parse(lex *lexer.PeekingLexer) error {
	t := lex.Peek()
	return n.take(lex, Token{Kind: t.Type}.isWord() && !modifiers[t.Type])
}

var modifiers = map[Kind]bool{
	keywordKind["multi"]: true, keywordKind["ranking"]: true, keywordKind["optional"]: true, keywordKind["unit"]: true, keywordKind["note"]: true, keywordKind["pattern"]: true, keywordKind["locked"]: true, keywordKind["shuffle"]: true, keywordKind["was"]: true,
	keywordKind["refused"]: true, keywordKind["dontknow"]: true, keywordKind["if"]: true, keywordKind["unless"]: true,
}

// text is a string.
type text struct{ place }

func (s *text) Parse(lex *lexer.PeekingLexer) error {
	return s.take(lex, lex.Peek().Type == String)
}

// code is ① or a whole number.
type code struct{ place }

func (c *code) Parse(lex *lexer.PeekingLexer) error {
	t := lex.Peek()
	return c.take(lex, t.Type == Circled || t.Type == Number && nameable(t))
}

// number is a number, maybe with a sign.
type number struct {
	place
	negative bool
}

func (n *number) Parse(lex *lexer.PeekingLexer) error {
	if t := lex.Peek(); t.Type == Op && t.Value == "-" {
		n.negative = true
		lex.Next()
	}
	err := n.take(lex, lex.Peek().Type == Number)
	if err != nil && n.negative {
		return &participle.UnexpectedTokenError{Unexpected: *lex.Peek()}
	}
	return err
}

// condition is the place behind if or as, from where on the part is read by precedence.
type condition struct{ place }

func (c *condition) Parse(lex *lexer.PeekingLexer) error {
	c.at = lex.Peek().Pos.Offset
	return nil
}

// form is a grammar made ready. Lookahead 0 lets it fail at the first word that does not
// fit, instead of trying something else from an earlier one.
func form[F any]() *participle.Parser[F] {
	return participle.MustBuild[F](participle.Lexer(lexicon), participle.UseLookahead(0))
}

var (
	surveys    = form[surveyForm]()
	lists      = form[choicesForm]()
	sections   = form[sectionForm]()
	closings   = form[closingForm]()
	questions  = form[questionForm]()
	matrices   = form[matrixForm]()
	rows       = form[rowForm]()
	computes   = form[computeForm]()
	presets    = form[presetForm]()
	repeats    = form[repeatForm]()
	endRepeats = form[endRepeatForm]()
	conditions = form[conditionForm]()
	includes   = form[includeForm]()
	languages  = form[languageForm]()
	options    = form[optionForm]()
	skips      = form[skipForm]()
	asks       = form[askForm]()
	asserts    = form[assertForm]()
)

// read reads tokens by a grammar. Where they do not fit it, at is the index of the first
// that does not, len(tokens) when something is missing at the end.
func read[F any](grammar *participle.Parser[F], tokens []Token) (f *F, at int, ok bool) {
	lex, err := lexer.Upgrade(&tokenLexer{tokens: tokens})
	if err != nil {
		panic(err)
	}
	f, err = grammar.ParseFromLexer(lex)
	if err == nil {
		return f, 0, true
	}
	var failure participle.Error
	if !errors.As(err, &failure) {
		panic(err)
	}
	return f, failure.Position().Offset, false
}
