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

// TestSoak types into households, kills the browser at a random moment, and looks what is there when it is started again: all that the page
// said to be saved, and of what was typed after it the beginning. On a machine that keeps up that is all but, at most, the character being
// typed; how many were lost is told, and how often the browser threw its database away so that all came from the copy. SOAK=200 kills it as often as that.
// What a run that failed left behind is kept.
func TestSoak(t *testing.T) {
	newTab(t) // there is a browser, or the test is skipped
	kills := 10
	if n, err := strconv.Atoi(os.Getenv("SOAK")); err == nil {
		kills = n
	}
	seed := uint64(time.Now().UnixNano())
	t.Log("seed", seed)
	s := &soak{Rand: rand.New(rand.NewPCG(seed, 0)), address: fileOf(t, village(t)), profile: profile(t)}
	for range kills {
		s.round(t)
	}
	t.Logf("%d kills, %d answers given, %d households, %d times all came from the copy; kills by the number of characters that they lost: %v", kills, s.given, len(s.households), s.copied, s.lost)
}

// profile is a folder for a browser that goes with a test that passes.
func profile(t *testing.T) string {
	dir, err := os.MkdirTemp("", "surveyc-soak-*")
	require.NoError(t, err)
	t.Cleanup(func() {
		if t.Failed() {
			t.Log("the browser's profile is in", dir)
		} else {
			_ = os.RemoveAll(dir)
		}
	})
	return dir
}

// soak is what was typed, and where.
type soak struct {
	*rand.Rand
	address, profile string
	households       []map[string]string // the last one is being filled in
	since            []map[string]string // what it was, from when the page last said that it is saved
	given, copied    int
	lost             [9]int
}

// round starts the browser, checks what is there, types, and kills it.
func (s *soak) round(t *testing.T) {
	tab, process := started(t, s.profile, s.address)
	if eval[bool](t, tab, `!!document.querySelector(".notice")`) {
		require.Contains(t, said(t, tab, ".notice"), "已经找回")
		s.copied++
	}
	s.compare(t, tab)
	s.begin(t, tab)
	kill := time.AfterFunc(time.Duration(200+s.IntN(1500))*time.Millisecond, func() { _ = process.Kill() })
	defer kill.Stop()
	for s.act(tab) {
		time.Sleep(time.Duration(15+s.IntN(70)) * time.Millisecond)
	}
}

// started is a browser of its own with a profile that lasts, in which the page is open until the test of this name ends.
func started(t *testing.T, profile, address string) (tab context.Context, process *os.Process) {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.UserDataDir(profile))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	tab, closeTab := chromedp.NewContext(allocator, chromedp.WithBrowserOption(chromedp.WithBrowserLogf(func(string, ...any) {})))
	t.Cleanup(func() { closeTab(); stop() })
	do(t, tab, chromedp.Navigate(address))
	await(t, tab, `document.documentElement.dataset.screen !== "none"`)
	return tab, chromedp.FromContext(tab).Browser.Process()
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
	s.since = []map[string]string{s.last()}
}

func (s *soak) last() map[string]string { return s.households[len(s.households)-1] }

// act types a character or picks an option, and tells whether the browser was there to take it.
func (s *soak) act(tab context.Context) bool {
	now := map[string]string{}
	for id, answer := range s.last() {
		now[id] = answer
	}
	var step string
	switch id := []string{"town", "place", "head_name", "team"}[s.IntN(4)]; id {
	case "team":
		now[id] = strconv.Itoa(1 + s.IntN(2))
		step = fmt.Sprintf(`document.querySelector('[name="team"][value="%s"]').click()`, now[id])
	default:
		letter := string(rune('a' + s.IntN(26)))
		now[id] += letter
		step = fmt.Sprintf(`i = document.getElementsByName(%q)[0]; i.focus(); i.setSelectionRange(1e6, 1e6); document.execCommand("insertText", false, %q)`, id, letter)
	}
	limited, stop := context.WithTimeout(tab, 20*time.Second)
	defer stop()
	saved, err := chromedp.Run(limited, chromedp.Evaluate[bool](`{let i, saved = document.querySelector(".saved").textContent === "已保存"; `+step+`; saved}`))
	if saved {
		s.since = s.since[len(s.since)-1:]
	}
	s.since = append(s.since, now) // also where the browser died while it was typed
	if err != nil {
		return false
	}
	s.households[len(s.households)-1] = now
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
	settled := s.households[:len(s.households)-1]
	if len(got) == len(settled) { // nothing of the last one was saved
		got = append(got, map[string]string{})
	}
	require.Len(t, got, len(s.households))
	require.Equal(t, settled, got[:len(settled)])
	last := got[len(settled)]
	require.Contains(t, s.since, last, "what was said to be saved is lost")
	s.lost[max(0, s.place(s.last())-s.place(last))]++
	s.households = got
	if len(last) == 0 {
		s.households = settled
	}
}

// place is where in what was typed since the last word of saving a household was so.
func (s *soak) place(household map[string]string) int {
	for i := len(s.since) - 1; i > 0; i-- {
		if fmt.Sprint(s.since[i]) == fmt.Sprint(household) {
			return i
		}
	}
	return 0
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
