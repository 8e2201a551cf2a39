package migrate_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/diff"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/migrate"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

func compiled(t testing.TB, text string) *ir.Survey {
	result := compiler.Compile(source.New("t.survey", "survey t \"t\"\n"+text))
	require.False(t, result.Diagnostics.HasErrors(), text)
	return result.Survey
}

// carried are records, what becomes of them, and what is lost.
var carried = []struct{ name, old, new, record, want, lost string }{
	{"another id", `question 1 "a" integer`, `question 2 "a" integer was 1`, `{"_id":"x","1":3}`, `{"_id":"x","2":3}`, ""},
	{
		"two change places", "question 1 \"a\" integer\nquestion 2 \"b\" integer", "question 2 \"a\" integer was 1\nquestion 1 \"b\" integer was 2",
		`{"1":3,"2":4}`, `{"2":3,"1":4}`, "",
	},
	{
		"an option in the middle", "question 1 \"a\" option 1 \"x\" option 2 \"y\"", "question 1 \"a\" option 1 \"x\" option 2 \"n\" option 3 \"y\"",
		`{"1":2}`, `{"1":3}`, "",
	},
	{
		"a mark that is no more", "question 1 \"a\" multi option 1 \"x\" option 2 \"y\" option 3 \"z\"", "question 1 \"a\" multi option 1 \"x\" option 2 \"z\"",
		`{"1":[1,2,3]}`, `{"1":[1,2]}`, "1 migrate.no-option",
	},
	{"an option that is no more", "question 1 \"a\" option 1 \"x\" option 2 \"y\"", "question 1 \"a\" option 1 \"x\"", `{"1":2}`, `{}`, "1 migrate.no-option"},
	{"a question that is no more", "question 1 \"a\" integer\nquestion 2 \"b\" integer", `question 1 "a" integer`, `{"1":1,"2":2}`, `{"1":1}`, "2 migrate.not-item"},
	{"an old id that is another question's now", "question 1 \"a\" integer", "question 1 \"n\" integer\nquestion 2 \"a\" integer was 1", `{"1":7}`, `{"2":7}`, ""},
	{"a key of no question stays none", `question 1 "a" integer`, "question 1 \"a\" integer\nquestion 2 \"b\" integer", `{"1":1,"2":2,"x":3}`, `{"1":1,"x":3}`, "2 migrate.unknown"},
	{"another type", `question 1 "a" integer`, `question 1 "a" text`, `{"1":1}`, `{}`, "1 migrate.kind"},
	{"a wrong answer stays wrong", "question 1 \"a\" option 1 \"x\" option 2 \"y\"", "question 1 \"a\" option 1 \"n\" option 2 \"x\" option 3 \"y\"", `{"1":9}`, `{"1":9}`, ""},
	{"rows", "repeat m \"m\" 0..3\nquestion 1 \"a\" option 1 \"x\" option 2 \"y\"\nendrepeat", "repeat m \"m\" 0..3\nquestion 2 \"a\" was 1 option 1 \"y\" option 2 \"x\"\nendrepeat", `{"m":[{"1":1},{"1":2}]}`, `{"m":[{"2":2},{"2":1}]}`, ""},
	{"no answer of a kind", `question 1 "a" integer refused`, `question 2 "a" integer refused was 1`, `{"1":{"none":"refused"}}`, `{"2":{"none":"refused"}}`, ""},
	{"the words of an option", "question 1 \"a\" option 1 \"x\" option 2 \"y\" specify", "question 3 \"a\" was 1 option 1 \"x\" option 2 \"n\" option 3 \"y\" specify", `{"1":2,"1.2":"w"}`, `{"3":3,"3.3":"w"}`, ""},
	{"now computed", `question a "a" integer`, "question b \"b\" integer\ncompute a \"a\" as b + 1", `{"a":1}`, `{}`, "a migrate.computed"},
}

func TestRecords(t *testing.T) {
	for _, c := range carried {
		m := migrate.New(compiled(t, c.old), compiled(t, c.new))
		got, losses := m.Record(answers.FromJSON([]byte(c.record)))
		var lost []string
		for _, l := range losses {
			lost = append(lost, l.Item+" "+string(l.Why.Code))
		}
		assert.Equal(t, c.want, string(got.AppendJSON(nil)), c.name)
		assert.Equal(t, c.lost, strings.Join(lost, "\n"), c.name)
	}
}

// An acknowledgement goes on while the rule of its name uses the same answers; a rule without a name is known by its words. Where anything is called otherwise the warning is verified anew, and
// the old reason stays in the record for whoever does. It never acknowledges another rule.
func TestAcknowledgements(t *testing.T) {
	const text = "question a \"a\" integer\n assert warn big \"!\" if a > 5\n assert warn \"?\" if a > 6\nquestion b \"b\" option 1 \"x\" option 2 \"y\"\n assert warn both \"!\" if answered(b) and a > 5\n"
	const record = `{"a":7,"b":2,"_overrides":[{"rule":"big","values":{"a":7},"reason":"r"},{"rule":"a-assert-2","values":{"a":7},"reason":"r"},{"rule":"both","values":{"a":7,"b":2},"reason":"r"}]}`
	for _, c := range []struct {
		name    string
		replace []string
		left    string
	}{
		{"nothing has changed", nil, ""},
		{"another bound", []string{"> 5", "> 4"}, ""},
		{"the rule is gone", []string{` assert warn big "!" if a > 5`, ""}, ""},
		{"another rule before one without a name", []string{` assert warn "?"`, ` assert warn "new" if a > 3
 assert warn "?"`}, "a-assert-2"},
		{"another rule in place of one without a name", []string{` assert warn "?" if a > 6`, ` assert warn "new" if a > 3`}, "a-assert-2"},
		{"a rule without a name says something else", []string{`"?"`, `"??"`}, "a-assert-2"},
		{"a rule without a name has another bound", []string{`> 6`, `> 4`}, ""},
		{"a rule without a name gets one", []string{`warn "?"`, `warn huge "?"`}, ""},
		{"two say the same", []string{` assert warn "?"`, ` assert warn "?" if a > 2
 assert warn "?"`}, "a-assert-2"},
		{"two say the same, and neither is it", []string{` assert warn "?" if a > 6`, ` assert warn "?" if a > 2
 assert warn "?" if a > 3`}, "a-assert-2 a-assert-3"},
		{"a rule is called as the number of another was", []string{` assert warn "?" if a > 6`, ``, "both \"!\"", "a-assert-2 \"!\"", "answered(b) and ", ""}, "a-assert-2"},
		{"the rule has another name", []string{"big", "large"}, "large"},
		{"the item has another id", []string{`question a "a" integer`, `question c "a" integer was a`, "if a >", "if c >", "and a", "and c"}, "big c-assert-2 both"},
		{"the option has another code", []string{`option 2 "y"`, `option 2 "n" option 3 "y"`}, "both"},
	} {
		after := compiled(t, strings.NewReplacer(c.replace...).Replace(text))
		got, _ := migrate.New(compiled(t, text), after).Record(answers.FromJSON([]byte(record)))
		p, err := program.New(after)
		require.NoError(t, err)
		var left []string
		for _, f := range validate.Record(p, got, catalogue.ZH) {
			if f.Acknowledged == "" {
				left = append(left, f.Rule)
			}
		}
		assert.Equal(t, c.left, strings.Join(left, " "), c.name)
		assert.Len(t, got.Get(answers.OverridesKey).List, 3, c.name)
	}
}

// What stands in the list and is no acknowledgement of the old survey stays as it is, unless a rule of the new one is called so.
func TestOtherAcknowledgements(t *testing.T) {
	const rules = "question a \"a\" integer\n assert warn \"?\" if a > 5\n"
	m := migrate.New(compiled(t, rules), compiled(t, rules+" assert warn \"!\" if a > 5\n"))
	for record, want := range map[string]string{
		`{"_overrides":[{"rule":"x","reason":"r"},7,{"rule":7},{"a":1}]}`: `{"_overrides":[{"rule":"x","reason":"r"},7,{"rule":7},{"a":1}]}`,
		`{"_overrides":[{"rule":"a-assert-2","reason":"r"}]}`:             `{"_overrides":[{"was":"a-assert-2","reason":"r"}]}`,
		`{"_overrides":"x"}`: `{"_overrides":"x"}`,
	} {
		got, lost := m.Record(answers.FromJSON([]byte(record)))
		assert.Equal(t, want, string(got.AppendJSON(nil)))
		assert.Empty(t, lost)
	}
}

// TestProven: where old records are proven to stay valid, random ones do; and what is said to be asked as before is.
func TestProven(t *testing.T) {
	data, err := os.ReadFile("../../compiler/diff/testdata/pairs.txt")
	require.NoError(t, err)
	tried := 0
	for _, part := range strings.Split("\n"+string(data), "\n=== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n--- old\n")
		before, rest, _ := strings.Cut(rest, "\n--- new\n")
		now, _, _ := strings.Cut(rest, "\n--- diff\n")
		tried += proven(t, name, compiled(t, before+"\n"), compiled(t, now+"\n"))
	}
	assert.Greater(t, tried, 300)
}

func proven(t *testing.T, name string, old, after *ir.Survey) (tried int) {
	checker, err := records.NewChecker(old)
	require.NoError(t, err)
	holds := diff.Compatible(old, after).Holds()
	m, p, before := migrate.New(old, after), states(t, after), states(t, old)
	follow, turned := diff.NewFollow(old, after), turnedItems(diff.Compare(old, after))
	for _, r := range records.NewDice(1).Batch(checker, 200) {
		record := answers.FromJSON([]byte(r.Text()))
		before.Load(record)
		if validate.Blocks(validate.State(before, "", catalogue.EN)) {
			continue
		}
		tried++
		there, _ := m.Record(record)
		p.Load(there)
		found := validate.State(p, "", catalogue.EN)
		assert.False(t, holds && validate.Blocks(found), "%s: %s: %v", name, r.Text(), found)
		for i := range old.Items {
			if it := follow.New(&old.Items[i]); it != nil && !turned[it.ID] && it.Group == "" {
				a, b := status(before, old.Items[i].ID), status(p, it.ID)
				assert.False(t, a != program.Undetermined && b != program.Undetermined && a != b, "%s: %s: %s", name, it.ID, r.Text())
			}
		}
	}
	return tried
}

func turnedItems(r *diff.Report) map[string]bool {
	turned := map[string]bool{}
	for _, ch := range r.Changes {
		for _, id := range ch.Items {
			turned[id] = true
		}
	}
	return turned
}

func states(t *testing.T, s *ir.Survey) *program.State {
	p, err := program.New(s)
	require.NoError(t, err)
	return p.NewState()
}

func status(s *program.State, id string) program.Status {
	for slot := range s.Len() {
		if s.Item(slot).ID == id {
			return s.Status(slot)
		}
	}
	return program.Undetermined
}

// TestTables: what is written as a table reads as what it was; a text stays one.
func TestTables(t *testing.T) {
	s := compiled(t, "question 1 \"a\" multi option 1 \"x\" option 25 \"y\"\nquestion 2 \"b\" text refused\nquestion 3 \"c\" number\nquestion 4 \"d\" date\nquestion 5 \"e\" location\n")
	for _, record := range []string{
		`{"_id":"a","1":[1,25],"2":"=1+1","3":-0.5,"5":{"lat":28.5,"lon":112.25},"4":"2020-04-13"}`, `{"_id":"b","2":"两\n行","3":1e14}`, `{"_id":"c","2":{"none":"refused"}}`, `{"_id":"d","2":"+86"}`,
	} {
		var b bytes.Buffer
		w, err := migrate.NewCSV(&b, s, catalogue.ZH)
		require.NoError(t, err)
		require.NoError(t, w.Write(answers.FromJSON([]byte(record))))
		require.NoError(t, w.Flush())
		assert.NotRegexp(t, `(^|[,"\n])[=+@]`, b.String())
		reader, err := answers.NewCSV(&b, s)
		require.NoError(t, err)
		got, err := reader.Next()
		require.NoError(t, err)
		want := answers.FromJSON([]byte(record))
		for i := range s.Items {
			assert.Equal(t, want.Get(s.Items[i].ID), got.Get(s.Items[i].ID), record)
		}
	}
}
