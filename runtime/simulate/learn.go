package simulate

import (
	"slices"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/value"
)

// item is what is known of an item before any record is made.
type item struct {
	slot      int
	head      int // of the group that it stands in, −1 for none
	first     bool
	spread    spread
	constants []float64
	patterns  []string // that conditions look for in it
	texts     []string // that conditions compare it with
	write     writer
	weights   []int // of its options
	unique    bool
	trait     trait
	isID      bool
	blank     int  // of a hundred records, in how many it is left out where that is allowed
	staff     bool // it is signed by who asks
	on        when
}

// when is the day that a date is about.
type when uint8

const (
	before when = iota // the visit
	visiting
	behind
)

// trait is what of a person an item asks for.
type trait uint8

const (
	noTrait trait = iota
	age
	born
	sex
	kin
	place
	rowNumber
)

func (s *Simulator) learn() {
	for slot := range s.items {
		it := &s.items[slot]
		it.slot, it.head = slot, -1
		if group := s.survey.Items[slot].Group; group != "" {
			it.head, _ = s.draft.Slot(group)
			it.first = slot == it.head+1
		}
	}
	for i := range s.survey.Rules {
		s.heed(s.survey.Rules[i].Fires)
	}
	for i := range s.survey.Items {
		s.heedItem(&s.survey.Items[i])
	}
	for slot := range s.items {
		s.learnItem(&s.items[slot], &s.survey.Items[slot])
	}
}

func (s *Simulator) heedItem(it *ir.Item) {
	if it.Ask != nil {
		s.heed(it.Ask)
	}
	for _, skip := range it.Skips {
		s.heed(skip.When)
	}
	for _, h := range it.Domain.Hidden {
		s.heed(h.When)
	}
}

// heed notes what a condition asks of items.
func (s *Simulator) heed(f ir.Formula) {
	s.survey.Walk(f, func(n ir.Node) bool {
		switch n := n.(type) {
		case ir.Compare:
			s.compared(n)
		case ir.Matches:
			s.each(n, func(it *item) { it.patterns = append(it.patterns, n.Pattern) })
		case ir.ValidID:
			s.each(n, func(it *item) { it.isID = true })
		case ir.Unique:
			s.each(n, func(it *item) { it.unique = true })
		}
		return true
	})
}

// each visits the items that a node names.
func (s *Simulator) each(n ir.Node, visit func(*item)) {
	for _, id := range ir.Items(n) {
		if slot, ok := s.draft.Slot(id); ok {
			visit(&s.items[slot])
		}
	}
}

// compared notes what an item by itself is compared with.
func (s *Simulator) compared(c ir.Compare) {
	for _, sides := range [][2]ir.Term{{c.Left, c.Right}, {c.Right, c.Left}} {
		v, ok := sides[0].(ir.Value)
		if !ok {
			continue
		}
		s.each(v, func(it *item) { it.heed(sides[1]) })
	}
}

func (it *item) heed(constant ir.Term) {
	switch c := constant.(type) {
	case ir.NumberConst:
		it.constants = append(it.constants, c.Value)
	case ir.TextConst:
		it.texts = append(it.texts, c.Value)
	case ir.DateConst:
		if x, ok := value.ParseMoment(c.Value); ok {
			it.constants = append(it.constants, float64(x))
		}
	}
}

func (s *Simulator) learnItem(it *item, of *ir.Item) {
	switch of.Domain.Kind {
	case ir.Number:
		it.spread = spreadOf(of, value.Year(s.start), it.constants)
	case ir.Text, ir.Signature:
		it.write = subjectOf(of, it.isID)
	case ir.Choice, ir.Choices:
		it.weights = weightsOf(of)
	}
	label := bareLabel(of.Text)
	it.trait = traitOf(it, of)
	it.blank = usuallyBlank
	if anyIn(label, "备注 说明 remark note") {
		it.blank = remarkBlank
	}
	it.staff = anyIn(label, "复核 调查员 访员 登记 审核 医生 enumerator interviewer doctor")
	it.on = s.whenOf(of, label)
}

func (s *Simulator) whenOf(of *ir.Item, label string) when {
	closing := of.Section >= 0 && s.survey.Sections[of.Section].Closing
	switch {
	case of.Domain.Format == ir.DateTime, closing, anyIn(label, "调查 填表 登记 访问 到达 今天 年 visit survey interview today"):
		return visiting
	case anyIn(label, "复诊 下次 预计 计划 next plan due"):
		return behind
	}
	return before
}

func traitOf(it *item, of *ir.Item) trait {
	label := bareLabel(of.Text)
	switch of.Domain.Kind {
	case ir.Number:
		switch {
		case of.Unit == "岁" || of.Unit == "周岁" || anyIn(label, "年龄 周岁") || strings.EqualFold(label, "age"):
			return age
		case it.unique && of.Domain.Integer:
			return rowNumber
		}
	case ir.Date:
		if of.Domain.Format == "" && anyIn(label, "出生 born birth") {
			return born
		}
	case ir.Choice:
		return traitOfChoice(label, of.Domain.Options)
	}
	return noTrait
}

func traitOfChoice(label string, options []ir.Option) trait {
	has := func(texts ...string) bool {
		return slices.ContainsFunc(options, func(o ir.Option) bool { return slices.Contains(texts, o.Text) })
	}
	switch {
	case has("男", "male", "Male") && has("女", "female", "Female"):
		return sex
	case anyIn(label, "关系 relation") && has("户主", "本人", "head", "Head"):
		return kin
	case len(options) > 3 && anyIn(label, "哪个村 哪个镇 哪个乡 哪个县 所在村 所在镇 所在乡 所在县 village township county"):
		return place
	}
	return noTrait
}

// weightsOf gives each option a weight of its own, the same in every record: some answers are common, others rare.
func weightsOf(of *ir.Item) []int {
	weights := make([]int, len(of.Domain.Options))
	d := throw(nameOf(of.ID + of.Text))
	for i, o := range of.Domain.Options {
		weights[i] = 15 + d.below(86)
		if o.Exclusive || anyIn(o.Text, "其他 其它 other") {
			weights[i] = 8 + d.below(10)
		}
		if len(weights) == 2 && anyIn(o.Text, "是 有 yes") {
			weights[i] += 60 // questions are put so that most say yes
		}
	}
	return weights
}

// nameOf makes a number of a text.
func nameOf(text string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}
