package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Tally counts records and findings by an answer, such as the village, or by a key that records carry, such as who
// filled them in.
type Tally struct {
	Key    string
	Title  string // what the key is called
	item   *ir.Item
	lang   catalogue.Lang
	groups map[string]*Group
	said   map[said]*Group
}

// Group is the records with one such answer.
type Group struct {
	Name                            string
	Records, Blocked, Warned, Clean int
	Counts                          map[batch.Kind]int
}

// Findings is how many there are of that severity.
func (g *Group) Findings(severity ir.Severity) int {
	n := 0
	for kind, count := range g.Counts {
		if kind.Severity == severity {
			n += count
		}
	}
	return n
}

// mostGroups bounds what answers that all differ make a tally hold.
const mostGroups = 10_000

// NewTally counts by the item that key names, by id or by text, or by a key that begins with _. It is false where
// the survey has no such item.
func NewTally(s *ir.Survey, lang catalogue.Lang, key string) (*Tally, bool) {
	t := &Tally{Key: key, Title: key, lang: lang, groups: map[string]*Group{}, said: map[said]*Group{}}
	if strings.HasPrefix(key, "_") {
		if _, named := catalogue.Lookup("report.key." + key); named {
			t.Title = catalogue.Say(lang, catalogue.Code("report.key."+key))
		}
		return t, true
	}
	if t.item = answers.Item(s, key); t.item == nil {
		return nil, false
	}
	t.Key, t.Title = t.item.ID, s.Unfilled(t.item.Text)
	return t, true
}

// Needs are the keys that Observe looks at.
func (t *Tally) Needs() []string { return []string{t.Key} }

// Observe counts a record.
func (t *Tally) Observe(_ string, _ answers.Reader, r *answers.Record, found []validate.Finding) error {
	if r == nil {
		return nil
	}
	g := t.groupOf(r)
	g.Records++
	switch {
	case len(found) == 0:
		g.Clean++
	case validate.Blocks(found):
		g.Blocked++
	default:
		g.Warned++
	}
	for _, f := range found {
		if kind := batch.KindOf(f); len(g.Counts) < mostKinds || g.Counts[kind] > 0 {
			g.Counts[kind]++
		}
	}
	return nil
}

// mostKinds bounds the kinds of findings that strange keys make of a group.
const mostKinds = 1000

// groupOf is the group of a record, which is found out once for answers that are alike.
func (t *Tally) groupOf(r *answers.Record) *Group {
	v := r.Get(t.Key)
	if v.Kind != answers.Number && v.Kind != answers.String {
		return t.group(t.Of(r))
	}
	key := said{v.Kind, v.Num, v.Str}
	g, ok := t.said[key]
	if !ok {
		if g = t.group(t.Of(r)); len(t.said) < mostGroups {
			t.said[key] = g
		}
	}
	return g
}

// said is an answer that is a number or a text.
type said struct {
	kind   answers.Kind
	number float64
	text   string
}

func (t *Tally) group(name string) *Group {
	g := t.groups[name]
	switch {
	case g != nil:
	case len(t.groups) >= mostGroups:
		return t.group(catalogue.Say(t.lang, "report.others"))
	default:
		g = &Group{Name: name, Counts: map[batch.Kind]int{}}
		t.groups[name] = g
	}
	return g
}

// Of is the name of the group that a record belongs to.
func (t *Tally) Of(r *answers.Record) string {
	if text := t.text(r.Get(t.Key)); text != "" {
		return text
	}
	return catalogue.Say(t.lang, "report.blank")
}

func (t *Tally) text(v answers.Value) string {
	if t.item != nil && v.Kind == answers.Number {
		for _, o := range t.item.Domain.Options {
			if float64(o.Code) == v.Num {
				return o.Text
			}
		}
	}
	return clip(strings.Join(strings.Fields(plain(v)), " "), mostName)
}

// mostName is how long the name of a group may be, in characters.
const mostName = 60

// Guess lists what answers to s are probably to be counted by: the village, and who filled them in.
func Guess(s *ir.Survey) []string {
	var keys []string
	for i := range s.Items {
		if text := strings.TrimSpace(s.Items[i].Text); slices.Contains(villages, text) || s.Items[i].ID == "village" {
			keys = append(keys, s.Items[i].ID)
			break
		}
	}
	for i := range s.Items {
		if slices.Contains(enumerators, strings.TrimSpace(s.Items[i].Text)) {
			return append(keys, s.Items[i].ID)
		}
	}
	return append(keys, "_enumerator", "_team")
}

var (
	villages    = []string{"村", "行政村", "村名", "村（社区）", "村(社区)", "所在村", "村居"}
	enumerators = []string{"调查员", "调查员姓名", "访问员", "访问员姓名", "排查人", "排查人员", "入户人员", "填表人", "走访人"}
)

// Telling are the tallies of what any record bears.
func Telling(tallies []*Tally) []*Tally {
	return slices.DeleteFunc(slices.Clone(tallies), func(t *Tally) bool {
		return len(t.groups) == 0 || len(t.groups) == 1 && t.groups[catalogue.Say(t.lang, "report.blank")] != nil
	})
}

// Groups are the groups: those with the most that blocks first, then those with the most warnings.
func (t *Tally) Groups() []*Group {
	var list []*Group
	for _, g := range t.groups {
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b *Group) int {
		return cmp.Or(cmp.Compare(b.Findings(ir.Block), a.Findings(ir.Block)), cmp.Compare(b.Findings(ir.Warn), a.Findings(ir.Warn)),
			cmp.Compare(b.Records, a.Records), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// plain is a value as a person writes it.
func plain(v answers.Value) string {
	switch v.Kind {
	case answers.Number:
		return strconv.FormatFloat(v.Num, 'f', -1, 64)
	case answers.String:
		return v.Str
	case answers.Bool:
		return strconv.FormatBool(v.Num != 0)
	case answers.List:
		return marks(v)
	case answers.Object:
		return asJSON(v)
	case answers.NoAnswer:
		return answers.Word(catalogue.ZH, ir.NoAnswer(v.Str))
	}
	return ""
}

// marks are the marks of a multiple choice; of a group's rows their JSON.
func marks(v answers.Value) string {
	if len(v.List) > 0 && v.List[0].Kind == answers.Object {
		return asJSON(v)
	}
	var parts []string
	for _, member := range v.List[:min(len(v.List), 100)] {
		parts = append(parts, plain(member))
	}
	return strings.Join(parts, "、")
}

func asJSON(v answers.Value) string {
	text, _ := v.MarshalJSON() // cannot fail: a record's values all have a JSON form
	return string(text)
}

func clip(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
