package syntax

import (
	"strings"

	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
)

// Part is a stretch of a survey that one word opens: a question's line, an option, a
// skip … Opens is that word in English, "" for what stands before the first.
type Part struct {
	Opens  string
	Tokens []Token
}

// cutter divides a file's tokens into parts. An opening word opens a part unless the part before
// it takes it for a name: each part's own beginning, of which the form is known, is taken
// as a whole, so `section closing "…"` and `assert block skip "…" if …` stay what
// they are. Everywhere else the language refuses names that are like opening words.
type cutter struct {
	stream
	lists map[string]bool // the lists that the file declares, before any is read
	parts []Part
	taken []Token // of all parts, which share it
	begin int     // where the open part begins in taken
	diags diag.List
}

func cut(f *source.File, tokens []Token) *cutter {
	c := &cutter{stream: stream{file: f, rest: tokens}, lists: declaredLists(tokens), taken: make([]Token, 0, len(tokens)+len(tokens)/8)}
	for c.peek(0).Kind != EOF {
		if c.opening() {
			c.open()
		} else {
			c.more()
		}
	}
	c.close()
	return c
}

// close gives the open part its tokens, with no room behind that it could grow into.
func (c *cutter) close() {
	if end := len(c.taken); end > c.begin {
		c.parts[len(c.parts)-1].Tokens = c.taken[c.begin:end:end]
		c.begin = end
	}
}

// declaredLists looks ahead for the names behind choices: such a word behind a question's
// text is that list, never words with a blank forgotten or a misspelling.
func declaredLists(tokens []Token) map[string]bool {
	lists := map[string]bool{}
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].Is("choices") && tokens[i].isWord() {
			lists[tokens[i].Text] = true
		}
	}
	return lists
}

// opening tells whether the next word opens a part. One that is written together with
// what follows, or misspelt, is put right first.
func (c *cutter) opening() bool {
	t := c.peek(0)
	if t.Kind == Circled {
		return c.bareOption()
	}
	switch {
	case t.Is("compute"):
		return c.computes()
	case t.Is("repeat", "end"):
		c.joinEnd()
	}
	t = c.peek(0)
	if t.Is("default") {
		return c.complete()
	}
	if t.Kind != Word {
		return keyword.Opens(t.Keyword) || c.opener(0) || c.reversed()
	}
	return !c.lists[t.Text] && !c.awaitsValue() && (c.splitOpening() || c.misspelt() || c.reversed())
}

// computes tells whether the word compute opens a part: an id and a text follow, which they do nowhere
// else, except that a list of that name may stand before a question's unit or note; or as follows, and one
// of the two was forgotten.
func (c *cutter) computes() bool {
	id, text := c.peek(1), c.peek(2)
	switch {
	case keyword.Opens(id.Keyword):
		return false
	case id.Kind == String:
		return text.Is("as")
	case keyword.Is(id.Keyword, keyword.Modifier):
		return text.Kind == String && c.hasAs()
	case !id.nameable() || text.Kind == String:
		return id.nameable()
	}
	return !keyword.Is(id.Keyword, keyword.Connector) && (text.Is("as") || text.isWord() && c.peek(3).Is("as"))
}

// hasAs tells whether as stands behind a computed item's text, its unit and its note.
func (c *cutter) hasAs() bool {
	at := 3
	for c.peek(at).Is("unit", "note") && c.peek(at+1).Kind == String {
		at += 2
	}
	return c.peek(at).Is("as")
}

// opener tells whether the word i places ahead opens a part, of those that are names anywhere else: all that must
// follow it stands there, colons aside. No condition goes on like that.
func (c *cutter) opener(i int) bool {
	t := c.peek(i)
	i = c.past(i)
	next := c.peek(i)
	switch {
	case t.Is("include"):
		return next.Kind == String
	case t.Is("matrix", "row"):
		return c.rows(t, next, i)
	case t.Is("language"):
		return c.speaks(i)
	case t.Is("repeat"):
		return c.repeats(t, next, c.peek(c.past(i)))
	case t.Is("endrepeat"):
		return !c.lists[t.Text] && !c.awaitsValue() && !c.behindIf() && endsThere(next)
	case t.Is("condition"):
		return next.nameable() && !keyword.Opens(next.Keyword) && !next.Is("if", "unless") && beginsWith(c.peek(c.past(i)), "if", "unless")
	}
	return false
}

// speaks tells whether a language's code stands at the place i ahead, with its name and the word from behind. At the
// start of a line that word may have been forgotten.
func (c *cutter) speaks(i int) bool {
	code, name, from := c.peek(i), c.peek(i+1), beginsWith(c.peek(i+2), "from")
	if !code.nameable() || keyword.Opens(code.Keyword) || keyword.Is(code.Keyword, keyword.Modifier) || name.Kind != String && !(name.isWord() && from) {
		return false
	}
	return from || !c.lists[c.peek(0).Text] && len(c.taken) > 0 && startsLine(c.file, c.taken[len(c.taken)-1], c.peek(0))
}

// repeats tells whether the word t heads a group: an id and a title follow, or one of the two was forgotten.
func (c *cutter) repeats(t, id, title Token) bool {
	if id.Kind == String {
		return true
	}
	isList := c.lists[t.Text] && keyword.Is(id.Keyword, keyword.Modifier)
	return id.nameable() && !isList && (title.Kind == String || title.Is("times") && !keyword.Opens(id.Keyword))
}

// endsThere holds for what can follow the end of a group: nothing that goes on with a condition.
func endsThere(next Token) bool {
	switch next.Kind {
	case Op, Open, Close, OpenSet, CloseSet, Comma, Dots, String:
		return false
	}
	return !keyword.Is(next.Keyword, keyword.Connector)
}

// joinEnd makes one word of end repeat, also the other way about, which opens nothing by itself there.
func (c *cutter) joinEnd() {
	t, next := c.peek(0), c.peek(1)
	ends := t.Is("end") && next.Is("repeat") && !c.heads(2) || t.Is("repeat") && next.Is("end") && c.peek(2).Kind != String
	if !ends || c.lists[t.Text] || c.awaitsValue() || c.behindGoto() {
		return
	}
	c.take()
	c.take()
	word := Token{Kind: Word, Text: twin("endrepeat", t), Start: t.Start, End: next.End}
	c.front = append([]Token{word.as("endrepeat")}, c.front...)
}

// heads tells whether an id and a title stand that many places ahead.
func (c *cutter) heads(i int) bool {
	id := c.peek(i)
	return id.nameable() && !keyword.Opens(id.Keyword) && !id.Is("include") && c.peek(i+1).Kind == String
}

func (c *cutter) behindGoto() bool {
	return len(c.taken) > 0 && c.taken[len(c.taken)-1].Is("goto")
}

// past is the place behind the word i places ahead and the colons that follow it.
func (c *cutter) past(i int) int {
	for i++; c.peek(i).Kind == Stray && c.peek(i).Text == ":"; i++ {
	}
	return i
}

// behindIf holds where a condition begins.
func (c *cutter) behindIf() bool {
	return len(c.taken) > 0 && c.taken[len(c.taken)-1].Is("if", "unless")
}

// awaitsValue holds behind an operator, where a word is a name whatever it looks like.
func (c *cutter) awaitsValue() bool {
	if len(c.taken) == 0 {
		return false
	}
	last := c.taken[len(c.taken)-1]
	return last.Kind == Op || last.Kind == Open || keyword.Is(last.Keyword, keyword.Connector)
}

// open begins a part and takes its beginning.
func (c *cutter) open() {
	opens := c.peek(0).Keyword
	c.close()
	c.parts = append(c.parts, Part{Opens: opens})
	c.move()
	switch opens {
	case "survey":
		c.survey()
	case "section":
		c.named()
	case "question", "matrix", "row":
		c.named()
		c.listed()
	case "compute":
		c.computed()
	case "repeat":
		c.named()
	case "choices":
		c.list()
	case "condition":
		c.splitTarget()
		c.move()
		c.condition()
	case "include":
		c.include()
	case "language":
		c.language()
	case "option":
		c.code()
	case "skip":
		c.skip()
	case "goto":
		c.target()
	case "ask":
		c.condition()
	case "assert":
		c.assert()
	}
}

// inside is the word that opened the open part, "" at the start of a file.
func (c *cutter) inside() string {
	if len(c.parts) == 0 {
		return ""
	}
	return c.parts[len(c.parts)-1].Opens
}

// more adds a word to the part that is open.
func (c *cutter) more() {
	if len(c.parts) == 0 {
		c.parts = append(c.parts, Part{})
	}
	switch c.inside() {
	case "question", "matrix", "row":
		c.splitWords(keyword.Type, keyword.Modifier, keyword.Offer)
	case "option":
		c.marks()
	case "default":
		c.behindPreset()
	case "repeat":
		c.times()
	}
	c.move()
}

// move takes the next token into the open part.
func (c *cutter) move() { c.taken = append(c.taken, c.take()) }

func (c *cutter) survey() {
	c.named()
	for c.property() {
		c.move()
		c.move()
	}
}

func (c *cutter) property() bool {
	t := c.peek(0)
	return t.nameable() && c.peek(1).Kind == String && !keyword.Opens(t.Keyword) && !c.includes() && !c.splitOpening()
}

// includes tells an include behind the survey's line from a property: it names a file.
func (c *cutter) includes() bool {
	t := c.peek(0)
	return strings.HasSuffix(c.peek(1).Text, surveyFile) && (t.Is("include") || len(nearest.To(t.Text, spellings([]string{"include"}))) > 0)
}

const surveyFile = ".survey"

func (c *cutter) include() {
	c.text()
	c.expect(keyword.Joint, "prefix")
	if next := c.peek(1); c.peek(0).Is("prefix") && next.nameable() && !keyword.Opens(next.Keyword) && !c.opener(1) {
		c.move()
		c.move()
	}
}

func (c *cutter) language() {
	c.move()
	if !c.peek(0).Is("from") {
		c.move() // its name, maybe without quotes
	}
	if c.peek(0).Is("from") {
		c.move()
		c.text()
	}
}

// named takes an id and a text. A word that opens parts is taken for the id only where the
// text follows it; ① there is a mistaken id.
func (c *cutter) named() {
	t, next := c.peek(0), c.peek(1)
	if t.Kind == Circled || t.nameable() && (next.Kind == String || !keyword.Opens(t.Keyword)) {
		c.move()
	}
	c.text()
}

// listed takes a list called if or unless, like a kind of no answer, or like a word that yields, for a name where it
// stands right behind a question's text.
func (c *cutter) listed() {
	if t := c.peek(0); c.lists[t.Text] && (t.Is("if", "unless") || keyword.Is(t.Keyword, keyword.Offer) || keyword.Yields(t.Keyword)) {
		t.Kind, t.Keyword = Word, ""
		c.replace([]Token{t})
	}
}

// computed takes what stands in front of a computed item's term, which runs to the next part.
func (c *cutter) computed() {
	c.named()
	for c.peek(0).Is("unit", "note") && c.peek(1).Kind == String {
		c.move()
		c.move()
	}
	c.expect(keyword.Joint, "as")
}

// times divides 次数household_size, in front of which is the bound of a group.
func (c *cutter) times() {
	if tokens := c.taken[c.begin:]; conditionBegins(tokens) == len(tokens) {
		c.expect(keyword.Joint, "times")
	}
}

func (c *cutter) text() {
	if c.peek(0).Kind == String {
		c.move()
	}
}

func (c *cutter) list() {
	t := c.peek(0)
	if t.nameable() && (!keyword.Opens(t.Keyword) || keyword.Opens(c.peek(1).Keyword)) {
		c.splitFrom()
		c.move()
	}
}

// splitFrom divides 村来自, a list's name written together with from, where a text follows.
func (c *cutter) splitFrom() {
	t := c.peek(0)
	if t.Kind != Word || t.End-t.Start > longestWord || c.peek(1).Kind != String {
		return
	}
	for _, s := range keyword.Of("from").Chinese {
		if name, ok := strings.CutSuffix(t.Text, s); ok && name != "" {
			c.replace(c.cutAt(t, name))
			return
		}
	}
}

func (c *cutter) code() {
	if isCode(c.peek(0)) {
		c.move()
	}
}

// marks takes words behind an option's text apart, in front of its condition.
func (c *cutter) marks() {
	if tokens := c.taken[c.begin:]; conditionBegins(tokens) < len(tokens) {
		return
	}
	c.splitWords(keyword.Mark, keyword.Modifier)
	if last := c.taken[len(c.taken)-1]; last.Kind == String || keyword.Is(last.Keyword, keyword.Mark, keyword.Modifier, keyword.Offer) {
		c.condition()
	}
}

// bareOption puts in the word that was forgotten in front of ① "…", and reports it.
func (c *cutter) bareOption() bool {
	t := c.peek(0)
	if c.peek(1).Kind != String || len(c.taken) == 0 || c.awaitsValue() {
		return false
	}
	here := t.span(c.file).Before()
	option := Token{Text: twin("option", c.taken[0]), Start: t.Start, End: t.Start}.as("option")
	c.diags.Add(diag.New("E233", t.span(c.file), t.text(c.file))).WithFix(here, option.Text+" ")
	c.front = append([]Token{option}, c.front...)
	return true
}

func (c *cutter) skip() {
	c.expect(keyword.Clause, "goto")
	if c.nearly("goto") || c.peek(0).Is("goto") {
		c.move()
	}
	c.target()
}

func (c *cutter) target() {
	c.splitTarget()
	if t := c.peek(0); t.nameable() && !keyword.Opens(t.Keyword) && (!t.Is("if") || c.peek(1).Is("if")) {
		c.move()
	}
	c.condition()
}

func (c *cutter) assert() {
	c.expect(keyword.Joint, "block", "warn")
	if c.peek(0).Is("block", "warn") {
		c.move()
	}
	if c.peek(0).nameable() && c.peek(1).Kind == String {
		c.move()
	}
	c.text()
	c.since()
	c.condition()
}

// condition sees to the word in front of a condition; the condition itself runs to the next part.
func (c *cutter) condition() { c.expect(keyword.Joint, "if", "unless") }
