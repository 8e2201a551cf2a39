package syntax

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/dsl/diag"
	"github.com/surveyc/surveyc/dsl/keyword"
	"github.com/surveyc/surveyc/dsl/nearest"
)

// misspelt recognises a misspelt opening word by what follows it, reports it, and puts it right.
func (c *cutter) misspelt() bool {
	candidates := c.fitting()
	if len(candidates) == 0 {
		return false
	}
	return c.nearly(candidates...)
}

// fitting lists the opening words that what follows the next word would fit. A word of
// a part's beginning is never asked about: the cutter takes those without looking.
func (c *cutter) fitting() []string {
	next, after := c.peek(1), c.peek(2)
	switch {
	case next.Kind == String && strings.HasSuffix(next.Text, surveyFile):
		return []string{"include"}
	case next.Kind == String:
		return []string{"closing"}
	case beginsWith(next, "goto"):
		return []string{"skip"}
	case beginsWith(next, "if"):
		return []string{"ask"}
	case beginsWith(next, "block", "warn"):
		return []string{"assert"}
	case next.Kind == Circled && after.Kind == String:
		return []string{"option"}
	case next.Kind == Number && after.Kind == String:
		return []string{"question", "option", "section"}
	case !next.nameable() || keyword.Opens(next.Keyword) || keyword.Is(next.Keyword, keyword.Modifier, keyword.Offer):
		return nil
	case after.Kind == String && c.peek(3).Is("as"):
		return []string{"compute"}
	case after.Kind == String && c.peek(3).Is("from"):
		return []string{"language"}
	case after.Kind == String:
		return []string{"survey", "section", "question", "repeat"}
	case beginsWith(after, "if"):
		return []string{"goto", "condition"}
	case beginsWith(after, "option") && c.peek(3).Kind != Op, after.Is("from") && c.peek(3).Kind == String:
		return []string{"choices"}
	}
	return nil
}

// nearly puts the next word right if it is a misspelling of one of words.
func (c *cutter) nearly(words ...string) bool {
	t := c.peek(0)
	if t.Kind != Word {
		return false
	}
	near := nearest.To(t.Text, spellings(words))
	if said := alsoSaid[t.Text]; slices.Contains(words, keyword.English(said)) {
		near = []string{said}
	}
	if len(near) == 0 {
		return false
	}
	c.diags.Add(diag.New("E214", t.span(c.file), t.Text, near[0])).WithFix(t.span(c.file), near[0])
	c.replace([]Token{t.as(keyword.English(near[0]))})
	return true
}

// alsoSaid are words that people use for opening words.
var alsoSaid = map[string]string{
	"题目": "问题", "题": "问题", "项目": "问题", "选择": "选项", "答案": "选项", "章": "部分", "节": "部分",
	"跳至": "跳到", "跳转": "跳到", "转到": "跳到", "转至": "跳到", "检查": "校验", "检验": "校验", "规则": "校验", "标题": "问卷", "结束": "结尾",
}

func spellings(words []string) []string {
	var out []string
	for _, w := range words {
		out = append(out, keyword.Of(w).Spellings()...)
	}
	return out
}
