package flow_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/compiler/gen/flow"
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/dsl/source"
	"github.com/surveyc/surveyc/surveys"
)

// picture is a chart as it is read back from its SVG.
type picture struct {
	width, height int
	boxes         map[string][]box // by node
	skips         []skip
	lines         []drawn // all lines
	texts         []string
	names         map[string]bool // of elements
}

type box struct{ x, y, w, h int }

type skip struct {
	from, to string
	line     []point
}

type drawn struct {
	of    string // what it belongs to: a target, or the line itself
	class string
	line  []point
}

type point struct{ x, y int }

type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *element) number(name string) int {
	n, _ := strconv.Atoi(e.attr(name))
	return n
}

func readBack(t *testing.T, svg string) *picture {
	t.Helper()
	var root element
	require.NoError(t, xml.Unmarshal([]byte(svg), &root))
	p := &picture{width: root.number("width"), height: root.number("height"), boxes: map[string][]box{}, names: map[string]bool{}}
	require.Equal(t, fmt.Sprintf("0 0 %d %d", p.width, p.height), root.attr("viewBox"))
	p.read(&root, "", nil)
	return p
}

func (p *picture) read(e *element, node string, s *skip) {
	p.names[e.XMLName.Local] = true
	switch e.XMLName.Local {
	case "g":
		node = e.attr("data-node")
		if node != "" {
			p.boxes[node] = append(p.boxes[node], box{})
		}
		if e.attr("data-from") != "" {
			p.skips = append(p.skips, skip{from: e.attr("data-from"), to: e.attr("data-to")})
			s = &p.skips[len(p.skips)-1]
		}
	case "rect":
		if node != "" {
			list := p.boxes[node]
			list[len(list)-1] = box{e.number("x"), e.number("y"), e.number("width"), e.number("height")}
		}
	case "path":
		p.path(e, s)
	case "text", "title":
		p.texts = append(p.texts, e.Text)
	}
	for i := range e.Children {
		p.read(&e.Children[i], node, s)
	}
}

func (p *picture) path(e *element, s *skip) {
	class := e.attr("class")
	if class == "strip" || strings.HasSuffix(class, " tip") {
		return
	}
	of := fmt.Sprint("line ", len(p.lines))
	line := pointsOf(e.attr("d"))
	if s != nil {
		s.line, of = line, "to "+s.to
	}
	p.lines = append(p.lines, drawn{of, class, line})
}

var steps = regexp.MustCompile(`([MHV])(-?\d+)(?: (-?\d+))?`)

func pointsOf(d string) []point {
	var line []point
	at := point{}
	for _, m := range steps.FindAllStringSubmatch(d, -1) {
		a, _ := strconv.Atoi(m[2])
		b, _ := strconv.Atoi(m[3])
		switch m[1] {
		case "M":
			at = point{a, b}
		case "H":
			at.x = a
		case "V":
			at.y = a
		}
		line = append(line, at)
	}
	return line
}

func draw(t testing.TB, s *ir.Survey) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, flow.Write(&b, s, catalogue.ZH))
	return b.String()
}

func compile(t testing.TB, text string) *ir.Survey {
	t.Helper()
	result := compiler.Compile(source.New("test.survey", text))
	require.False(t, result.Diagnostics.HasErrors(), "%v\n%s", result.Diagnostics, text)
	return result.Survey
}

func load(t testing.TB, files fs.FS, path string) *ir.Survey {
	t.Helper()
	result, err := compiler.Load(files, path)
	require.NoError(t, err)
	require.False(t, result.Diagnostics.HasErrors(), fmt.Sprint(result.Diagnostics))
	return result.Survey
}

// shipped are the surveys that come with surveyc.
func shipped(t testing.TB) map[string]*ir.Survey {
	list := map[string]*ir.Survey{}
	for _, id := range surveys.IDs {
		list[id] = load(t, surveys.Files, surveys.Path(id))
	}
	for _, name := range []string{"clinic", "farm", "roster", "water"} {
		list[name] = load(t, os.DirFS("../../../surveys/examples/"+name), name+".survey")
	}
	return list
}
