package paper

import (
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
)

// goOn says where to go on behind an item: its skips, each with its condition.
func (d *document) goOn(it *ir.Item) []string {
	var list []string
	for _, skip := range it.Skips {
		list = append(list, d.words.Skip(it, skip))
	}
	return list
}

// hints are what stands in brackets behind an item: how many marks, whether it may be left out, who answers it.
func (d *document) hints(it *ir.Item) []string {
	hints := d.marks(it)
	if it.Domain.Expects != "" && it.Domain.Expects != it.Domain.Pattern {
		hints = append(hints, it.Domain.Expects)
	}
	if it.Optional && it.Domain.Kind != ir.Rows {
		hints = append(hints, d.Say("page.optional"))
	}
	if it.Ask != nil {
		hints = append(hints, d.Say("paper.ask", d.words.Condition(it.ID, it.Ask)))
	}
	return hints
}

// marks says that several options may be marked, and how many where that is bounded.
func (d *document) marks(it *ir.Item) []string {
	if it.Domain.Kind != ir.Choices {
		return nil
	}
	hints := d.number(it)
	if it.Domain.Ordered {
		hints = append([]string{d.Say("paper.ranking")}, hints...)
	}
	return hints
}

func (d *document) number(it *ir.Item) []string {
	if bound := d.words.Bound(it.Domain); bound != "" {
		return []string{bound}
	}
	if it.Domain.Ordered {
		return nil
	}
	return []string{d.Say("page.multi")}
}

// remarks say what the rules of an item refuse and what they warn of. Where the author has written them himself, in the words
// of a printed form, his note stands for them.
func (d *document) remarks(it *ir.Item, fill filler) []string {
	var list []string
	if strings.HasPrefix(it.Note, d.Say("paper.remark-word")) {
		return nil
	}
	for i := range d.survey.Rules {
		if r := &d.survey.Rules[i]; r.Item == it.ID {
			list = append(list, d.bracketed([]string{d.remark(r, fill)}))
		}
	}
	return list
}

func (d *document) remark(r *ir.Rule, fill filler) string {
	message := strings.TrimRight(fill(r.Message), "。.")
	if r.Severity == ir.Block {
		return d.Say("paper.remark-block", message)
	}
	return d.Say("paper.remark-warn", message)
}

// piece is a stretch of a sentence. A name of an item or option is kept on one line.
type piece struct {
	Text string
	Keep bool
}

var short = regexp.MustCompile(`“[^“”]{1,8}”`)

func pieces(sentence string) []piece {
	var list []piece
	end := 0
	for _, at := range short.FindAllStringIndex(sentence, -1) {
		list = append(list, piece{Text: sentence[end:at[0]]}, piece{sentence[at[0]:at[1]], true})
		end = at[1]
	}
	if end < len(sentence) {
		list = append(list, piece{Text: sentence[end:]})
	}
	return list
}
