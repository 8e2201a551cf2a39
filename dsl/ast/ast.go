// Package ast is the tree of a survey file: what its author wrote, with exact places,
// before any name is looked up. It knows nothing of the parser.
//
// A tree is always whole: where the text was broken, a node is marked Broken or an
// expression is Bad, and the check phase says nothing more about it.
package ast

import (
	"slices"

	"github.com/surveyc/surveyc/dsl/source"
)

// File is one survey file.
type File struct {
	Source   *source.File
	Survey   *Survey // nil where the file has no (readable) survey line
	Decls    []Decl  // in source order, without the survey line
	Comments []Comment
}

// Comment is a # or // comment; its span runs to the end of the line.
type Comment struct{ Span source.Span }

// Ident is an id or a name. Name is canonical: half width, every dash "-".
type Ident struct {
	Name   string
	Prefix string // of what is declared in the file that it stands in, where that is included with one: w-
	Span   source.Span
}

// Text is a string. Value is what stands between the marks, literally.
type Text struct {
	Value  string
	Braced []string    // what stands in {…} in it, canonical as a name is
	Span   source.Span // with the marks
}

// Survey is `survey ID "title"` with its properties.
type Survey struct {
	ID         Ident
	Title      Text
	Properties []Property
	Span       source.Span
}

// Property is `version "2020"`, `source "…"` and whatever else a survey carries.
// Key is English for the known ones, however they were written.
type Property struct {
	Key   Ident
	Value Text
}

// Decl is a part of a survey at top level: Choices, Section, Closing, Question, Matrix, EndRepeat, Condition, Include or Language.
type Decl interface {
	decl()
	Where() source.Span
}

// Choices is a named list of options.
type Choices struct {
	Name    Ident
	From    *Text // a table of options beside the survey; nil without one
	Options []*Option
	Span    source.Span
	Broken  bool
}

// Section is `section ID "title"`.
type Section struct {
	ID    Ident
	Title Text
	Span  source.Span
}

// Closing is `closing "title"`.
type Closing struct {
	Title Text
	Span  source.Span
}

// Condition is `condition NAME if CONDITION`.
type Condition struct {
	Name   Ident
	If     Expr
	Span   source.Span
	Broken bool
}

// Include is `include "FILE"`, maybe with `prefix NAME`.
type Include struct {
	Path   Text
	Prefix *Ident // nil: none
	Span   source.Span
}

// Language is `language CODE "NAME" from "FILE"`: the survey's texts in another language.
type Language struct {
	Code   Ident
	Name   Text // what its speakers call it
	From   Text // a table of translations beside the survey
	Span   source.Span
	Broken bool
}

// Question is a question with everything that belongs to it; or, where Compute is set, a computed item,
// which is never asked: `compute ID "text" as TERM` with its asserts; or, where Repeat is set, the head of a repeated
// group: `repeat ID "title"` with its ask and its asserts, to which the questions up to its EndRepeat belong.
type Question struct {
	ID        Ident
	Text      Text
	Type      *TypeRef // nil: its own options, or none was written
	Of        *Ident   // the question whose answer narrows the list; nil: none does
	Multi     *Multi   // nil: not multi
	Optional  *source.Span
	Locked    *source.Span // what comes with the record is not to be edited
	Shuffle   *source.Span // each record has an order of the options of its own
	Was       *Ident       // the id that it had in an earlier version; nil: the same
	Unit      *Text
	Note      *Text
	Pattern   *Pattern
	NoAnswers []Ident // the kinds of no answer it offers: refused, dontknow; each once, in source order
	Options   []*Option
	Clauses   []Clause // in source order
	Compute   Expr     // of a computed item; nil: a question
	Row       bool     // a row of the matrix above, with all that it shares with the others
	Repeat    *Repeat  // of the head of a repeated group; nil: a question
	Span      source.Span
	Broken    bool // part of it could not be read: what is missing is not to be reported
}

// Matrix is `matrix ID "title"` and what the rows behind it share. They are questions of their own, Row set.
type Matrix struct {
	Shared *Question
	Span   source.Span
}

// Offers tells whether the question offers a kind of no answer, by its English word.
func (q *Question) Offers(word string) bool {
	return slices.ContainsFunc(q.NoAnswers, func(id Ident) bool { return id.Name == word })
}

// Repeat is how often a group is repeated: `repeat ID "title" 1..20 times TERM`.
type Repeat struct {
	Bound *Bound // nil: none was written
	Times Expr   // nil: until the enumerator stops
}

// EndRepeat is `endrepeat`.
type EndRepeat struct{ Span source.Span }

// TypeRef is the word behind a question's text: a type, whose name is then English, or the name of a list.
type TypeRef struct {
	Name  Ident
	List  bool // a list of the file, even if a type is called so too
	Bound *Bound
}

// Pattern is the modifier `pattern "regexp" "what that is in words"`.
type Pattern struct {
	Regexp Text
	Words  *Text
	Span   source.Span // of the word pattern
}

// Bound is `1..30`; a missing end is nil.
type Bound struct {
	Low, High *Number
	Span      source.Span
}

// Multi is the modifier `multi` or `ranking`, maybe with a bound on how many marks.
type Multi struct {
	Bound   *Bound
	Ordered bool // ranking
	Span    source.Span
}

// Word is the English word of the modifier.
func (m *Multi) Word() string {
	if m.Ordered {
		return "ranking"
	}
	return "multi"
}

// Option is `option CODE "text"` with its modifiers, maybe with a condition: `option CODE "text" if CONDITION`.
type Option struct {
	Code      Number
	Text      Text
	Exclusive bool
	Specify   *source.Span // where the word stands
	If        Expr         // nil: always offered
	Of        *Number      // in a table: the code that it is under, nil for none
	Span      source.Span
}

func (*Choices) decl()   {}
func (*Section) decl()   {}
func (*Closing) decl()   {}
func (*Question) decl()  {}
func (*Matrix) decl()    {}
func (*EndRepeat) decl() {}
func (*Condition) decl() {}
func (*Include) decl()   {}
func (*Language) decl()  {}

// Where is the node's span.
func (d *EndRepeat) Where() source.Span { return d.Span }
func (d *Choices) Where() source.Span   { return d.Span }
func (d *Section) Where() source.Span   { return d.Span }
func (d *Closing) Where() source.Span   { return d.Span }
func (d *Question) Where() source.Span  { return d.Span }
func (d *Matrix) Where() source.Span    { return d.Span }
func (d *Condition) Where() source.Span { return d.Span }
func (d *Include) Where() source.Span   { return d.Span }
func (d *Language) Where() source.Span  { return d.Span }

// Clause is a Skip, Ask, Default or Assert.
type Clause interface{ clause() }

// Skip is `skip goto TARGET if CONDITION`.
type Skip struct {
	Target Ident // "end" (canonical) for the end, whichever word was written
	End    bool
	Next   bool // the end of the row that it is in, unless a question is called so
	If     Expr
	Span   source.Span
	Broken bool // mended to be read, as are those of Ask and Assert
}

// Ask is `ask if CONDITION`.
type Ask struct {
	If     Expr
	Span   source.Span
	Broken bool
}

// Default is `default VALUE`, maybe with `if CONDITION`. Value may be a Set, of marks.
type Default struct {
	Value  Expr
	If     Expr // nil: always
	Span   source.Span
	Broken bool
}

// Assert is `assert block|warn [rule-name] "message" [from version "…"] if|unless CONDITION`.
type Assert struct {
	Block  bool // block, else warn
	Name   *Ident
	Text   Text
	Since  *Text // the version from which on it applies; nil: always
	Unless bool  // unless, else if
	Cond   Expr
	Span   source.Span
	Broken bool
}

func (*Skip) clause()    {}
func (*Ask) clause()     {}
func (*Default) clause() {}
func (*Assert) clause()  {}
