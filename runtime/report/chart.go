package report

import (
	"strconv"

	"github.com/mattn/go-runewidth"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/batch"
)

// chart is lying bars, what blocks first and then what warns.
type chart struct {
	Title         string
	Width, Height int
	Bars          []barShape
	More          string
}

// barShape is a bar with its places in the drawing.
type barShape struct {
	Name, Full, Label      string
	NameX, X, Y, TextY     int
	Block, WarnX, Warn, NX int
}

type bar struct {
	name        string
	block, warn int
}

const (
	mostBars   = 20
	chartWidth = 1000
	nameWidth  = 420
	barsWidth  = 500
	barHeight  = 24
	nameLimit  = 58 // columns, a Chinese character taking two
)

func (p *Page) kindsChart(counts []batch.Count) chart {
	var bars []bar
	for _, c := range counts {
		b := bar{name: p.masked(p.Kind(c.Kind)), block: c.N}
		if c.Severity != ir.Block {
			b.block, b.warn = 0, c.N
		}
		bars = append(bars, b)
	}
	return p.chart("report.by-rule", nil, bars)
}

func (p *Page) groupsChart(t *Tally) chart {
	var bars []bar
	for _, g := range t.Groups() {
		bars = append(bars, bar{p.masked(g.Name), g.Findings(ir.Block), g.Findings(ir.Warn)})
	}
	return p.chart("report.by", []any{t.Title}, bars)
}

func (p *Page) chart(title catalogue.Code, args []any, bars []bar) chart {
	c := chart{Title: p.say(title, args...), Width: chartWidth}
	if more := len(bars) - mostBars; more > 0 {
		c.More = p.say("report.more-bars", more)
		bars = bars[:mostBars]
	}
	most := 1
	for _, b := range bars {
		most = max(most, b.block+b.warn)
	}
	for i, b := range bars {
		c.Bars = append(c.Bars, b.shape(i, most))
	}
	c.Height = barHeight*len(bars) + 8
	return c
}

func (b bar) shape(i, most int) barShape {
	block, warn := scaled(b.block, most), scaled(b.warn, most)
	y := i*barHeight + 4
	return barShape{Name: runewidth.Truncate(b.name, nameLimit, "…"), Full: b.name, Label: strconv.Itoa(b.block + b.warn),
		NameX: nameWidth - 8, X: nameWidth, Y: y, TextY: y + 13, Block: block, WarnX: nameWidth + block, Warn: warn, NX: nameWidth + block + warn + 6}
}

// scaled is how long a bar is: one that is not empty can be seen.
func scaled(n, most int) int {
	if n == 0 {
		return 0
	}
	return max(2, n*barsWidth/most)
}
