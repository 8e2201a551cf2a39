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
	return append(b, '}')
}

// appendText writes a JSON string as encoding/json does without its escapes for HTML.
func appendText(b []byte, text string) []byte {
	b = append(b, '"')
	from := 0
	for i, r := range text {
		escape := escapeOf(r)
		if r == utf8.RuneError && text[i] != 0xEF {
			escape = `\ufffd`
		}
		if escape != "" {
			b = append(append(b, text[from:i]...), escape...)
			from = i + max(1, sizeOf(r, text[i]))
		}
	}
	return append(append(b, text[from:]...), '"')
}

func sizeOf(r rune, first byte) int {
	if r == utf8.RuneError && first != 0xEF {
		return 1
	}
	return utf8.RuneLen(r)
}

func escapeOf(r rune) string {
	switch {
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
