package engines

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// WebKit is the small browser that comes with WebKitGTK, on a display that nobody sees. It keeps nothing when it is closed.
func WebKit(t testing.TB) *Browser {
	t.Helper()
	driver := need(t, "WebKitWebDriver")
	browser, err := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	require.NoError(t, err)
	require.NotEmpty(t, browser, "the package of WebKitWebDriver brings it")
	address := freeAddress(t)
	_, port, _ := strings.Cut(address, ":")
	cmd := exec.Command(driver, "--port="+port)
	cmd.Env = append(os.Environ(), "DISPLAY="+display(t))
	require.NoError(t, cmd.Start())
	b := &Browser{cmd: cmd}
	t.Cleanup(b.Kill)
	wire := &overHTTP{base: "http://" + address}
	_, err = within(func() (*http.Response, error) { return http.Get(wire.base + "/status") })
	require.NoError(t, err)
	options := map[string]any{"binary": browser[0], "args": []string{"--automation"}}
	var session struct{ SessionID string }
	b.wire = wire
	require.NoError(t, json.Unmarshal(b.do(t, newSession, map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{"webkitgtk:browserOptions": options}}}), &session))
	wire.base += "/session/" + session.SessionID
	t.Cleanup(func() { _, _ = wire.send(command{"DELETE", "", ""}, nil) })
	b.do(t, timeouts, map[string]any{"script": 60_000})
	return b
}

// display is a screen that nobody sees.
func display(t testing.TB) string {
	cmd := exec.Command(need(t, "Xvfb"), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
	number, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(number).ReadString('\n')
	require.NoError(t, err)
	return ":" + strings.TrimSpace(line)
}

// freeAddress is where nobody listens.
func freeAddress(t testing.TB) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer listener.Close()
	return listener.Addr().String()
}

// overHTTP sends commands as W3C WebDriver has them.
type overHTTP struct{ base string }

func (w *overHTTP) send(c command, parameters map[string]any) (json.RawMessage, error) {
	path := c.path
	if strings.Contains(path, "%s") {
		path = fmt.Sprintf(path, parameters["id"])
	}
	request, err := http.NewRequest(c.method, w.base+path, nil)
	if c.method == "POST" {
		body, _ := json.Marshal(parameters)
		request, err = http.NewRequest(c.method, w.base+path, bytes.NewReader(body))
	}
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return nil, err
	}
	var refused refusal
	_ = json.Unmarshal(answer.Value, &refused) // most values are no refusal
	return answer.Value, refused.err()
}
