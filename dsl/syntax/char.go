package syntax

import (
	"unicode"
	"unicode/utf8"

	"github.com/surveyc/surveyc/dsl/source"
)

// fold maps a character of full width, or one that stands for another throughout the
// language, to the one meant.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		return r
	}
	if r >= 0xFF01 && r <= 0xFF5E {
		r -= 0xFEE0
	}
	if meant, ok := sameAs[r]; ok {
		return meant
	}
	return r
}

// sameAs lists characters that are read as another.
var sameAs = withDashes(map[rune]rune{'、': ',', '《': '<', '》': '>'})

func withDashes(same map[rune]rune) map[rune]rune {
	for _, dash := range source.Dashes {
		same[dash] = '-'
	}
	return same
}

// isBlank holds for whatever separates words and is otherwise nothing: blanks of any
// width, those of no width, and line ends.
func isBlank(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	switch r {
	case 0x85, 0x180E, 0x200B, 0x200C, 0x200D, 0x2028, 0x2029, 0x2060, 0xFEFF:
		return true
	}
	return unicode.Is(unicode.Zs, r)
}

func isLetter(folded rune) bool {
	return folded == '_' || folded == '〇' || unicode.IsLetter(folded)
}

func isDigit(folded rune) bool { return folded >= '0' && folded <= '9' }

func isASCIILetter(folded rune) bool {
	return folded >= 'a' && folded <= 'z' || folded >= 'A' && folded <= 'Z'
}

// inName holds for what may follow the first letter of a name, dashes aside.
func inName(folded rune) bool {
	return isLetter(folded) || unicode.IsMark(folded) || unicode.IsDigit(folded)
}

// circled is the number in a circle, 0 for any other character. The language uses those
// up to ⑳; the rest is recognised to say so.
func circled(r rune) int {
	switch {
	case r >= '①' && r <= '⑳':
		return int(r-'①') + 1
	case r >= '㉑' && r <= '㉟':
		return int(r-'㉑') + 21
	case r >= '㊱' && r <= '㊿':
		return int(r-'㊱') + 36
	}
	return 0
}

const lastCircled = 20

// isInvisible holds for characters that change how text is shown without being seen.
func isInvisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.IsControl(r)
}

// mistaken lists characters that people write where the language has another.
var mistaken = map[rune]string{
	'≦': "<=", '≧': ">=", '〈': "<", '〉': ">", '·': "*", '∗': "*", '•': "*", '∕': "/", '⁄': "/",
	'[': "{", ']': "}", '〔': "{", '〕': "}", '【': "{", '】': "}", '〖': "{", '〗': "}",
	'～': "..", '~': "..", '…': "..", '⋯': "..", '〜': "..",
	'─': "-", '━': "-", '﹣': "-", '⸺': "-", '﹘': "-", '⁃': "-", '˗': "-",
	'∧': "and", '∨': "or", '¬': "not", '&': "and", '|': "or", '!': "not",
}

// misquotes are marks that people put around a text and that the language does not use,
// each with those that may close it.
var misquotes = map[rune]string{
	'”': "“”\"＂", '」': "「」", '\'': "'’‘", '‘': "’‘'", '’': "’‘'", '『': "』『", '』': "』『", '«': "»", '`': "`'",
	'〝': "〞", '〞': "〞〝", '„': "“”", '‟': "”",
}
