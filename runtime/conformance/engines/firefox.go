package engines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// settings are what a profile of Firefox says, besides what Firefox itself settles for being driven.
const settings = `user_pref("marionette.port", 0);
user_pref("toolkit.startup.max_resumed_crashes", -1);
user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("browser.download.folderList", 2);
user_pref("browser.download.alwaysOpenPanel", false);
user_pref("ui.systemUsesDarkTheme", 0);
`

// Firefox is headless, with a profile in a folder, which it can be started on again after it was killed. What pages hand out as files is in the
// folder downloads of it.
func Firefox(t testing.TB, profile string, prefs ...string) *Browser {
	t.Helper()
	name := need(t, "firefox-esr", "firefox")
	port := filepath.Join(profile, "MarionetteActivePort")
	_ = os.Remove(port)
	downloads := fmt.Sprintf("user_pref(%q, %q);\n", "browser.download.dir", filepath.Join(profile, "downloads"))
	require.NoError(t, os.WriteFile(filepath.Join(profile, "user.js"), []byte(settings+downloads+strings.Join(prefs, "\n")), 0o600))
	cmd := exec.Command(name, "--headless", "--no-remote", "--marionette", "--profile", profile, "about:blank")
	require.NoError(t, cmd.Start())
	b := &Browser{cmd: cmd}
	t.Cleanup(b.Kill)
	wire, err := within(func() (*marionette, error) { return dial(port) })
	require.NoError(t, err)
	b.wire = wire
	b.do(t, newSession, map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{"unhandledPromptBehavior": "accept"}}})
	b.do(t, timeouts, map[string]any{"script": 60_000})
	return b
}

// marionette is how Firefox is driven without a program between: commands over TCP, each as its length in bytes, a colon, and JSON.
type marionette struct {
	conn    net.Conn
	answers *bufio.Reader
	sent    int
}

// dial opens the port that is told in a file.
func dial(file string) (*marionette, error) {
	port, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strings.TrimSpace(string(port))))
	if err != nil {
		return nil, err
	}
	m := &marionette{conn: conn, answers: bufio.NewReader(conn)}
	_, err = m.read() // who it is
	return m, err
}

func (m *marionette) send(c command, parameters map[string]any) (json.RawMessage, error) {
	m.sent++
	if parameters == nil {
		parameters = map[string]any{}
	}
	request, err := json.Marshal([]any{0, m.sent, c.name, parameters})
	if err != nil {
		return nil, err
	}
	if _, err := fmt.Fprintf(m.conn, "%d:%s", len(request), request); err != nil {
		return nil, err
	}
	answer, err := m.read()
	if err != nil {
		return nil, err
	}
	return result(answer)
}

func (m *marionette) read() ([]byte, error) {
	length, err := m.answers.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	message := make([]byte, n)
	_, err = io.ReadFull(m.answers, message)
	return message, err
}

// result is what an answer brings: [1, number, error, {"value": …}], or the value alone.
func result(answer []byte) (json.RawMessage, error) {
	var refused *refusal
	var whole json.RawMessage
	if err := json.Unmarshal(answer, &[]any{new(int), new(int), &refused, &whole}); err != nil {
		return nil, err
	}
	var wrapped struct{ Value json.RawMessage }
	if json.Unmarshal(whole, &wrapped) == nil && wrapped.Value != nil {
		whole = wrapped.Value
	}
	return whole, refused.err()
}
