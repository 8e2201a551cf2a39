package html_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// TestSoak types into households, kills the browser at a random moment, and looks what is there when it is started again: everything but, at
// most, the character that was being typed. SOAK=200 kills it as often as that.
func TestSoak(t *testing.T) {
	newTab(t) // there is a browser, or the test is skipped
	kills := 10
	if n, err := strconv.Atoi(os.Getenv("SOAK")); err == nil {
		kills = n
	}
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	s := &soak{Rand: rand.New(rand.NewPCG(seed, 0)), address: fileOf(t, village(t)), profile: t.TempDir()}
	for range kills {
		s.round(t)
	}
	t.Logf("%d kills, %d answers given, %d households; of the last character %d were lost", kills, s.given, len(s.households), s.lost)
}

// soak is what was typed, and where.
type soak struct {
	*rand.Rand
	address, profile string
	households       []map[string]string // the last one is being filled in
	before           map[string]string   // it, without what was typed last
	next             map[string]string   // it, with what was being typed when the browser died
	given, lost      int
}

// round starts the browser, checks what is there, types, and kills it.
func (s *soak) round(t *testing.T) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.UserDataDir(s.profile))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	tab, closeTab := chromedp.NewContext(allocator, chromedp.WithBrowserOption(chromedp.WithBrowserLogf(func(string, ...any) {})))
	defer closeTab()
	do(t, tab, chromedp.Navigate(s.address))
	await(t, tab, `document.documentElement.dataset.screen !== "none"`)
	s.compare(t, tab)
	s.begin(t, tab)
	process := chromedp.FromContext(tab).Browser.Process()
	kill := time.AfterFunc(time.Duration(200+s.IntN(1500))*time.Millisecond, func() { _ = process.Kill() })
	defer kill.Stop()
	for s.act(tab) {
		time.Sleep(time.Duration(15+s.IntN(70)) * time.Millisecond)
	}
}

// begin opens the last household, or begins another.
func (s *soak) begin(t *testing.T, tab context.Context) {
	if len(s.households) > 0 && s.IntN(3) > 0 {
		do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelector(".card .open").click()`))
	} else {
		s.households = append(s.households, map[string]string{})
		if len(s.households) > 1 {
			do(t, tab, chromedp.Evaluate[chromedp.Void](`document.querySelector(".start button:last-child").click()`))
		}
	}
	await(t, tab, `document.documentElement.dataset.screen === "form"`)
	s.before, s.next = s.last(), nil
}

func (s *soak) last() map[string]string { return s.households[len(s.households)-1] }

// act types a character or picks an option, and tells whether the browser was there to take it.
func (s *soak) act(tab context.Context) bool {
	now := map[string]string{}
	for id, answer := range s.last() {
		now[id] = answer
	}
	var step chromedp.Action[chromedp.Void]
	switch id := []string{"town", "place", "head_name", "team"}[s.IntN(4)]; id {
	case "team":
		now[id] = strconv.Itoa(1 + s.IntN(2))
		step = chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('[name="team"][value="%s"]').click()`, now[id]))
	default:
		letter := string(rune('a' + s.IntN(26)))
		now[id] += letter
		step = chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{const i = document.getElementsByName(%q)[0]; i.focus(); i.setSelectionRange(1e6, 1e6); document.execCommand("insertText", false, %q)}`, id, letter))
	}
	s.next = now
	limited, stop := context.WithTimeout(tab, 20*time.Second)
	defer stop()
	if chromedp.Do(limited, step) != nil {
		return false
	}
	s.before, s.households[len(s.households)-1], s.next = s.last(), now, nil
	s.given++
	return true
}

// compare holds what is stored against what was typed, and goes on from there.
func (s *soak) compare(t *testing.T, tab context.Context) {
	t.Helper()
	if len(s.households) == 0 {
		return
	}
	var there []map[string]any
	require.NoError(t, json.Unmarshal([]byte(stored(t, tab, `h => h.record`)), &there))
	got := make([]map[string]string, len(there))
	for i, record := range there {
		got[len(there)-1-i] = answered(record)
	}
	may := []map[string]string{s.last(), s.before}
	if s.next != nil {
		may = append(may, s.next)
	}
	settled := s.households[:len(s.households)-1]
	if len(got) == len(settled) { // the first character of the last one is lost
		require.Contains(t, may, map[string]string{}, "a household is lost")
		s.households = settled
	} else {
		require.Len(t, got, len(s.households))
		require.Contains(t, may, got[len(got)-1])
		if fmt.Sprint(got[len(got)-1]) != fmt.Sprint(s.last()) && s.next == nil {
			s.lost++
		}
		s.households = append(settled, got[len(got)-1])
	}
	require.Equal(t, settled, got[:len(settled)])
}

// answered are a record's answers, without what it states of itself.
func answered(record map[string]any) map[string]string {
	answers := map[string]string{}
	for id, raw := range record {
		if id[0] != '_' {
			answers[id] = fmt.Sprint(raw)
		}
	}
	return answers
}
