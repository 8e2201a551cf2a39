package syntax

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/keyword"
)

// Forgotten blanks: 跳到5 如果4==②, 问题4 "…", 校验阻止 "…". A word is split only where the
// whole of it is not what fits.

// expect splits the next word if it begins with one of words, which are expected here.
func (c *cutter) expect(role keyword.Role, words ...string) {
	if pieces := c.split(role); pieces != nil && pieces[0].Is(words...) {
		c.replace(pieces)
	}
}

// splitOpening splits an opening word off, if what follows is what must follow that word.
func (c *cutter) splitOpening() bool {
	pieces := c.split(keyword.Part, keyword.Opener, keyword.Clause, keyword.LateClause, keyword.Late)
	if pieces == nil || !c.opens(pieces) {
		return false
	}
	c.replace(pieces)
	return true
}

// opens tells whether the pieces of a split word begin a part, together with the words behind.
func (c *cutter) opens(pieces []Token) bool {
	next := c.peek(1)
	switch pieces[0].Keyword {
	case "survey", "section", "question", "option":
		return len(pieces) == 2 && next.Kind == String
	case "matrix", "row":
		return len(pieces) == 2 && next.Kind == String && c.inside() != "survey"
	case "compute":
		return len(pieces) == 2 && next.Kind == String && beginsWith(c.peek(2), "as") && c.inside() != "survey"
	case "default":
		return len(pieces) == 2 && pieces[1].Kind == Number && c.complete()
	case "repeat":
		return len(pieces) == 2 && next.Kind == String && c.inside() != "survey"
	case "condition":
		return !c.behindIf() && pieces[1].isWord() && !pieces[1].Is("if", "unless") && (beginsWith(next, "if") || strings.Contains(pieces[1].Text, "如果"))
	case "language":
		return len(pieces) == 2 && next.Kind == String && beginsWith(c.peek(2), "from")
	case "choices":
		return len(pieces) == 2 && next.Is("option")
	case "ask":
		return beginsWith(pieces[1], "if")
	case "assert":
		return beginsWith(pieces[1], "block", "warn") && (next.Kind == String || c.peek(2).Kind == String)
	case "skip":
		return beginsWith(pieces[1], "goto")
	case "goto":
		return c.goesOn(pieces[1:], next)
	}
	return false
}

// goesOn tells whether what was split from goto is a target.
func (c *cutter) goesOn(pieces []Token, next Token) bool {
	return !pieces[0].isWord() || pieces[0].Is("end", "next") || beginsWith(next, "if") || strings.Contains(pieces[0].Text, "如果")
}

// beginsWith holds for one of the words, and for a word that begins with one.
func beginsWith(t Token, words ...string) bool {
	if t.Is(words...) {
		return true
	}
	for _, word := range words {
		for _, s := range keyword.Of(word).Spellings() {
			if t.isWord() && strings.HasPrefix(t.Text, s) && canFollow(s, t.Text[len(s):]+" ") {
				return true
			}
		}
	}
	return false
}

// splitTarget divides 收入如果…, a target written together with if, unless a condition could
// not follow anyway because if stands there by itself.
func (c *cutter) splitTarget() {
	t := c.peek(0)
	if t.Kind != Word || t.End-t.Start > longestWord || beginsWith(c.peek(1), "if") {
		return
	}
	for _, s := range keyword.Of("if").Chinese {
		if i := strings.Index(t.Text, s); i > 0 && t.Text[i-1] != '-' {
			c.replace(c.cutAt(t, t.Text[:i]))
			return
		}
	}
}

// splitWords divides a word that is made of the language's words and numbers, such as
// 整数1 or 多选选填; any other is left whole, for it may be the name of a list.
func (c *cutter) splitWords(roles ...keyword.Role) {
	t := c.peek(0)
	if t.Kind != Word || c.lists[t.Text] {
		return
	}
	if pieces := c.allKnown(t, roles); pieces != nil {
		c.replace(pieces)
		c.listed()
	}
}

func (c *cutter) allKnown(t Token, roles []keyword.Role) []Token {
	words := stream{file: c.file, rest: []Token{t}}
	var known []Token
	for words.peek(0).Kind != EOF {
		if pieces := words.split(roles...); pieces != nil {
			words.replace(pieces)
		}
		next := words.take()
		if next.Kind == Word || next.Kind >= firstKeyword && !keyword.Is(next.Keyword, roles...) {
			return nil
		}
		known = append(known, next)
	}
	return slices.Clip(known)
}
