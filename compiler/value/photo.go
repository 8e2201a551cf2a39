package value

import (
	"regexp"
	"slices"
	"strings"
)

// MostPhoto is how many characters a photo has at most: a picture of about 500 KB.
const MostPhoto = 700_000

// PhotoPattern is found in every photo and nothing else: a data URL of a JPEG, PNG or WebP picture, or the name of a file
// with one, maybe with folders in front. No name is absolute, hidden, or leads upward. RE2 and ECMAScript read it alike.
const PhotoPattern = "^(?:" + picture + base64Digit + "{4})*(?:" + base64Digit + "{4}|" + base64Digit + "{3}=|" + base64Digit + "{2}==)|" + file + ")$"

const (
	picture     = "data:image/(?:jpeg|png|webp);base64,(?:"
	base64Digit = "[A-Za-z0-9+/]"
	letter      = `[^\x00-\x1f\x7f"*:<>?\\|/]`
	first       = `[^\x00-\x1f\x7f"*:<>?\\|/.]`
	file        = first + letter + "*(?:/" + first + letter + `*)*\.(?:[jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP])`
)

var pictureHead = regexp.MustCompile("^data:(image/(?:jpeg|png|webp));base64,")

// IsPhoto tells whether PhotoPattern is found in a text, and does so in one pass.
func IsPhoto(text string) bool {
	if !strings.HasPrefix(text, "data:") {
		return isPictureFile(text)
	}
	head := pictureHead.FindString(text)
	return head != "" && isBase64(text[len(head):])
}

var extensions = []string{"jpg", "jpeg", "png", "webp"}

func isPictureFile(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || !slices.Contains(extensions, strings.ToLower(name[dot+1:])) {
		return false
	}
	for part := range strings.SplitSeq(name[:dot], "/") {
		if part == "" || part[0] == '.' || !allLetters(part) {
			return false
		}
	}
	return true
}

func allLetters(part string) bool {
	for i := range len(part) {
		if b := part[i]; b < ' ' || b == 0x7f || strings.IndexByte(`"*:<>?\|`, b) >= 0 {
			return false
		}
	}
	return true
}

func isBase64(body string) bool {
	if len(body)%4 != 0 {
		return false
	}
	body = strings.TrimSuffix(strings.TrimSuffix(body, "="), "=")
	for i := range len(body) {
		if !isBase64Digit(body[i]) {
			return false
		}
	}
	return body != ""
}

func isBase64Digit(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '+' || b == '/'
}

// PhotoName is what to call a photo in a text: the name of its file, or the sort of picture.
func PhotoName(photo string) string {
	if m := pictureHead.FindStringSubmatch(photo); m != nil {
		return m[1]
	}
	return photo
}
