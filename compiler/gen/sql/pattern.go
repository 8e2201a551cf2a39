package sql

import (
	"regexp"
	"strings"
)

// patternPart finds what is more than one character in a pattern of the IR.
var patternPart = regexp.MustCompile(`\[\^?\\s\\S\]|\\x[0-9a-f]{2}|\\.|\[\^?(?:\\.|[^\]\\])*\]|\$`)

// pattern is a pattern of the IR as a text of the engine. The IR's have no classes but of single characters and ranges; what engines
// mean differently is the end of a text, the edge of a word, any character, and how a character is written by its number.
func (y *sayer) pattern(p string) string {
	return y.quoted(patternPart.ReplaceAllStringFunc(p, y.patternPart))
}

func (y *sayer) patternPart(part string) string {
	if other, ok := y.patterns[part]; ok {
		return other
	}
	if other, ok := y.patterns[`\x`]; ok && (part[0] == '[' || strings.HasPrefix(part, `\x`)) {
		return strings.ReplaceAll(part, `\x`, other)
	}
	return part
}

// Edges of a word of ASCII, where \b is one of all scripts.
const (
	wordEdge   = "(?:" + wordStart + "|" + wordEnd + ")"
	noWordEdge = "(?!" + wordStart + "|" + wordEnd + ")"
	wordStart  = "(?<![0-9A-Za-z_])(?=[0-9A-Za-z_])"
	wordEnd    = "(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])"
)
