package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/dsl/catalogue"
)

// progressAt is what a screen shows, of so many bytes, after each of some readings: bytes, and the time since it began.
func progressAt(lang catalogue.Lang, total int64, readings ...reading) (shown []string) {
	var out bytes.Buffer
	p := &progress{app: &app{lang: lang}, out: &out, total: total, begun: time.Unix(0, 0)}
	for _, r := range readings {
		p.now = func() time.Time { return time.Unix(0, 0).Add(r.at) }
		p.add(r.bytes)
		shown = append(shown, strings.TrimPrefix(out.String(), "\r"))
		out.Reset()
	}
	p.done()
	p.add(1)
	return append(shown, out.String())
}

type reading struct {
	bytes int
	at    time.Duration
}

// TestProgress: nothing of what is soon done; then how far, how fast and how long it will take, over the line before; at last nothing.
func TestProgress(t *testing.T) {
	assert.Equal(t, []string{"", ""}, progressAt(catalogue.ZH, 100, reading{50, time.Second}))
	assert.Equal(t, []string{
		"", "已读 10% ██░░░░░░░░░░░░░░░░░░ 每秒 10.0 MB，还要 18 秒", "", "已读 15% ███░░░░░░░░░░░░░░░░░ 每秒 7.5 MB，还要 23 秒 ", "已读 99% ███████████████████░ 每秒 2.0 MB，还要 1 秒 ",
		"\r" + strings.Repeat(" ", 52) + "\r",
	}, progressAt(catalogue.ZH, 200e6, reading{10e6, time.Second}, reading{10e6, 2 * time.Second}, reading{1, 2100 * time.Millisecond}, reading{10e6 - 1, 4 * time.Second}, reading{180e6, 105 * time.Second}))
	assert.Equal(t, []string{"3.0 MB read, 1.0 MB/s", "\r" + strings.Repeat(" ", 21) + "\r"}, progressAt(catalogue.EN, -1, reading{3e6, 3 * time.Second}))
	assert.Equal(t, "1% read ░░░░░░░░░░░░░░░░░░░░ 100 KB/s, 1 h 55 min left", strings.TrimSpace(progressAt(catalogue.EN, 700e6, reading{10e6, 100 * time.Second})[0]))
	assert.Equal(t, "10% read ██░░░░░░░░░░░░░░░░░░ 1.0 MB/s, 1 min 30 s left", progressAt(catalogue.EN, 100e6, reading{10e6, 10 * time.Second})[0])
}
