package flow_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/conformance/records"
)

const small = `survey small "小问卷"
choices yes_no
  option ① "是"
  option ② "否"
section first "家庭"
question 1 "家里有几口人" integer 1..30
question 2 "是否有学生" yes_no
  skip goto 3 if 2 == ②
repeat pupils "学生" 1..5
  question name "姓名" text
  question board "{name}是否住校" yes_no
    skip goto next if board == ②
  question home "{name}多久回家一次" text
    ask if board == ①
endrepeat
section second "住房"
question 3 "住房来源"
  option ① "自建"
  option ② "其他" specify
  skip goto end if 3 == ①
question 4 "租金" number 0.. unit "元"
closing "签名"
question signed "签名" signature
`

// The chart of a small survey, to be looked at. UPDATE=1 draws it anew.
func TestSmall(t *testing.T) {
	svg := draw(t, compile(t, small))
	const golden = "testdata/small.svg"
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(svg), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), svg)
}

func TestShippedSurveys(t *testing.T) {
	for name, s := range shipped(t) {
		t.Run(name, func(t *testing.T) { holds(t, s) })
	}
}

func TestRandomSurveys(t *testing.T) {
	skips, far := 0, 0
	for seed := range uint64(300) {
		d := records.NewDice(seed)
		text := [...]func(records.Dice) string{records.Dice.Survey, records.Dice.Repeats, manySkips, manySkips}[seed%4](d)
		p := holds(t, compile(t, text))
		if t.Failed() {
			t.Fatalf("seed %d:\n%s", seed, text)
		}
		skips += len(p.skips)
		for _, s := range p.skips {
			if len(s.line) == 6 {
				far++
			}
		}
	}
	assert.Greater(t, skips, 2000)
	assert.Greater(t, far, 100, "skips past a whole column")
}

// manySkips is a survey of some sections whose skips lead far.
func manySkips(d records.Dice) string {
	var b strings.Builder
	b.WriteString("survey t \"试卷\"\nchoices yes_no option ① \"是\" option ② \"否\"\n")
	n := 4 + d.IntN(60)
	for i := 1; i <= n; i++ {
		if d.Once(6) {
			fmt.Fprintf(&b, "section s%d \"第%d部分\"\n", i, i)
		}
		fmt.Fprintf(&b, "question %d \"%s\" yes_no\n", i, strings.Repeat("题目", 1+d.IntN(30)))
		for d.Once(2) {
			to := "end"
			if i < n && !d.Once(8) {
				to = fmt.Sprint(i + 1 + d.IntN(n-i))
			}
			fmt.Fprintf(&b, "  skip goto %s if Q%d == %s\n", to, 1+d.IntN(i), records.Pick(d, "①", "②"))
		}
		if i > 1 && d.Once(5) {
			fmt.Fprintf(&b, "  ask if Q%d == ①\n", 1+d.IntN(i-1))
		}
	}
	if d.Once(2) {
		b.WriteString("closing \"签名\"\nquestion signed \"签名\" signature\n")
	}
	return b.String()
}

// holds tries everything that a chart must be.
func holds(t *testing.T, s *ir.Survey) *picture {
	t.Helper()
	svg := draw(t, s)
	require.Equal(t, svg, draw(t, s), "the same bytes")
	p := readBack(t, svg)
	p.hasEveryItem(t, s)
	p.hasEverySkip(t, s)
	p.boxesAreApart(t)
	p.linesAreApart(t)
	p.linesAreOutsideBoxes(t)
	return p
}

func (p *picture) hasEveryItem(t *testing.T, s *ir.Survey) {
	for i := range s.Items {
		assert.Len(t, p.boxes[s.Items[i].ID], 1, s.Items[i].ID)
	}
}

func (p *picture) hasEverySkip(t *testing.T, s *ir.Survey) {
	var want, got []string
	for i := range s.Items {
		for _, skip := range s.Items[i].Skips {
			want = append(want, s.Items[i].ID+" → "+target(s, i, skip))
		}
	}
	for _, s := range p.skips {
		got = append(got, s.from+" → "+s.to)
		from, to := p.boxes[s.from][0], p.boxes[s.to][0]
		first, last := s.line[0], s.line[len(s.line)-1]
		assert.True(t, first.x == from.x+from.w && within(first.y, from.y, from.h), "%s begins at %v of %v", got[len(got)-1], first, from)
		assert.True(t, (last.x == to.x || last.x == to.x+to.w) && within(last.y, to.y, to.h), "%s ends at %v of %v", got[len(got)-1], last, to)
	}
	assert.ElementsMatch(t, want, got)
}

// target is what a skip of the survey names, as the chart calls it.
func target(s *ir.Survey, i int, skip ir.Skip) string {
	closing := slices.IndexFunc(s.Items, func(it ir.Item) bool { return it.Section >= 0 && s.Sections[it.Section].Closing })
	switch {
	case skip.Target == "next":
		return "(next " + s.Items[i].Group + ")"
	case skip.Target == "end" && closing > i:
		return s.Items[closing].ID
	case skip.Target == "end":
		return "(end)"
	}
	return skip.Target
}

func within(y, top, height int) bool { return y > top && y < top+height }

func (p *picture) boxesAreApart(t *testing.T) {
	var all []box
	for node, boxes := range p.boxes {
		for _, b := range boxes {
			if b.w == 0 {
				continue // a line in another box
			}
			assert.True(t, b.x >= 0 && b.y >= 0 && b.x+b.w <= p.width && b.y+b.h <= p.height, "%s stands outside: %v", node, b)
			for _, o := range all {
				if b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h {
					t.Errorf("%s: %v overlaps %v", node, b, o)
				}
			}
			all = append(all, b)
		}
	}
}

// linesAreApart: no two lines run over each other, but for skips to the same item, which share their lane.
func (p *picture) linesAreApart(t *testing.T) {
	type piece struct {
		of         string
		a, b       point
		horizontal bool
	}
	var pieces []piece
	for _, l := range p.lines {
		for i := 1; i < len(l.line); i++ {
			a, b := l.line[i-1], l.line[i]
			assert.True(t, a.x >= 0 && a.x <= p.width && a.y >= 0 && a.y <= p.height && b.x <= p.width && b.y <= p.height, "%s runs outside", l.of)
			pieces = append(pieces, piece{l.of, point{min(a.x, b.x), min(a.y, b.y)}, point{max(a.x, b.x), max(a.y, b.y)}, a.y == b.y})
		}
	}
	for i, a := range pieces {
		for _, b := range pieces[:i] {
			if a.of == b.of || a.horizontal != b.horizontal {
				continue
			}
			over := !a.horizontal && a.a.x == b.a.x && a.a.y < b.b.y && b.a.y < a.b.y ||
				a.horizontal && a.a.y == b.a.y && a.a.x < b.b.x && b.a.x < a.b.x
			if over {
				t.Errorf("%s and %s run over each other: %v %v", a.of, b.of, a, b)
			}
		}
	}
}

func (p *picture) linesAreOutsideBoxes(t *testing.T) {
	for _, l := range p.lines {
		for i := 1; i < len(l.line); i++ {
			a, b := l.line[i-1], l.line[i]
			for node, boxes := range p.boxes {
				o := boxes[0]
				through := min(a.x, b.x) < o.x+o.w && max(a.x, b.x) > o.x && min(a.y, b.y) < o.y+o.h && max(a.y, b.y) > o.y
				if through {
					t.Errorf("%s (%s) runs through %s: %v %v %v", l.of, l.class, node, a, b, o)
				}
			}
		}
	}
}

// What would do harm, or break the chart, if it were taken for anything but text.
var hostile = []string{
	`</text><script>alert(1)</script>`, `]]><script/>`, `&lt;b&gt; &amp; <b>`, `"' onload=alert(1) x="`, "%[1]s %d %%",
	"\u202Eتنعكس\u2066 \u200F", "\u2028\u2029\u200B", "\x01\x7f\ufffe", "👨‍👩‍👧‍👦🏳️‍🌈", strings.Repeat("很长的题目", 400), strings.Repeat("unbroken", 400),
}

func TestTextsAreText(t *testing.T) {
	for _, words := range hostile {
		s := compile(t, small)
		s.EachText(func(_ string, text *string) { *text = words })
		p := holds(t, s)
		assert.Subset(t, []string{"svg", "title", "style", "rect", "text", "path", "g"}, keys(p.names), words)
		for _, text := range p.texts {
			assert.LessOrEqual(t, len([]rune(text)), 12*(len([]rune(words))+20))
		}
		plain := strings.NewReplacer("\x01", "\ufffd", "\ufffe", "\ufffd").Replace(words)
		assert.True(t, slices.ContainsFunc(p.texts, func(text string) bool { return strings.Contains(text, plain) }), "%q is told whole", words)
	}
}

func keys(set map[string]bool) []string {
	var list []string
	for k := range set {
		list = append(list, k)
	}
	return list
}

// A survey of a thousand questions is drawn, each with a skip to the end.
func TestLarge(t *testing.T) {
	var b strings.Builder
	b.WriteString("survey t \"试卷\"\nchoices yes_no option ① \"是\" option ② \"否\"\n")
	for i := 1; i <= 1000; i++ {
		fmt.Fprintf(&b, "question %d \"题目\" yes_no\n  skip goto end if Q%d == ①\n", i, i)
	}
	p := readBack(t, draw(t, compile(t, b.String())))
	assert.Len(t, p.skips, 1000)
}
