package validate

import (
	"strconv"
	"unicode/utf8"
)

// AppendJSON appends the finding as a line of `surveyc check --format jsonl`, without its end.
func (f *Finding) AppendJSON(b []byte) []byte {
	b = appendText(append(b, `{"record":`...), f.Record)
	b = appendText(append(b, `,"item":`...), f.Item)
	b = appendText(append(b, `,"code":`...), string(f.Code))
	if f.Rule != "" {
		b = appendText(append(b, `,"rule":`...), f.Rule)
	}
	b = appendText(append(b, `,"severity":`...), string(f.Severity))
	b = appendText(append(b, `,"message":`...), f.Message)
	if f.File != "" {
		b = appendText(append(b, `,"file":`...), f.File)
	}
	if f.Row != 0 {
		b = strconv.AppendInt(append(b, `,"row":`...), int64(f.Row), 10)
	}
	if f.Cell != "" {
		b = appendText(append(b, `,"cell":`...), f.Cell)
	}
	if f.Acknowledged != "" {
		b = appendText(append(b, `,"acknowledged":`...), f.Acknowledged)
	}
	return append(b, '}')
}

// appendText writes a JSON string as encoding/json does without its escapes for HTML.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(text); {
		if plain[text[i]] {
			i++
			continue
		}
		if isChinese(text[i:]) {
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if escape := escapeOf(r, size); escape != "" {
			b = append(append(b, text[from:i]...), escape...)
			from = i + size
		}
		i += size
	}
	return append(append(b, text[from:]...), '"')
}

// isChinese tells whether a text begins with a character of three bytes from E3 to EC, as most Chinese ones are, to which no exception applies.
func isChinese(text string) bool {
	return len(text) >= 3 && text[0]-0xE3 <= 0xEC-0xE3 && text[1]&0xC0 == 0x80 && text[2]&0xC0 == 0x80
}

// plain are the bytes that stand for themselves.
var plain = func() (is [256]bool) {
	for b := ' '; b < utf8.RuneSelf; b++ {
		is[b] = b != '"' && b != '\\'
	}
	return is
}()

func escapeOf(r rune, size int) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return `\ufffd`
	case r == '"':
		return `\"`
	case r == '\\':
		return `\\`
	case r == '\u2028':
		return `\u2028`
	case r == '\u2029':
		return `\u2029`
	case r < ' ':
		return controls[r]
	}
	return ""
}

// controls are the escapes of control characters.
var controls = func() (list [' ']string) {
	for r := range list {
		list[r] = `\u00` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15])
	}
	list['\b'], list['\f'], list['\n'], list['\r'], list['\t'] = `\b`, `\f`, `\n`, `\r`, `\t`
	return list
}()
