package engines

import (
	"context"
	"encoding/json"
	"os"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// AxeSource is the axe-core that package.json in the folder tools names.
func AxeSource(t testing.TB, tools string) string {
	Install(t, tools)
	source, err := os.ReadFile(tools + "/node_modules/axe-core/axe.min.js")
	require.NoError(t, err, "an older node_modules lacks it: npm ci --prefix tools")
	return string(source)
}

// AxeFinds is what axe has to object to the page in a tab, by some of its rules: "{}" is all of them.
func AxeFinds(t testing.TB, tab context.Context, axe, rules string) []string {
	t.Helper()
	require.NoError(t, chromedp.Do(tab, chromedp.Evaluate[chromedp.Void]("void (window.axe || (() => {"+axe+"\n})())")))
	found, err := chromedp.Run(tab, chromedp.Evaluate[string](`axe.run(Object.assign(`+rules+`, {resultTypes: ["violations"]})).then(
		({violations}) => JSON.stringify(violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 3).map(n => n.html.slice(0, 300) + "\n" + n.failureSummary).join("\n"))))`, chromedp.EvalAwaitPromise))
	require.NoError(t, err)
	var list []string
	require.NoError(t, json.Unmarshal([]byte(found), &list))
	return list
}
