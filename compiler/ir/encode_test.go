package ir

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func encoded(t testing.TB, s *Survey) string {
	var b bytes.Buffer
	require.NoError(t, Encode(&b, s))
	return b.String()
}

func TestDecodeReadsWhatEncodeWrote(t *testing.T) {
	text := encoded(t, sample())
	got, err := Decode(strings.NewReader(text))
	require.NoError(t, err)
	assert.Equal(t, sample(), got)
	assert.Equal(t, text, encoded(t, got), "encoding is deterministic")
}

func TestEncodeIsReadable(t *testing.T) {
	passed := Holds{Test: CodeIn{Item: "0", Codes: []int{2}}}
	item := Item{ID: "1", Text: "<是>", Domain: Domain{Kind: Text, Type: "text"}, Asked: True, Passed: passed, Line: 1}
	text := encoded(t, &Survey{IR: Version, ID: "s", Items: []Item{item}})
	assert.Equal(t, `{
  "ir": "1",
  "id": "s",
  "title": "",
  "properties": [],
  "sections": [],
  "items": [
    {
      "id": "1",
      "section": 0,
      "text": "<是>",
      "domain": {"kind": "text", "type": "text"},
      "asked": {"op": "and", "of": []},
      "passed": {"op": "holds", "test": {"op": "code-in", "item": "0", "codes": [2]}, "is": false},
      "line": 1
    }
  ],
  "predicates": [],
  "rules": []
}
`, text)
}

// mutations of the encoded sample: what Decode refuses, and whether the schema can tell.
var mutations = []struct {
	name, old, new, err string
	schema              bool // the schema refuses it too
}{
	{"version", `"ir":"1"`, `"ir":"2"`, `version "2"`, true},
	{"unknown op", `"op":"blank"`, `"op":"empty"`, `no Formula has the op "empty"`, true},
	{"unknown test", `"op":"has-code"`, `"op":"has"`, `no Test has the op "has"`, true},
	{"unknown term", `"op":"arith"`, `"op":"math"`, `no Term has the op "math"`, true},
	{"a test for a formula", `"op":"blank"`, `"op":"valid-id"`, `no Formula has the op "valid-id"`, true},
	{"unknown member", `"line":4`, `"line":4, "lines":4`, `lines`, true},
	{"unknown member of a node", `"op":"ref",`, `"op":"ref", "to":1,`, `to`, true},
	{"missing member of a node", `,"is":false`, ``, `"holds" has 2 members, not 3`, true},
	{"no formula", `"fires"`, `"fired"`, `fired`, true},
	{"unknown kind", `"kind":"signature"`, `"kind":"voice"`, `domain "voice"`, true},
	{"unknown kind of no answer", `["dontknow","refused"]`, `["dontknow","none"]`, `no kind of no answer`, true},
	{"a kind of no answer twice", `["dontknow","refused"]`, `["refused","refused"]`, `comes twice`, true},
	{"a kind of no answer that is not offered", `["dontknow","refused"]`, `["dontknow"]`, `does not offer "refused"`, false},
	{"unknown severity", `"severity":"warn"`, `"severity":"hint"`, `severity "hint"`, true},
	{"a language twice", `"code":"bo"`, `"code":"en"`, `another has the same`, false},
	{"a language without a code", `"code":"bo"`, `"code":""`, `has no code`, true},
	{"an empty translation", `"says":"No"`, `"says":""`, `empty text`, true},
	{"a translation that inserts more", `"says":"No"`, `"says":"{1}"`, `inserts other answers in "{1}"`, false},
	{"a translation that inserts nothing", `"says":"{y} {1}"`, `"says":"{y}"`, `inserts other answers`, false},
	{"unknown comparison", `"compare":"lt"`, `"compare":"le"`, `no comparison "le"`, true},
	{"unknown operator", `"arith":"div"`, `"arith":"mod"`, `no operator "mod"`, true},
	{"unknown function", `"func":"neg"`, `"func":"sin"`, `no function "sin"`, true},
	{"no date", `"2020-04-13"`, `"2020-02-30"`, `"2020-02-30" is no date`, false},
	{"no time", `"08:30"`, `"8:30"`, `"8:30" is no date`, true},
	{"time against date", `"08:30"`, `"2020-04-13"`, `a time is compared with a date`, false},
	{"time passed", `"op":"call","func":"score","args":[{"op":"value","item":"3"`, `"op":"call","func":"score","args":[{"op":"value","item":"10"`, `a time cannot be passed`, false},
	{"bad pattern", `"^村"`, `"(村"`, `is no pattern`, false},
	{"bad pattern of a domain", `"pattern":"^[一-龥]*$"`, `"pattern":"^[一-龥]*)"`, `has the pattern`, false},
	{"pattern of no text", `"kind":"text","min":1`, `"kind":"date","min":1`, `is no text`, false},
	{"unknown format", `"format":"resident-id"`, `"format":"passport"`, `has the format "passport"`, true},
	{"format of another kind", `"kind":"text","format"`, `"kind":"number","format"`, `which is none of a number`, false},
	{"id taken", `"id":"6"`, `"id":"5"`, `empty or taken`, false},
	{"dangling item", `"item":"1"`, `"item":"9"`, `"9"`, false},
	{"dangling target", `"target":"5"`, `"target":"99"`, `skips to "99"`, false},
	{"dangling ref", `"index":1`, `"index":2`, `no predicate 2`, false},
	{"ref to itself", `[{"op":"ref","index":0},{"op":"blank"`, `[{"op":"ref","index":1},{"op":"blank"`, `no predicate 1`, false},
	{"dangling section", `"section":1`, `"section":2`, `section 2`, false},
	{"dangling option", `"specify":{"item":"2","code":1`, `"specify":{"item":"2","code":7`, `specifies the option 7`, false},
	{"dangling hidden option", `"codes":[2]}]`, `"codes":[7]}]`, `hides the option 7`, false},
	{"hidden by what comes later", `"hidden":[{"when":{"op":"answered","item":"1"`, `"hidden":[{"when":{"op":"answered","item":"6"`, `hangs on "6"`, false},
	{"shuffled without being there", `"shuffle":[1,2]`, `"shuffle":[1,7]`, `shuffles the option 7`, false},
	{"shuffled twice", `"shuffle":[1,2]`, `"shuffle":[1,1]`, `shuffles the option 1`, true},
	{"a default that is no option", `"defaults":[{"codes":[1,2]}]`, `"defaults":[{"codes":[1,7]}]`, `there is no option 7`, false},
	{"a default of codes and a value", `"defaults":[{"codes":[1,2]}]`, `"defaults":[{"codes":[1,2],"value":{"op":"number","value":1}}]`, `codes or a value`, true},
	{"a default of another kind", `{"value":{"op":"number","value":3}}`, `{"value":{"op":"text","value":"3"}}`, `a text is no answer to a number`, false},
	{"a default from what comes later", `{"value":{"op":"number","value":3}}`, `{"value":{"op":"value","item":"6"}}`, `"6" does not stand before it`, false},
	{"a default on what comes later", `{"if":{"op":"answered","item":"1"}`, `{"if":{"op":"answered","item":"6"}`, `"6" does not stand before it`, false},
	{"wrong domain", `"op":"has-code","item":"2"`, `"op":"has-code","item":"1"`, `item "1" is no choices`, false},
	{"text divided", `"left":{"op":"value","item":"3"},"right":{"op":"value"`, `"left":{"op":"value","item":"5"},"right":{"op":"value"`, `a text stands where a number must`, false},
	{"text before text", `"compare":"eq","left":{"op":"value","item":"5"}`, `"compare":"lt","left":{"op":"value","item":"5"}`, `no comparison "lt"`, false},
	{"text against date", `"op":"date","value":"2020-04-13"`, `"op":"text","value":"2020-04-13"`, `a date is compared with a text`, false},
	{"computed from what comes later", `"arith":"mul","left":{"op":"value","item":"3"}`, `"arith":"mul","left":{"op":"value","item":"7"}`, `item "7" is computed`, false},
	{"computed as another kind", `"compute":{"op":"arith","arith":"mul","left":{"op":"value","item":"3"},"right":{"op":"number","value":2}}`, `"compute":{"op":"value","item":"4"}`, `item "7" is computed as a date`, false},
	{"computed and asked", `"asked":{"op":"or","of":[]},"passed":{"op":"or","of":[]},"line":1}]`, `"asked":{"op":"and","of":[]},"passed":{"op":"or","of":[]},"line":1}]`, `item "7" is computed, and yet asked`, false},
	{"a computed item in a formula", `"op":"answered","item":"1"`, `"op":"answered","item":"7"`, `item "7" is computed: its term stands for it`, false},
	{"inserted from later", `{1}{x}`, `{7}{x}`, `item "6" inserts "7", which does not stand before it`, false},
	{"a place in no ranking", `"func":"rank","args":[{"op":"value","item":"12"`, `"func":"rank","args":[{"op":"value","item":"2"`, `1 has no place in item "2"`, false},
	{"a place of no option", `"item":"12"},{"op":"number","value":1}`, `"item":"12"},{"op":"number","value":7}`, `7 has no place in item "12"`, false},
	{"a ranking of no choices", `"kind":"choices","options":[{"code":1,"text":"是 </script>"}],"ordered"`, `"kind":"choice","options":[{"code":1,"text":"是 </script>"}],"ordered"`, `is ordered and no choices`, false},
	{"a photo that is a text", `"kind":"signature","format":"photo"`, `"kind":"text","format":"photo"`, `which is none of a text`, false},
	{"the accuracy of a number", `"func":"accuracy","args":[{"op":"value","item":"13"`, `"func":"accuracy","args":[{"op":"value","item":"3"`, `a number stands where a location must`, false},
	{"a location compared", `"compare":"lt","left":{"op":"value","item":"10"}`, `"compare":"lt","left":{"op":"value","item":"13"}`, `a location is compared with a time`, false},
	{"a location passed", `"op":"call","func":"score","args":[{"op":"value","item":"3"`, `"op":"call","func":"score","args":[{"op":"value","item":"13"`, `a location cannot be passed`, false},
	{"a matrix called as an item", `"matrices":[{"id":"m"`, `"matrices":[{"id":"4"`, `a matrix has the id "4"`, false},
	{"a matrix without rows", `"items":["4"]`, `"items":[]`, `matrix "m" has no rows`, true},
	{"a matrix of what is not there", `"items":["4"]`, `"items":["44"]`, `matrix "m" has the row "44"`, false},
	{"rows out of order", `"items":["4"]`, `"items":["4","3"]`, `matrix "m" has the row "3"`, false},
	{"rows apart", `"items":["4"]`, `"items":["3","5"]`, `matrix "m" has the row "5"`, false},
	{"a row in two matrices", `"items":["5"]`, `"items":["4"]`, `matrix "n" has the row "4"`, false},
	{"rows that differ", `"items":["4"]`, `"items":["4","5"]`, `row "5" of matrix "m" is not like the first`, false},
	{"a title that waits for its rows", `"title":"{1}如何"`, `"title":"{6}如何"`, `matrix "m" inserts "6"`, false},
	{"asked by what comes later", `"op":"answered","item":"1"`, `"op":"answered","item":"6"`, `hangs on "6"`, false},
}

func TestDecodeRefuses(t *testing.T) {
	text, schema := compact(t, encoded(t, sample())), compiled(t)
	require.NoError(t, schema.Validate(instance(t, text)))
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			require.Contains(t, text, m.old)
			mutated := strings.Replace(text, m.old, m.new, 1)
			_, err := Decode(strings.NewReader(mutated))
			assert.ErrorContains(t, err, m.err)
			assert.Equal(t, m.schema, schema.Validate(instance(t, mutated)) != nil, "refused by the schema")
		})
	}
}

func TestSchemaRefusesEachMissingMember(t *testing.T) {
	optional := []string{"note", "unit", "optional", "specify", "compute", "ask", "skips", "closing", "options", "hidden", "integer", "min", "max", "exclusive", "functions", "matrices", "ordered", "pattern", "expects", "format", "none", "defaults", "if", "locked", "shuffle", "since", "group", "times", "languages", "at"}
	schema, whole := compiled(t), instance(t, encoded(t, sample()))
	eachObject(whole, func(object map[string]any) {
		for name, value := range maps.Clone(object) {
			_, node := object["op"]
			delete(object, name)
			assert.Equal(t, !node && slices.Contains(optional, name), schema.Validate(whole) == nil, "%s of %v", name, object)
			object[name] = value
		}
	})
}

func eachObject(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, member := range v {
			eachObject(member, visit)
		}
	case []any:
		for _, element := range v {
			eachObject(element, visit)
		}
	}
}

func compact(t testing.TB, text string) string {
	v := jsontext.Value(text)
	require.NoError(t, v.Compact())
	return string(v)
}

func compiled(t *testing.T) *jsonschema.Schema {
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("ir.schema.json", instance(t, string(Schema()))))
	s, err := c.Compile("ir.schema.json")
	require.NoError(t, err)
	return s
}

func instance(t *testing.T, text string) any {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return v
}

// Every node type that formula.go declares is in its family, stands in the sample, has parts, a JSON
// form and a place in the schema.
func TestEveryNodeIsHandledEverywhere(t *testing.T) {
	declared := declaredNodes(t)
	require.Len(t, declared, len(formulas)+len(tests)+len(terms))
	got, err := Decode(strings.NewReader(encoded(t, sample())))
	require.NoError(t, err)
	seen := map[string]bool{}
	see := func(n Node) bool { seen[strings.TrimPrefix(fmt.Sprintf("%T", n), "ir.")] = true; return true }
	for _, f := range got.formulas() {
		Walk(f, see)
	}
	for _, name := range declared {
		assert.True(t, seen[name], "%s does not stand in the sample", name)
	}
}

// formulas gives every formula of s.
func (s *Survey) formulas() []Formula {
	all := append([]Formula{}, s.Predicates...)
	for _, it := range s.Items {
		all = append(all, it.Asked, it.Passed)
	}
	for _, r := range s.Rules {
		all = append(all, r.Fires)
	}
	return all
}

// declaredNodes gives the types of formula.go that have a method formula, test or term.
func declaredNodes(t *testing.T) []string {
	file, err := parser.ParseFile(token.NewFileSet(), "formula.go", nil, 0)
	require.NoError(t, err)
	var names []string
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
			names = append(names, f.Recv.List[0].Type.(*ast.Ident).Name)
		}
	}
	return names
}
