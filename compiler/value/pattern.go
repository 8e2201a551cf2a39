package value

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

// ErrPattern is returned for a pattern that is not in the syntax that RE2 and ECMAScript share.
var ErrPattern = errors.New("not in the shared pattern syntax")

// onlyRE2 finds what Go reads in a pattern and ECMAScript does not.
var onlyRE2 = regexp.MustCompile(`\\[pPQECAzaX]|\(\?[^:]|\[\[:|\\x\{|[*+?}]\+`)

// SharedPattern checks a pattern of `matches` and rewrites it so that Go's regexp and ECMAScript
// (with the u flag) find the same: what they disagree about (\s, ".") becomes character
// classes. The result uses only what both read alike.
func SharedPattern(pattern string) (string, error) {
	if onlyRE2.MatchString(strings.ReplaceAll(pattern, `\\`, "")) {
		return "", ErrPattern
	}
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return "", fmt.Errorf("%w: %v", ErrPattern, err)
	}
	var b strings.Builder
	writePattern(&b, re)
	return b.String(), nil
}

func writePattern(b *strings.Builder, re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpEmptyMatch:
		b.WriteString("(?:)")
	case syntax.OpNoMatch:
		b.WriteString(noChar)
	case syntax.OpLiteral:
		writeLiteral(b, re)
	case syntax.OpCharClass:
		writeClass(b, re.Rune)
	case syntax.OpAnyCharNotNL:
		b.WriteString(`[^\n]`)
	case syntax.OpAnyChar:
		b.WriteString(anyChar)
	case syntax.OpBeginText, syntax.OpBeginLine:
		b.WriteString("^")
	case syntax.OpEndText, syntax.OpEndLine:
		b.WriteString("$")
	case syntax.OpWordBoundary:
		b.WriteString(`\b`)
	case syntax.OpNoWordBoundary:
		b.WriteString(`\B`)
	case syntax.OpCapture:
		writeGroup(b, re.Sub[0])
	case syntax.OpStar:
		writeRepeat(b, re, "*")
	case syntax.OpPlus:
		writeRepeat(b, re, "+")
	case syntax.OpQuest:
		writeRepeat(b, re, "?")
	case syntax.OpRepeat:
		writeRepeat(b, re, repeatRange(re))
	case syntax.OpConcat:
		writeSequence(b, re.Sub, "")
	case syntax.OpAlternate:
		b.WriteString("(?:")
		writeSequence(b, re.Sub, "|")
		b.WriteString(")")
	default:
		panic(fmt.Sprintf("value: no pattern for %v", re.Op))
	}
}

func writeSequence(b *strings.Builder, subs []*syntax.Regexp, between string) {
	for i, sub := range subs {
		if i > 0 {
			b.WriteString(between)
		}
		writePattern(b, sub)
	}
}

func writeGroup(b *strings.Builder, re *syntax.Regexp) {
	b.WriteString("(?:")
	writePattern(b, re)
	b.WriteString(")")
}

func writeRepeat(b *strings.Builder, re *syntax.Regexp, times string) {
	writeGroup(b, re.Sub[0])
	b.WriteString(times)
}

func repeatRange(re *syntax.Regexp) string {
	switch re.Max {
	case -1:
		return fmt.Sprintf("{%d,}", re.Min)
	case re.Min:
		return fmt.Sprintf("{%d}", re.Min)
	}
	return fmt.Sprintf("{%d,%d}", re.Min, re.Max)
}

// writeLiteral writes characters. Go's parser makes of [Xx] the literal x in either case.
func writeLiteral(b *strings.Builder, re *syntax.Regexp) {
	for _, r := range re.Rune {
		if re.Flags&syntax.FoldCase != 0 && unicode.SimpleFold(r) != r {
			writeClass(b, bothCases(r))
		} else {
			writeRune(b, r, `\^$.*+?()[]{}|/`)
		}
	}
}

// bothCases are the ranges of all forms of a letter.
func bothCases(r rune) []rune {
	ranges := []rune{r, r}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		ranges = append(ranges, f, f)
	}
	return ranges
}

// writeClass writes ranges; one that reaches the last code point is written negated, since
// both engines then mean "any other character".
func writeClass(b *strings.Builder, ranges []rune) {
	toLast := len(ranges) > 0 && ranges[0] == 0 && ranges[len(ranges)-1] == unicode.MaxRune
	switch {
	case len(ranges) == 0:
		b.WriteString(noChar)
	case toLast && len(ranges) == 2:
		b.WriteString(anyChar)
	case toLast:
		writeRanges(b, "[^", gaps(ranges))
	default:
		writeRanges(b, "[", ranges)
	}
}

// Every character and none, in words that both engines read.
const (
	anyChar = `[\s\S]`
	noChar  = `[^\s\S]`
)

func writeRanges(b *strings.Builder, open string, ranges []rune) {
	b.WriteString(open)
	for i := 0; i < len(ranges); i += 2 {
		writeRune(b, ranges[i], `\]^-[`)
		if ranges[i+1] > ranges[i] {
			b.WriteString("-")
			writeRune(b, ranges[i+1], `\]^-[`)
		}
	}
	b.WriteString("]")
}

// gaps are the ranges between the ranges of a class that covers both ends.
func gaps(ranges []rune) []rune {
	var out []rune
	for i := 1; i+1 < len(ranges); i += 2 {
		out = append(out, ranges[i]+1, ranges[i+1]-1)
	}
	return out
}

func writeRune(b *strings.Builder, r rune, special string) {
	switch {
	case strings.ContainsRune(special, r):
		b.WriteRune('\\')
		b.WriteRune(r)
	case r < ' ' || r == 0x7F:
		fmt.Fprintf(b, `\x%02x`, r)
	default:
		b.WriteRune(r)
	}
}
