package flow

import (
	"bytes"
	_ "embed" // the style
	"encoding/xml"
	"fmt"
)

//go:embed style.css
var style string

// pen writes SVG. Texts are always escaped; what XML cannot carry becomes U+FFFD.
type pen struct{ *bytes.Buffer }

func (p pen) f(format string, args ...any) { fmt.Fprintf(p, format, args...) }

func escaped(text string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.String()
}

func (p pen) text(class string, x, y int, text string) {
	p.f("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n", class, x, y, escaped(text))
}

func (p pen) title(full string) {
	if full != "" {
		p.f("<title>%s</title>\n", escaped(full))
	}
}

// arrow ends a line: its tip is the last point.
func (p pen) arrow(class string, line path) {
	p.f("<path class=\"%s\" d=\"%s\"/>\n", class, line)
	a, b := line[len(line)-2], line[len(line)-1]
	dx, dy := sign(b.x-a.x), sign(b.y-a.y)
	p.f("<path class=\"%s tip\" d=\"M%d %dL%d %dL%d %dZ\"/>\n", class, b.x, b.y, b.x-7*dx+4*dy, b.y-7*dy+4*dx, b.x-7*dx-4*dy, b.y-7*dy-4*dx)
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}

func (c *chart) draw(b *bytes.Buffer) {
	p := pen{b}
	p.f("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" lang=\"%s\">\n", c.width, c.height, c.width, c.height, c.Say("flow.lang"))
	title := c.survey.Unfilled(c.survey.Title)
	p.title(c.Say("flow.title", title))
	p.f("<style>%s</style>\n", style)
	p.f("<rect class=\"sheet\" width=\"%d\" height=\"%d\"/>\n", c.width, c.height)
	p.text("name", margin, margin+14, clip(c.Say("flow.title", title), c.width-2*margin, huge))
	for i, text := range wrap(c.Say("flow.legend"), c.width-2*margin, small, 3) {
		p.text("small soft", margin, margin+36+i*smallHeight, text)
	}
	c.drawFrames(p)
	c.drawSteps(p)
	c.drawSkips(p)
	for _, n := range c.nodes {
		c.drawNode(p, n)
	}
	p.f("</svg>\n")
}

func (c *chart) drawFrames(p pen) {
	for depth := 1; depth <= 2; depth++ {
		for _, f := range c.frames {
			if f.depth == depth {
				x := f.head.x + 8
				p.f("<rect class=\"frame\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n", x, f.top, c.laneX(f.head.column, f.lane)-x, f.bottom-f.top)
				p.arrow("back", f.again())
			}
		}
	}
}

func (c *chart) drawSteps(p pen) {
	steps := c.steps()
	for i, n := range steps {
		if i+1 < len(steps) {
			if line := c.onward(n, steps[i+1]); line != nil {
				p.arrow("way", line)
			}
		}
		if n.strip != nil {
			above := n.spine()
			if i > 0 && steps[i-1].column == n.column {
				above = max(above, steps[i-1].spine())
			}
			p.arrow("bypass", c.bypass(above, n, c.lastOf(n)))
		}
	}
}

// hues is how many colours the skips have, so that those side by side differ.
const hues = 4

func (c *chart) drawSkips(p pen) {
	for _, n := range c.nets {
		for _, e := range n.exits {
			p.f("<g class=\"skip\" data-from=\"%s\" data-to=\"%s\">\n", escaped(e.from.key), escaped(n.to.key))
			p.title(e.full)
			p.arrow(fmt.Sprintf("line hue%d", n.order%hues), c.skip(n, e))
			for i, text := range e.label {
				p.text("small label", e.from.right()+6, e.y-4-(len(e.label)-1-i)*smallHeight, text)
			}
			p.f("</g>\n")
		}
	}
}

func (c *chart) drawNode(p pen, n *node) {
	if !n.isStep() {
		p.f("<g class=\"%s\">\n", n.shape)
		p.title(n.full)
		for i, text := range n.text {
			p.text(string(n.shape), n.x+indent, n.bottom()-8-(len(n.text)-1-i)*lineHeight, text)
		}
		p.f("</g>\n")
		return
	}
	p.f("<g class=\"%s\" data-node=\"%s\">\n", n.shape, escaped(n.key))
	p.title(n.full)
	p.f("<rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>\n", n.x, n.y, n.w, n.h, n.radius())
	y := n.y
	if n.strip != nil {
		p.f("<path class=\"strip\" d=\"M%d %dv-%dq0-5 5-5h%dq5 0 5 5v%dz\"/>\n", n.x+1, n.y+stripHeight(n), stripHeight(n)-6, n.w-12, stripHeight(n)-6)
		for i, text := range n.strip {
			p.text("small", n.x+padding, y+14+i*smallHeight, text)
		}
		y += stripHeight(n)
	}
	if n.isPill() {
		p.text("small", n.x+18, n.y+n.h/2+4, n.text[0])
	} else {
		c.drawText(p, n, y+(n.h-n.contentHeight())/2)
	}
	p.f("</g>\n")
}

func (c *chart) drawText(p pen, n *node, y int) {
	for i, text := range n.text {
		p.text("text", n.x+padding, y+padding+12+i*lineHeight, text)
	}
	y += padding + len(n.text)*lineHeight
	for i, l := range n.words {
		p.f("<g data-node=\"%s\">", escaped(l.key))
		p.title(l.full)
		p.text("small soft", n.x+padding, y+10+i*(smallHeight+2), l.text)
		p.f("</g>\n")
	}
}

func (n *node) radius() int {
	if n.isPill() {
		return n.h / 2
	}
	return 6
}
