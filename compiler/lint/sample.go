package lint

import (
	"regexp/syntax"
	"strings"
)

// sample is a text that a pattern is found in: of each part the first that will do.
func sample(pattern string) (text string, ok bool) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", false
	}
	var b strings.Builder
	write(&b, re.Simplify())
	return b.String(), b.Len() < 1000
}

func write(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		b.WriteRune(firstOf(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteString("某")
	case syntax.OpPlus, syntax.OpCapture:
		write(b, re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			write(b, sub)
		}
	case syntax.OpAlternate:
		write(b, re.Sub[0])
	}
}

// firstOf is the first digit or letter of a class, or its first rune.
func firstOf(class []rune) rune {
	for i := 0; i+1 < len(class); i += 2 {
		for _, r := range "0A某" {
			if class[i] <= r && r <= class[i+1] {
				return r
			}
		}
	}
	if len(class) == 0 {
		return '某'
	}
	return class[0]
}
