package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/logic"
	"github.com/surveyc/surveyc/dsl/catalogue"
)

// lettered is the id of one of several blanks under one number: 7-1a, 7-1b …
var lettered = regexp.MustCompile(`^(.*\d)[a-z]$`)

// siblings reports where blanks under one number are routed differently (L201): a skip from elsewhere leads into the
// midst of them, or one of several has another `ask if` than all the rest.
func siblings(l *linter) {
	for from := 0; from < len(l.survey().Items); {
		to := l.endOfGroup(from)
		if to-from > 1 {
			l.entered(from, to)
			l.oddAsk(from, to)
		}
		from = to
	}
}

func (l *linter) stem(i int) string {
	if m := lettered.FindStringSubmatch(l.survey().Items[i].ID); m != nil {
		return m[1]
	}
	return ""
}

// endOfGroup is the position behind the items that share the stem of the item at from.
func (l *linter) endOfGroup(from int) int {
	to := from + 1
	for stem := l.stem(from); stem != "" && to < len(l.survey().Items) && (l.stem(to) == stem || l.isSpecify(to)); to++ {
	}
	return to
}

// entered reports a skip from outside that leads to another than the first of a group.
func (l *linter) entered(from, to int) {
	for i := range from {
		for k, skip := range l.survey().Items[i].Skips {
			if at := l.At(skip.Target); at > from && at < to {
				l.add(Finding{
					Code: "L201", Span: l.Places.Items[i].Skips[k], Args: []any{l.survey().Items[at].ID, l.survey().Items[from].ID},
					Because: []Place{{l.Places.Items[from].ID, phrase("related.lint.sibling", l.survey().Items[from].ID)}},
				})
			}
		}
	}
}

// oddAsk reports the one of a group of three or more whose ask differs from that of all others, which is the same.
func (l *linter) oddAsk(from, to int) {
	byAsk := map[string][]int{}
	for i := from; i < to; i++ {
		if it := &l.survey().Items[i]; !l.isSpecify(i) && !l.isComputed(i) && !usesGroup(l.survey(), it.Ask, from, to) {
			key := ""
			if it.Ask != nil {
				key = logic.Key(it.Ask)
			}
			byAsk[key] = append(byAsk[key], i)
		}
	}
	if len(byAsk) != 2 {
		return
	}
	for key, of := range byAsk {
		for other, rest := range byAsk {
			if key != other && len(of) == 1 && len(rest) > 1 && other != "" {
				l.addOdd(of[0], rest[0])
			}
		}
	}
}

// usesGroup tells whether a condition is about the group itself, which is a reason to differ.
func usesGroup(s *ir.Survey, ask ir.Formula, from, to int) bool {
	if ask == nil {
		return false
	}
	ids := ir.Items(ask)
	return slices.ContainsFunc(s.Items[from:to], func(it ir.Item) bool { return slices.Contains(ids, it.ID) })
}

func (l *linter) addOdd(odd, other int) {
	l.add(Finding{
		Code: "L201", Span: l.Places.Items[odd].ID, Args: []any{l.survey().Items[odd].ID, l.survey().Items[other].ID},
		Because: []Place{{l.Places.Items[other].Ask, phrase("related.lint.ask", l.survey().Items[other].ID)}},
	})
}

// onward reports the one option of a question for which nothing further is asked, where something is for each of the others,
// two or more (L202).
func onward(l *linter) {
	followed := l.followed()
	for i := range l.survey().Items {
		it := &l.survey().Items[i]
		var bare []ir.Option
		for _, o := range it.Domain.Options {
			if !followed[it.ID][o.Code] {
				bare = append(bare, o)
			}
		}
		if len(bare) == 1 && len(it.Domain.Options) > 2 && !saysNo(bare[0].Text) && !l.sharesFollower(it) {
			l.add(Finding{Code: "L202", Span: l.optionPlace(i, bare[0].Code), Args: []any{it.ID, ir.CodeText(bare[0].Code)}})
		}
	}
}

// followed are, of each item, the codes that a question further down is asked for by name.
func (l *linter) followed() map[string]map[int]bool {
	codes := map[string]map[int]bool{}
	note := func(item string, list ...int) {
		if codes[item] == nil {
			codes[item] = map[int]bool{}
		}
		for _, code := range list {
			codes[item][code] = true
		}
	}
	for i := range l.survey().Items {
		it := &l.survey().Items[i]
		if it.Specify != nil {
			note(it.Specify.Item, it.Specify.Code)
		}
		if it.Ask != nil {
			l.namedIn(it.Ask, note)
		}
	}
	return codes
}

func (l *linter) namedIn(ask ir.Formula, note func(item string, codes ...int)) {
	ir.Walk(ask, func(n ir.Node) bool {
		h, ok := n.(ir.Holds)
		if !ok || !h.Is {
			return true
		}
		switch t := h.Test.(type) {
		case ir.CodeIn:
			note(t.Item, t.Codes...)
		case ir.HasCode:
			note(t.Item, t.Code)
		}
		return true
	})
}

// sharesFollower tells whether one question follows several options, so that "each has its own" is not what is meant.
func (l *linter) sharesFollower(it *ir.Item) bool {
	shares := false
	for i := range l.survey().Items {
		if ask := l.survey().Items[i].Ask; ask != nil {
			l.namedIn(ask, func(item string, codes ...int) { shares = shares || item == it.ID && len(codes) > 1 })
		}
	}
	return shares
}

func listed(ids []string) []catalogue.Phrase {
	out := make([]catalogue.Phrase, len(ids))
	for i, id := range ids {
		out[i] = phrase("lint.item", id)
	}
	return out
}

// saysNo tells an option that says that there is nothing.
func saysNo(text string) bool {
	switch text := bareText(text); {
	case slices.Contains(noWords, text):
		return true
	default:
		return strings.HasPrefix(text, "以上") && strings.ContainsAny(text, "没无不非")
	}
}

// noWords are options that go with no other.
var noWords = []string{"否", "无", "没有", "都没有", "均无", "都无", "都不是", "没有享受", "未享受", "从未享受", "从来没有", "没有以上情况", "不知道", "none", "none of these", "none of the above", "no", "never"}

// bareText is a text without the blanks and marks around it.
func bareText(text string) string {
	return strings.ToLower(strings.Trim(text, " 　。．.，,；;：:、（）()_＿…"))
}
