package suite

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/nearest"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
)

// The keys and words of a test file, in English and Chinese.
var words = map[string]string{
	"测试": "tests", "名称": "name", "答卷": "answers", "问": "asked", "不问": "passed", "问题": "findings", "其余": rest,
	"阻止": "block", "警告": "warn", "漏答": "required", "多答": "skipped", "类型": "type", "选项": "option", "范围": "range", "算错": "computed",
	"未知": "unknown", "问卷": "survey", "版本": "version", "…": more, "……": more,
}

const (
	rest = "others"
	more = "..."
)

func word(s string) string {
	if w, ok := words[s]; ok {
		return w
	}
	return s
}

// testKeys are those of one test.
var testKeys = []string{"name", "answers", "asked", "passed", "findings"}

// Read reads a test file. All that is wrong with it is told; there are tests only where nothing is.
func Read(f *source.File, s *ir.Survey) ([]Test, []Problem) {
	r := &reader{survey: s, items: map[string]*ir.Item{}}
	for i := range s.Items {
		r.items[s.Items[i].ID] = &s.Items[i]
	}
	var doc yaml.Node
	err := yaml.NewDecoder(strings.NewReader(f.Text)).Decode(&doc)
	switch {
	case errors.Is(err, io.EOF) || err == nil && len(doc.Content) == 0:
		r.add(1, "test.empty")
	case err != nil:
		r.malformed(err)
	default:
		r.file(doc.Content[0])
	}
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return r.tests, nil
}

type reader struct {
	survey   *ir.Survey
	items    map[string]*ir.Item
	tests    []Test
	problems []Problem
}

func (r *reader) add(line int, code catalogue.Code, args ...any) {
	r.problems = append(r.problems, Problem{max(line, 1), phrase(code, args...)})
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// malformed tells where the form is wrong; what YAML calls it says nothing to an author.
func (r *reader) malformed(err error) {
	line := 1
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	r.add(line, "test.yaml")
}

func (r *reader) file(root *yaml.Node) {
	r.members(root, []string{"tests"}, func(_ string, _, value *yaml.Node) {
		for _, n := range r.list(value) {
			r.test(n)
		}
	})
	if len(r.tests) == 0 && len(r.problems) == 0 {
		r.add(root.Line, "test.empty")
	}
}

// members calls visit for each key of a mapping, which must be one of known, or any where known is nil.
func (r *reader) members(n *yaml.Node, known []string, visit func(key string, at, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.add(n.Line, "test.not-mapping")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		at := n.Content[i]
		key := at.Value
		if known != nil {
			key = word(key)
		}
		switch {
		case known != nil && !slices.Contains(known, key):
			r.add(at.Line, "test.unknown-key", at.Value, strings.Join(known, ", "))
		case seen[key]:
			r.add(at.Line, "test.twice", at.Value)
		default:
			visit(key, at, n.Content[i+1])
		}
		seen[key] = true
	}
}

// list are the members of a list; one thing by itself is a list of it, nothing an empty one.
func (r *reader) list(n *yaml.Node) []*yaml.Node {
	switch {
	case n.Kind == yaml.SequenceNode:
		return n.Content
	case n.Tag == "!!null":
		return nil
	}
	return []*yaml.Node{n}
}

func (r *reader) test(n *yaml.Node) {
	t := Test{Line: n.Line, Record: &answers.Record{}}
	r.members(n, testKeys, func(key string, at, value *yaml.Node) {
		switch key {
		case "name":
			t.Name = value.Value
		case "answers":
			t.Record.Fields = r.record(value)
		case "asked":
			t.Asked = r.mentions(value)
		case "passed":
			r.passed(&t, value)
		case "findings":
			t.Findings = r.findings(at.Line, value)
		}
	})
	r.tests = append(r.tests, t)
}

// record reads answers as they stand in a table's cells; what a record says about itself is carried.
func (r *reader) record(n *yaml.Node) []answers.Field {
	var fields []answers.Field
	if n.Tag == "!!null" {
		return nil
	}
	r.members(n, nil, func(key string, at, value *yaml.Node) {
		id := answers.CanonicalID(key)
		it, ok := r.items[id]
		switch {
		case strings.HasPrefix(key, "_"):
			fields = append(fields, answers.Field{Key: key, Value: answers.Text(value.Value)})
		case !ok:
			r.unknownItem(at.Line, key)
		case slices.ContainsFunc(fields, func(f answers.Field) bool { return f.Key == id }):
			r.add(at.Line, "test.twice", key)
		default:
			fields = append(fields, answers.Field{Key: id, Value: r.answer(it, value)})
		}
	})
	return fields
}

func (r *reader) answer(it *ir.Item, n *yaml.Node) answers.Value {
	switch {
	case n.Tag == "!!null":
		return answers.Value{}
	case n.Kind == yaml.ScalarNode:
		return answers.ParseCell(it, n.Value)
	case n.Kind == yaml.SequenceNode && it.Domain.Kind == ir.Rows:
		return r.rows(n)
	case n.Kind == yaml.SequenceNode && it.Domain.Kind == ir.Choices:
		return r.marks(it, n)
	}
	r.add(n.Line, "test.bad-answer", it.ID)
	return answers.Value{}
}

func (r *reader) rows(n *yaml.Node) answers.Value {
	list := answers.Value{Kind: answers.List}
	for _, row := range n.Content {
		list.List = append(list.List, answers.Row(r.record(row)...))
	}
	return list
}

func (r *reader) marks(it *ir.Item, n *yaml.Node) answers.Value {
	var cells []string
	for _, mark := range n.Content {
		if mark.Kind != yaml.ScalarNode {
			r.add(mark.Line, "test.bad-answer", it.ID)
		}
		cells = append(cells, mark.Value)
	}
	return answers.ParseCell(it, strings.Join(cells, ";"))
}

func (r *reader) passed(t *Test, n *yaml.Node) {
	for _, m := range r.list(n) {
		if word(m.Value) == rest && r.items[m.Value] == nil {
			t.Rest = m.Line
			continue
		}
		t.Passed = append(t.Passed, r.mention(m)...)
	}
}

func (r *reader) mentions(n *yaml.Node) []Mention {
	var list []Mention
	for _, m := range r.list(n) {
		list = append(list, r.mention(m)...)
	}
	return list
}

var rowNumber = regexp.MustCompile(`\[\d+\]`)

// mention is an item, in a row "members[2].age".
func (r *reader) mention(n *yaml.Node) []Mention {
	place := answers.CanonicalID(n.Value)
	if n.Kind != yaml.ScalarNode || !r.known(place) {
		r.unknownItem(n.Line, n.Value)
		return nil
	}
	return []Mention{{place, n.Line}}
}

// known tells whether a place is of an item, by itself or behind the rows that it is in; ids may hold points too.
func (r *reader) known(place string) bool {
	id := rowNumber.ReplaceAllString(place, "")
	for {
		if r.items[id] != nil {
			return true
		}
		var behind bool
		if _, id, behind = strings.Cut(id, "."); !behind {
			return false
		}
	}
}

func (r *reader) unknownItem(line int, id string) {
	var ids []string
	for i := range r.survey.Items {
		ids = append(ids, r.survey.Items[i].ID)
	}
	if near := nearest.To(id, ids); len(near) > 0 {
		r.add(line, "test.unknown-item-near", id, near[0])
		return
	}
	r.add(line, "test.unknown-item", id)
}

// findings reads what a household draws.
func (r *reader) findings(line int, n *yaml.Node) *Findings {
	f := &Findings{Line: line}
	for _, m := range r.list(n) {
		if word(m.Value) == more {
			f.More = true
			continue
		}
		if name, ok := r.finding(m.Value); ok && m.Kind == yaml.ScalarNode {
			f.Listed = append(f.Listed, Mention{name, m.Line})
		} else {
			r.add(m.Line, "test.unknown-finding", m.Value)
		}
	}
	return f
}

// findingWords are the first words of what a finding is called by; the others than the first two are codes.
var findingWords = []string{"block", "warn", "required", "skipped", "type", "option", "range", "computed", "unknown", "survey", "version"}

// finding writes what a finding is called by in one way. A rule by itself is meant as heavy as it is.
func (r *reader) finding(text string) (name string, ok bool) {
	parts := strings.Fields(text)
	switch {
	case len(parts) == 1:
		k := r.rule(parts[0])
		if k < 0 {
			return "", false
		}
		return string(r.survey.Rules[k].Severity) + " " + r.survey.Rules[k].Name, true
	case len(parts) != 2 || !slices.Contains(findingWords, word(parts[0])):
		return "", false
	}
	kind, of := word(parts[0]), answers.CanonicalID(parts[1])
	if kind == "block" || kind == "warn" {
		return kind + " " + of, r.rule(of) >= 0
	}
	return kind + " " + of, r.known(of) || strings.HasPrefix(of, "_") || kind == "unknown"
}

func (r *reader) rule(name string) int {
	return slices.IndexFunc(r.survey.Rules, func(rule ir.Rule) bool { return rule.Name == answers.CanonicalID(name) })
}
