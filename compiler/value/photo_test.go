package value

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

var photos = map[string]bool{
	"001.jpg": true, "照片/第一户 001.JPEG": true, "a.b/c.d.png": true, "x.webp": true, "a..b.jpg": true,
	"data:image/jpeg;base64,/9j/": true, "data:image/png;base64,iVBORw==": true, "data:image/webp;base64,UklGRg0=": true,
	"": false, "001": false, ".jpg": false, "a.gif": false, "a.jpg.exe": false, "/etc/a.jpg": false, "../a.jpg": false, "a/../b.jpg": false, "a//b.jpg": false,
	"a/.jpg": false, ".a.jpg": false, "C:a.jpg": false, `a\b.jpg`: false, "a\n.jpg": false, "http://x/a.jpg": false, "<a>.jpg": false, "a.jpg ": false,
	"data:image/jpeg;base64,": false, "data:image/jpeg;base64,/9j": false, "data:image/jpeg;base64,/9j/=": false, "data:image/jpeg;base64,====": false,
	"data:image/jpeg;base64,A===": false, "data:image/jpeg;base64,AA=A": false, "data:image/jpeg;base64,AA =": false, "data:image/jpeg;base64,AA\n=": false,
	"data:image/svg+xml;base64,/9j/": false, "data:text/html;base64,/9j/": false, "data:image/jpeg,/9j/": false, "DATA:image/jpeg;base64,/9j/": false,
	"data:image/jpeg;base64,/9j/.jpg": false, "javascript:a.jpg": false,
}

func TestIsPhoto(t *testing.T) {
	pattern := regexp.MustCompile(PhotoPattern)
	for text, want := range photos {
		assert.Equal(t, want, IsPhoto(text), "%q", text)
		assert.Equal(t, want, pattern.MatchString(text), "the pattern says the same of %q", text)
	}
}

// Names that are made up at random are photos to both.
func TestIsPhotoFile(t *testing.T) {
	pattern, dice, found := regexp.MustCompile(PhotoPattern), rand.New(rand.NewPCG(1, 1)), 0
	parts := []string{"a", "照", ".", "/", "jpg", ".PNG", ".webp", "JPEG", ":", "\n", "\x7f", "\xff", "\\", "data:", " "}
	for range 20_000 {
		var name strings.Builder
		for range 1 + dice.IntN(6) {
			name.WriteString(parts[dice.IntN(len(parts))])
		}
		is := IsPhoto(name.String())
		assert.Equal(t, pattern.MatchString(name.String()), is, "%q", name.String())
		if is {
			found++
		}
	}
	assert.Greater(t, found, 200)
}

func TestPhotoName(t *testing.T) {
	assert.Equal(t, "image/png", PhotoName("data:image/png;base64,"+strings.Repeat("AAAA", 1000)))
	assert.Equal(t, "照片/001.jpg", PhotoName("照片/001.jpg"))
}
