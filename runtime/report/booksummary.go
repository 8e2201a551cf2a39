package report

import (
	"github.com/xuri/excelize/v2"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
)

// grid writes a sheet row by row.
type grid struct {
	book *Book
	out  *excelize.StreamWriter
	row  int
}

func (g *grid) add(cells ...any) {
	g.row++
	g.book.note(g.out.SetRow(answers.CellName(0, g.row), cells))
}

func (g *grid) heads(heads ...any) {
	g.row++
	g.book.heads(g.out, g.row, heads)
}

func (b *Book) strong(text string) any {
	return excelize.Cell{StyleID: b.style(look{head: true}), Value: text}
}

// mostColumns is how many kinds of findings the summary has a column for.
const mostColumns = 200

// summary writes the first sheet: the whole, then for each tally its groups by kind of finding.
func (b *Book) summary(s *batch.Summary) {
	w := b.stream(b.first, false)
	if w == nil {
		return
	}
	g := &grid{book: b, out: w}
	b.note(w.SetColWidth(1, 1, 64))
	b.note(w.SetColWidth(2, 2+mostColumns, 13))
	g.add(b.strong(b.title()))
	g.add(b.say("report.totals", s.Records, s.Clean, s.Warned, s.Blocked))
	g.add(b.say("report.legend"))
	b.limits(g)
	counts := s.Counts()
	g.add()
	b.kinds(g, counts)
	for _, t := range Telling(b.tallies) {
		g.add()
		b.groups(g, t, counts[:min(len(counts), mostColumns)])
	}
	b.note(w.Flush())
}

// limits says what the workbook has no room for.
func (b *Book) limits(g *grid) {
	if b.left > 0 {
		g.add(b.say("report.left", b.left))
	}
	if more := b.comments - b.mostComments; more > 0 {
		g.add(b.say("report.uncommented", b.mostComments, more, b.list.Sheet))
	}
}

func (b *Book) kinds(g *grid, counts []batch.Count) {
	g.heads(b.say("cmd.report.what"), b.say("cmd.report.severity"), b.say("cmd.report.count"))
	for _, c := range counts {
		shade := blockShade
		if c.Severity != ir.Block {
			shade = warnShade
		}
		g.add(b.Kind(c.Kind), excelize.Cell{StyleID: b.style(look{shade: shade}), Value: b.say(severityCode(c.Severity))}, c.N)
	}
}

func (b *Book) groups(g *grid, t *Tally, counts []batch.Count) {
	heads := []any{t.Title, b.say("report.records"), b.say("report.clean"), b.say("report.warned"), b.say("report.blocked")}
	for _, c := range counts {
		heads = append(heads, b.Kind(c.Kind))
	}
	g.heads(heads...)
	for _, group := range t.Groups() {
		row := []any{group.Name, group.Records, group.Clean, group.Warned, group.Blocked}
		for _, c := range counts {
			row = append(row, orBlank(group.Counts[c.Kind]))
		}
		g.add(row...)
	}
}

func orBlank(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// visits writes the sheet of who was not visited, who more than once, and who is not on the list.
func (b *Book) visits() {
	g := &grid{book: b, out: b.newSheet(b.say("report.sheet.roster"))}
	b.note(g.out.SetColWidth(1, 1, 46))
	strangers, n := b.roster.Unlisted()
	missing, twice := b.roster.Missing(), b.roster.Twice()
	g.add(b.say("report.roster", b.roster.Len(), len(missing), len(twice), n))
	g.add()
	g.heads(b.say("report.missing"), b.say("report.roster-row"))
	for _, e := range missing {
		g.add(e.Label, e.Row)
	}
	g.add()
	g.heads(b.say("report.twice"), b.say("report.roster-row"), b.say("report.visits"))
	for _, e := range twice {
		g.add(e.Label, e.Row, e.Visits)
	}
	g.add()
	g.heads(b.say("report.unlisted"), b.say("report.row"), b.say("report.file"))
	for _, s := range strangers {
		g.add(s.Label, s.Row, s.File)
	}
	b.note(g.out.Flush())
}
