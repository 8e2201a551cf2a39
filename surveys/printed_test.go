package surveys_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/surveys"
)

// TestPrinted lays each survey over the words of the printed form. Every number, text
// and option must stand there, in order, and every note somewhere; the jumps printed behind a
// question must be its skips and no others; what is printed as 选填 must be optional; and of the
// print nothing may be left but punctuation.
func TestPrinted(t *testing.T) {
	for _, id := range surveys.IDs {
		t.Run(id, func(t *testing.T) {
			s, p := compile(t, id), readPrint(t, id)
			p.find(t, s.Title)
			gaps := p.items(t, s)
			for i := range s.Items {
				p.compareGap(t, s, &s.Items[i], gaps[i])
			}
			p.notes(t, s)
			assert.Empty(t, p.left(), "printed, but not in the survey")
		})
	}
}

// print is a printed form, every stretch of blanks and line ends as one blank.
type print struct {
	text  string
	found []bool // which bytes of text the survey accounts for
	at    int    // where to look on
}

func readPrint(t *testing.T, id string) *print {
	t.Helper()
	data, err := os.ReadFile(id + "/printed.txt")
	require.NoError(t, err)
	text := strings.Join(strings.Fields(string(data)), " ")
	return &print{text: text, found: make([]bool, len(text))}
}

// stretch is bytes start up to, not including, end of the print.
type stretch struct{ start, end int }

// find looks for the next place of piece and goes behind it.
func (p *print) find(t *testing.T, piece string) stretch {
	t.Helper()
	start := strings.Index(p.text[p.at:], piece)
	require.GreaterOrEqual(t, start, 0, "%q is not printed behind …%q", piece, p.text[max(0, p.at-60):p.at])
	found := stretch{p.at + start, p.at + start + len(piece)}
	p.mark(found)
	p.at = found.end
	return found
}

func (p *print) mark(s stretch) {
	for i := s.start; i < s.end; i++ {
		p.found[i] = true
	}
}

// items finds every item and gives what is printed between each and the next.
func (p *print) items(t *testing.T, s *ir.Survey) []stretch {
	t.Helper()
	var gaps []stretch
	number, end := "", p.at
	for i := range s.Items {
		start := p.item(t, &s.Items[i], number)
		gaps = append(gaps, stretch{end, start})
		number, end = printedNumber(s.Items[i].ID), p.at
	}
	return append(gaps, stretch{end, len(p.text)})[1:]
}

// item finds the parts of an item and gives where it begins. number is that of the item
// before: blanks that share a number have it printed once.
func (p *print) item(t *testing.T, item *ir.Item, number string) (start int) {
	t.Helper()
	first := item.Text
	if own := printedNumber(item.ID); own != "" && own != number {
		first = own + "."
	}
	start = p.find(t, first).start
	if first != item.Text {
		p.find(t, item.Text)
	}
	if item.Unit != "" && strings.HasPrefix(p.text[p.at:], item.Unit) {
		p.find(t, item.Unit)
	}
	for _, option := range item.Domain.Options {
		p.find(t, circled(option.Code)+option.Text)
	}
	return start
}

var numbered = regexp.MustCompile(`^[0-9]+(-[0-9]+)*`)

// printedNumber is the number under which the form prints an item, "" for those without.
func printedNumber(id string) string {
	return strings.ReplaceAll(numbered.FindString(id), "-", "—")
}

const printedOptional = "选填"

// compareGap takes the jumps and the word 选填 out of what is printed behind an item.
func (p *print) compareGap(t *testing.T, s *ir.Survey, item *ir.Item, gap stretch) {
	t.Helper()
	assert.Equal(t, p.jumps(gap), skips(s, item), "the jumps printed behind %s", item.ID)
	if at := strings.Index(p.text[gap.start:gap.end], printedOptional); at >= 0 {
		assert.True(t, item.Optional, "%s is printed %s", item.ID, printedOptional)
		p.mark(stretch{gap.start + at, gap.start + at + len(printedOptional)})
	}
}

var jump = regexp.MustCompile(`如填“([①-⑳])”(?:直接跳转至“([0-9—]+)”|直接结束问卷)`)

// jumps are the printed jumps in a gap, as `②→5`.
func (p *print) jumps(gap stretch) []string {
	var list []string
	for _, m := range jump.FindAllStringSubmatchIndex(p.text[gap.start:gap.end], -1) {
		p.mark(stretch{gap.start + m[0], gap.start + m[1]})
		code, target := p.text[gap.start+m[2]:gap.start+m[3]], "end"
		if m[4] >= 0 {
			target = strings.ReplaceAll(p.text[gap.start+m[4]:gap.start+m[5]], "—", "-")
		}
		list = append(list, code+"→"+target)
	}
	return list
}

// notes finds every note, wherever it is printed.
func (p *print) notes(t *testing.T, s *ir.Survey) {
	t.Helper()
	for _, item := range s.Items {
		at := strings.Index(p.text, item.Note)
		require.GreaterOrEqual(t, at, 0, "the note of %s is not printed", item.ID)
		p.mark(stretch{at, at + len(item.Note)})
	}
}

var punctuation = regexp.MustCompile(`^(?:附件[12]|[\s，。；;：、（）()［］])*$`)

// left are the stretches that nothing accounts for and that are more than punctuation.
func (p *print) left() []string {
	var stretches []string
	for start := 0; start < len(p.text); {
		end := start
		for end < len(p.text) && p.found[end] == p.found[start] {
			end++
		}
		if !p.found[start] && !punctuation.MatchString(p.text[start:end]) {
			stretches = append(stretches, p.text[start:end])
		}
		start = end
	}
	return stretches
}
