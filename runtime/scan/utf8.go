package scan

import "unicode/utf8"

// validUTF8 is utf8.Valid, faster where most characters are Chinese: three bytes from E1 to EC, to which
// no exception applies.
func validUTF8(text []byte) bool {
	for i := 0; i < len(text); {
		switch b := text[i]; {
		case b < utf8.RuneSelf:
			for i++; i+8 <= len(text) && load(text, i)&highs == 0; {
				i += 8
			}
		case b-0xE1 < 0xEC-0xE1+1 && i+2 < len(text) && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80:
			i += 3
		default:
			r, size := utf8.DecodeRune(text[i:])
			if r == utf8.RuneError && size == 1 {
				return false
			}
			i += size
		}
	}
	return true
}
