package paper_test

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/paper"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/surveys"
)

// Who reads the paper must come to the same route as the program: the printed sentences, read back by the numbers and texts
// that stand on the page, give the skips and the `ask if` of the IR.
func TestSentencesReadBack(t *testing.T) {
	said := 0
	for _, id := range surveys.IDs {
		said += readBack(t, load(t, surveys.Files, surveys.Path(id)))
	}
	for _, name := range []string{"clinic", "water"} {
		said += readBack(t, load(t, os.DirFS("../../../surveys/examples/"+name), name+".survey"))
	}
	assert.Equal(t, 18+9+12, said, "sentences of the surveys that come with surveyc")
}

func TestSentencesOfRandomSurveysReadBack(t *testing.T) {
	said := 0
	for seed := range uint64(300) {
		text := randomSurvey(records.NewDice(seed))
		if said += readBack(t, compile(t, text)); t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, text)
		}
	}
	assert.Greater(t, said, 1500)
}

// readBack compares and gives the number of sentences.
func readBack(t *testing.T, s *ir.Survey) int {
	t.Helper()
	said := 0
	p := printedBy(t, s)
	for i := range s.Items {
		it := &s.Items[i]
		if it.Specify != nil {
			continue
		}
		skips, ask := p.sentences(it.ID)
		require.Len(t, skips, len(it.Skips), "skips of %s in %s", it.ID, p.texts[it.ID])
		for k, skip := range it.Skips {
			to, when := p.skip(t, it.ID, skips[k])
			assert.Equal(t, skip.Target, to, skips[k])
			assert.Equal(t, plain(s, skip.When), when, skips[k])
		}
		assert.Equal(t, it.Ask != nil, ask != "", "whether it is said who is asked %s", it.ID)
		if it.Ask != nil {
			assert.Equal(t, plain(s, it.Ask), p.condition(t, it.ID, ask), ask)
			said++
		}
		said += len(skips)
	}
	return said
}

// plain is a formula with its Refs followed.
func plain(s *ir.Survey, f ir.Formula) ir.Formula {
	switch f := f.(type) {
	case ir.Ref:
		return plain(s, s.Predicates[f.Index])
	case ir.And:
		return ir.And{Of: plainAll(s, f.Of)}
	case ir.Or:
		return ir.Or{Of: plainAll(s, f.Of)}
	}
	return f
}

func plainAll(s *ir.Survey, of []ir.Formula) []ir.Formula {
	list := make([]ir.Formula, len(of))
	for i, f := range of {
		list[i] = plain(s, f)
	}
	return list
}

// printedPage is the text of each item, and what each is called on the page.
type printedPage struct {
	texts   map[string]string
	ids     map[string]string
	numbers map[string]bool
}

var (
	tag       = regexp.MustCompile(`<[^>]*>`)
	numbering = regexp.MustCompile(`<b class="number">(.*?)\.?</b>`)
	firstText = regexp.MustCompile(`<bdi class="text">(.*?)</bdi>`)
)

func printedBy(t *testing.T, s *ir.Survey) printedPage {
	p := printedPage{map[string]string{}, map[string]string{}, map[string]bool{}}
	for _, chunk := range strings.Split(page(t, s), `data-item="`)[1:] {
		id, rest, _ := strings.Cut(chunk, `"`)
		id = html.UnescapeString(id)
		_, rest, _ = strings.Cut(rest, ">")
		rest = rest[:strings.LastIndex(rest, "<")] // of the tag that was cut through
		if m := firstText.FindStringSubmatch(rest); m != nil {
			p.called(html.UnescapeString(m[1]), id, false)
		} else {
			p.called("年 月 日", id, false) // a text that its blanks say
		}
		if m := numbering.FindStringSubmatch(rest); m != nil {
			p.called(html.UnescapeString(m[1]), id, true)
		}
		p.texts[id] += html.UnescapeString(tag.ReplaceAllString(rest, ""))
	}
	return p
}

// called notes what an item is called. A number is that of one item; a text that several bear, or that is a number, calls none.
func (p printedPage) called(name, id string, number bool) {
	if other, taken := p.ids[name]; taken && other != id && !number {
		if !p.numbers[name] {
			p.ids[name] = ""
		}
		return
	}
	p.ids[name] = id
	p.numbers[name] = p.numbers[name] || number
}

// sentences are the skips of an item, and who is asked it, "" for everybody.
func (p printedPage) sentences(id string) (skips []string, ask string) {
	for _, group := range bracketed(p.texts[id]) {
		for _, sentence := range apart(group, '；') {
			if who, ok := strings.CutSuffix(sentence, "的填写"); ok {
				ask = who
			} else if goesOn.MatchString(sentence) {
				skips = append(skips, sentence)
			}
		}
	}
	return skips, ask
}

var goesOn = regexp.MustCompile(`^(?:如(.*))?直接(?:跳转至“(.*)”|(结束问卷)|(填下一行))$`)

func (p printedPage) skip(t *testing.T, own, sentence string) (to string, when ir.Formula) {
	m := goesOn.FindStringSubmatch(sentence)
	when = ir.True
	if m[1] != "" {
		when = p.condition(t, own, m[1])
	}
	switch {
	case m[3] != "":
		return "end", when
	case m[4] != "":
		return "next", when
	}
	return p.ids[m[2]], when
}

// bracketed are the contents of the outermost brackets.
func bracketed(text string) []string {
	var list []string
	depth, start := 0, 0
	text = strings.NewReplacer("(", "（", ")", "）").Replace(text) // authors mix them
	for i, r := range text {
		switch r {
		case '（':
			if depth++; depth == 1 {
				start = i + len("（")
			}
		case '）':
			if depth--; depth == 0 {
				list = append(list, text[start:i])
			}
		}
	}
	return list
}

// apart cuts a text at a mark, outside brackets.
func apart(text string, mark rune) []string {
	var list []string
	depth, start := 0, 0
	for i, r := range text {
		switch r {
		case '（':
			depth++
		case '）':
			depth--
		case mark:
			if depth == 0 {
				list = append(list, text[start:i])
				start = i + len(string(mark))
			}
		}
	}
	return append(list, text[start:])
}

func page(t *testing.T, s *ir.Survey) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, paper.Write(&b, s))
	return b.String()
}

func compile(t *testing.T, text string) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("test.survey", text))
	require.False(t, result.Diagnostics.HasErrors(), "%v\n%s", result.Diagnostics, text)
	return result.Survey
}

func load(t *testing.T, files fs.FS, path string) *ir.Survey {
	t.Helper()
	result, err := compiler.Load(files, path)
	require.NoError(t, err)
	require.False(t, result.Diagnostics.HasErrors(), fmt.Sprint(result.Diagnostics))
	return result.Survey
}
