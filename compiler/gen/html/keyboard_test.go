package html_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/go-json-experiment/json"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// A button that goes once it is pressed leaves the focus where the work goes on.
func TestFocusIsNeverLost(t *testing.T) {
	rare, rows, totals := rareSurvey(t), household(), loaded(t, "examples/farm/farm.survey")
	for _, c := range []struct {
		name, record, press string
		survey              *ir.Survey
		want                string // the focus: name or text
	}{
		{"cleared", `{"4":2}`, `[data-item="4"] .clear`, schooling(), "4"},
		{"a leftover removed", `{"4":2,"4-1":2}`, `.leftover .remove`, schooling(), "10"},
		{"the last leftover removed", `{"10":1,"4":2,"4-2":[5],"4-2.5":"x"}`, `.leftover:not([hidden]) ~ .leftover:not([hidden]) .remove`, schooling(), "10"},
		{"what is open", `{"4":2}`, `#next`, schooling(), "head_name"},
		{"what is open in a row", `{"size":2,"members":[{"name":"甲","age":70}]}`, `#next`, rows, "members[2].name"},
		{"a row added", `{}`, `[data-item="plots"] > .add`, rows, "plots[2].area"},
		{"asked whether to delete", `{"plots":[{"area":1},{}]}`, `[data-item="plots[1]"] .delete`, rows, "删除"},
		{"a stored value removed", `{"farmer":"张","year":2026,"farms":1,"total_area":7,"crop_money":1}`, `[data-item="total_area"] .remove`, totals, "删除这个答案"},
		{"a default taken", `{}`, `.proposal button`, rare, "paid"},
		{"a photo dropped", `{"door":"照片/001.jpg"}`, `.drop`, rare, "door"},
		{"moved in a ranking", `{"need":[3,1]}`, `[data-item="need"] label:has([value="1"]) + .move [data-move="-1"]`, rare, "↑"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t, c.survey)
			do(t, tab, load(c.record), chromedp.Focus(chromedp.CSS(c.press)), chromedp.KeyEvent("\r"))
			assert.Equal(t, c.want, focused(t, tab))
		})
	}
}

// focused is the name or the text of what has the focus.
func focused(t *testing.T, tab context.Context) string {
	return eval[string](t, tab, `(e => e.name || e.textContent)(document.activeElement)`)
}

// The whole form is filled in with the keyboard alone.
func TestTheKeyboardIsEnough(t *testing.T) {
	tab := open(t, schooling())
	do(t, tab, chromedp.Evaluate[chromedp.Void](`void document.querySelector("input").focus()`))
	for _, keys := range []string{
		"张三", kb.Tab, "4", kb.Tab, "-5", kb.Tab, // head_name, household_size, 1b
		" ", kb.Tab, kb.Tab, // 4: ①, past its clear button
		" ", kb.ArrowDown, kb.Tab, kb.Tab, // 4-1: ②
		kb.Tab, kb.Tab, " ", kb.Tab, // 4-2: the third box
		kb.Tab, "放牛", kb.Tab, // past the fourth; its words
		" ", kb.Tab, kb.Tab, "张三", // 10, signature
	} {
		do(t, tab, chromedp.KeyEvent(keys))
	}
	assert.Equal(t, `{"4":1,"10":1,"head_name":"张三","household_size":4,"1b":-5,"4-1":2,"4-2":[5],"4-2.5":"放牛","signature":"张三"}`, answers(t, tab))
}

// What a screen reader says of the form: role, name, what is wrong with it, what describes it.
func TestWhatAScreenReaderSays(t *testing.T) {
	const golden = "testdata/spoken.golden.txt"
	var b strings.Builder
	for _, c := range []struct {
		survey *ir.Survey
		record string
	}{
		{schooling(), `{"household_size":40,"1b":-1,"4":1,"4-1":2,"4-2":[5],"10":7}`},
		{household(), `{"size":1,"members":[{"name":"甲","age":7}],"plots":[{"area":0}]}`},
		{rareSurvey(t), `{"name":"张三","score":4,"need":[3,1],"door":"照片/001.jpg"}`},
	} {
		tab := open(t, c.survey)
		do(t, tab, load(c.record), chromedp.Evaluate[chromedp.Void](leaveAll))
		fmt.Fprintf(&b, "# %s %s\n%s\n", c.survey.ID, c.record, spoken(t, tab))
	}
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String(), "if this is meant: UPDATE=1 go test ./compiler/gen/html")
}

// spoken is what is read out, a line for each thing to stop at, in the order of the page.
func spoken(t *testing.T, tab context.Context) string {
	tree, err := chromedp.Call(tab, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	require.NoError(t, err)
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, node := range tree.Nodes {
		nodes[node.NodeID] = node
	}
	var b strings.Builder
	var walk func(id accessibility.NodeID, indent string)
	walk = func(id accessibility.NodeID, indent string) {
		node := nodes[id]
		if line := spokenLine(node); line != "" {
			fmt.Fprintln(&b, indent+line)
			indent += "  "
		}
		for _, child := range node.ChildIDs {
			if role := saidValue(node.Role); role != "Date" && role != "InputTime" { // in there speaks the browser
				walk(child, indent)
			}
		}
	}
	walk(tree.Nodes[0].NodeID, "")
	return b.String()
}

// spokenRoles are those of what a screen reader stops at.
var spokenRoles = []string{"heading", "textbox", "radiogroup", "group", "radio", "checkbox", "button", "progressbar", "region", "Date", "InputTime", "image", "searchbox"}

func spokenLine(node *accessibility.Node) string {
	role := saidValue(node.Role)
	if node.Ignored || !slices.Contains(spokenRoles, role) {
		return ""
	}
	line := role + " " + saidValue(node.Name)
	if value := saidValue(node.Value); value != "" && role != "button" {
		line += " = " + value
	}
	for _, p := range node.Properties {
		if value := saidValue(p.Value); slices.Contains([]string{"checked", "invalid", "disabled", "expanded"}, string(p.Name)) && value != "false" {
			line += fmt.Sprintf(", %s %s", p.Name, value)
		}
	}
	if about := saidValue(node.Description); about != "" {
		line += " (" + about + ")"
	}
	return line
}

func saidValue(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var value any
	if err := json.Unmarshal(v.Value, &value); err != nil || value == nil {
		return ""
	}
	return strings.Join(strings.Fields(fmt.Sprint(value)), " ")
}
