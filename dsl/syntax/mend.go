package syntax

import (
	"slices"
	"strings"

	"github.com/alecthomas/participle/v2"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
)

// mends bounds how often one part is put right before its rest is given up.
const mends = 12

// readPart reads a part by its grammar. Where the part does not fit, the mistake is
// reported and the tokens are changed so that reading can go on: what is missing
// is put in, what is too much is taken out. Sound tells that nothing was changed.
func readPart[F any](p *parser, grammar *participle.Parser[F], part *Part) (form *F, sound bool) {
	for tries := 0; ; tries++ {
		f, at, ok := read(grammar, part.formed())
		if ok {
			return f, tries == 0
		}
		if tries == mends {
			part.Tokens = part.Tokens[:at]
			at = len(part.Tokens)
		}
		if tries > 2*mends {
			panic("syntax: a part that ends where it failed still does not fit: " + part.Opens)
		}
		p.mend(part, at)
	}
}

// formed is what the grammars read: all but the condition that a clause or an option ends in.
func (part *Part) formed() []Token {
	if !endsInCondition(part.Opens) {
		return part.Tokens
	}
	return part.Tokens[:min(conditionBegins(part.Tokens)+1, len(part.Tokens))]
}

// endsInCondition holds for the parts whose last stretch is read by precedence.
func endsInCondition(opens string) bool {
	return opens == "condition" || opens == "compute" || opens == "repeat" || opens == "option" || keyword.Is(opens, keyword.Clause, keyword.LateClause)
}

// slot is something that a part cannot be without.
type slot struct {
	code catalogue.Code // its being missing
	fits func(Token) bool
	put  Token // put in where it is missing
	word string
}

func isString(t Token) bool { return t.Kind == String }

func isCode(t Token) bool {
	return t.Kind == Circled || t.Kind == Number && !strings.Contains(t.Text, ".")
}

func is(words ...string) func(Token) bool {
	return func(t Token) bool { return t.Is(words...) }
}

func textSlot(code catalogue.Code) slot {
	return slot{code: code, fits: isString, put: Token{Kind: String}}
}

func nameSlot(code catalogue.Code) slot {
	return slot{code: code, fits: Token.nameable, put: Token{Kind: Word}}
}

func wordSlot(code catalogue.Code, words ...string) slot {
	return slot{code: code, fits: is(words...), put: Token{Kind: Word}.as(words[0]), word: words[0]}
}

// slots lists, for each kind of part, what must follow its opening word in this order.
var slots = map[string][]slot{
	"survey":    {nameSlot("E203"), textSlot("E204")},
	"section":   {nameSlot("E205"), textSlot("E204")},
	"closing":   {textSlot("E204")},
	"question":  {nameSlot("E206"), textSlot("E207")},
	"matrix":    {nameSlot("E206"), textSlot("E207")},
	"row":       {nameSlot("E206"), textSlot("E207")},
	"repeat":    {nameSlot("E286"), textSlot("E287")},
	"choices":   {nameSlot("E208")},
	"condition": {nameSlot(""), wordSlot("E217", "if", "unless")},
	"include":   {textSlot("")},
	"language":  {nameSlot(""), textSlot("E204"), wordSlot("E290", "from"), textSlot("E221")},
	"option":    {{code: "E209", fits: isCode, put: Token{Kind: Number, Text: "0"}}, textSlot("E210")},
	"ask":       {wordSlot("E217", "if", "unless")},
	"skip":      {wordSlot("E216", "goto"), nameSlot("E215"), wordSlot("E217", "if", "unless")},
	"goto":      {nameSlot("E215"), wordSlot("E217", "if", "unless")},
}

// assertSlots are the slots of an assert without a name; what stands between its message and its condition is optional too.
var assertSlots = []slot{wordSlot("E219", "block", "warn"), textSlot("E220"), wordSlot("E217", "if", "unless")}

func slotsOf(part *Part) []slot {
	switch part.Opens {
	case "compute":
		return computeSlots(part)
	case "assert":
		return assertSlotsOf(part)
	}
	return slots[part.Opens]
}

// computeSlots are those of a computed item, with its unit and note as far as they are there.
func computeSlots(part *Part) []slot {
	list := slices.Clone(slots["question"])
	for at := len(list) + 1; part.token(at).Is("unit", "note"); at += 2 {
		list = append(list, nameSlot(""), textSlot("E221"))
	}
	return append(list, wordSlot("E280", "as"))
}

func assertSlotsOf(part *Part) []slot {
	list := slices.Clone(assertSlots[:1])
	if part.token(2).nameable() && part.token(3).Kind == String {
		list = append(list, nameSlot(""))
	}
	list = append(list, assertSlots[1])
	list = append(list, sinceSlots(part, len(list)+1)...)
	return append(list, assertSlots[2])
}

// mend reports what is wrong at the token at, and changes the tokens there.
func (p *parser) mend(part *Part, at int) {
	if list := slotsOf(part); at <= len(list) {
		p.fill(part, at, list[at-1])
		return
	}
	p.trailing(part, at)
}

// fill sees to it that what must stand at the index stands there.
func (p *parser) fill(part *Part, at int, want slot) {
	t, next := part.token(at), part.token(at+1)
	switch {
	case p.misspeltSlot(part, at, want):
	case want.put.Kind == String && t.isWord() && next.Kind != String && !belongsBehind(part, t):
		p.unquoted(part, at, want.code)
	case want.code == "E217" && t.Is("unless"):
		p.report("E230", t.span(p.file), t.Text, part.Tokens[0].Text)
		part.Tokens[at] = t.as("if")
	case want.code == "E280" && t.isOp("=="):
		p.report("E280", t.span(p.file), part.Tokens[at-1].text(p.file)).WithFix(t.span(p.file), twin("as", part.Tokens[0]))
		part.Tokens[at] = t.as("as")
	case want.code == "E206" && (t.Kind == Circled || t.Kind == Number):
		p.notID(part, at)
	case want.code == "E209" && t.Kind != String && t.Kind != EOF:
		p.notCode(part, at, want.put)
	case want.fits(next) && !fitsLater(part, at, t):
		p.report("E213", t.span(p.file), t.text(p.file)).WithFix(t.span(p.file), "")
		part.replace(at, 1)
	default:
		p.missing(part, at, want)
	}
}

// notID reports what stands in place of a question's id: ①, 4.5.
func (p *parser) notID(part *Part, at int) {
	t := &part.Tokens[at]
	d := p.report("E231", t.span(p.file), t.text(p.file))
	if t.Kind == Circled {
		d.WithFix(t.span(p.file), t.Text)
	}
	t.Kind = ID
}

// notCode reports what stands in place of an option's code: A, 1.5, -1.
func (p *parser) notCode(part *Part, at int, put Token) {
	n := 1
	if part.Tokens[at].isOp("-") && part.token(at+1).Kind == Number {
		n = 2
	}
	span := p.file.Span(part.Tokens[at].Start, part.Tokens[at+n-1].End)
	p.report("E232", span, span.Text())
	put.Start, put.End = span.Start, span.Start
	part.replace(at, n, put)
}

// fitsLater holds for what a slot behind this one asks for.
func fitsLater(part *Part, at int, t Token) bool {
	for _, later := range slotsOf(part)[at:] {
		if later.fits(t) {
			return true
		}
	}
	return false
}

// belongsBehind holds for words that stand behind a part's text, so that they are not that text.
func belongsBehind(part *Part, t Token) bool {
	switch part.Opens {
	case "question", "matrix", "row":
		return keyword.Is(t.Keyword, keyword.Type, keyword.Modifier, keyword.Offer)
	case "option":
		return keyword.Is(t.Keyword, keyword.Mark)
	case "compute":
		return t.Is("as", "unit", "note")
	case "repeat":
		return t.Is("times", "note")
	}
	return t.Is("if", "unless")
}

// unquoted reports a text whose quotes were forgotten.
func (p *parser) unquoted(part *Part, at int, code catalogue.Code) {
	t := part.Tokens[at]
	p.report(code, t.span(p.file), part.Tokens[at-1].text(p.file)).WithFix(t.span(p.file), quote(t.text(p.file)))
	t.Kind, t.Keyword = String, ""
	part.Tokens[at] = t
}

// misspeltSlot puts right the misspelling of a word that must stand here; not of as, to which every short id is near.
func (p *parser) misspeltSlot(part *Part, at int, want slot) bool {
	t := part.token(at)
	if want.word == "" || want.word == "as" || t.Kind != Word {
		return false
	}
	words := []string{want.word}
	if want.word == "block" {
		words = []string{"block", "warn"}
	}
	near := nearest.To(t.Text, spellings(words))
	if len(near) == 0 {
		return false
	}
	p.report("E214", t.span(p.file), t.Text, near[0]).WithFix(t.span(p.file), near[0])
	part.Tokens[at] = t.as(keyword.English(near[0]))
	return true
}

// missing reports what is missing in front of the index, right behind what is there, and puts
// it in. Nothing is said when a text that lacks its closing quote has swallowed it, or when more is
// missing in front.
func (p *parser) missing(part *Part, at int, want slot) {
	last := part.Tokens[at-1]
	here := last.span(p.file).After()
	if last.wrong != unclosedText && !last.putIn() {
		d := p.report(want.code, here, brief(last.text(p.file)))
		if want.word != "" && want.word != "block" && at < len(part.Tokens) {
			d.WithFix(here, " "+twin(want.word, part.Tokens[0]))
		}
	}
	want.put.Start, want.put.End = here.Start, here.End
	want.put.wrong = last.wrong
	part.replace(at, 0, want.put)
}

// brief is a text short enough to stand in a message.
func brief(text string) string {
	const most = 16
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// token is the one at an index, of kind EOF behind the last.
func (part *Part) token(i int) Token {
	if i < len(part.Tokens) {
		return part.Tokens[i]
	}
	return Token{Kind: EOF}
}

// replace puts tokens in place of n others. The part gets tokens of its own, since those of
// a file share their memory.
func (part *Part) replace(at, n int, with ...Token) {
	tokens := append([]Token{}, part.Tokens[:at]...)
	tokens = append(tokens, with...)
	part.Tokens = append(tokens, part.Tokens[min(at+n, len(part.Tokens)):]...)
}

// trailing reports what stands behind a part that is complete and does not belong to it.
func (p *parser) trailing(part *Part, at int) {
	t, last := part.token(at), part.Tokens[at-1]
	switch {
	case wantsText(part, last) && t.Kind != String:
		p.noText(part, at)
	case last.Is("of", "was") && (isQuestion(part.Opens) || part.Opens == "option" || part.Opens == "default") && !t.nameable():
		p.noOwner(part, at)
	case part.Opens == "include" && last.Is("prefix"):
		p.noPrefix(part, at)
	case t.Kind == EOF:
		p.halfBound(part, at)
	case startsLine(p.file, last, t) && hasString(part.Tokens[at:]):
		p.unknown(part, at)
		part.Tokens = part.Tokens[:at]
	case isQuestion(part.Opens) || part.Opens == "default":
		p.trailingQuestion(part, at)
	case part.Opens == "repeat" && last.Kind == String && (t.Kind == Number || t.Kind == ID):
		p.bound(part, at) // 1-20 for 1..20
	case part.Opens == "option" || part.Opens == "choices":
		p.trailingOption(part, at)
	default:
		p.junk(part, at)
	}
}

// wantsText holds for a word that is followed by a text: unit, note, pattern, a survey's property.
func wantsText(part *Part, last Token) bool {
	switch part.Opens {
	case "question", "matrix", "row", "option", "default":
		return last.Is("unit", "note", "pattern")
	case "repeat":
		return last.Is("note")
	case "choices":
		return last.Is("from")
	}
	return part.Opens == "survey" && last.nameable()
}

func (p *parser) noText(part *Part, at int) {
	t, last := part.token(at), part.Tokens[at-1]
	if t.nameable() && !keyword.Is(t.Keyword, keyword.Modifier, keyword.Offer) && !belongsBehind(part, t) && !startsLine(p.file, last, t) {
		p.unquoted(part, at, "E221")
		return
	}
	here := last.span(p.file).After()
	p.report("E221", here, last.Text)
	part.replace(at, 0, Token{Kind: String, Start: here.Start, End: here.End})
}

// noOwner reports that the question is missing behind of or was.
func (p *parser) noOwner(part *Part, at int) {
	here := part.Tokens[at-1].span(p.file).After()
	p.report("E240", here, part.Tokens[at-1].Text)
	part.replace(at, 0, Token{Kind: Word, Start: here.Start, End: here.End})
}

// noPrefix reports the word without the prefix behind it, and takes it out.
func (p *parser) noPrefix(part *Part, at int) {
	last := part.Tokens[at-1]
	p.report("E235", last.span(p.file).After(), last.Text)
	part.replace(at-1, 1)
}

func startsLine(f *source.File, last, t Token) bool {
	return strings.Contains(f.Text[last.End:t.Start], "\n")
}

func hasString(tokens []Token) bool {
	for _, t := range tokens {
		if t.Kind == String {
			return true
		}
	}
	return false
}

// junk reports words that do not belong where they stand, as far as they go on, and takes them out.
func (p *parser) junk(part *Part, at int) {
	end := at + 1
	for t := part.token(end); t.Kind != EOF && t.Keyword == "" && !startsLine(p.file, part.Tokens[end-1], t); t = part.token(end) {
		end++
	}
	span := p.file.Span(part.Tokens[at].Start, part.Tokens[end-1].End)
	p.report("E213", span, brief(part.Tokens[at].text(p.file))).WithFix(span, "")
	part.replace(at, end-at)
}
