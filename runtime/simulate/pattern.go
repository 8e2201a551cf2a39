package simulate

import (
	"regexp/syntax"
	"strings"
)

// mostPattern bounds the text that is made for a pattern.
const mostPattern = 400

// matching is a text that a pattern is found in, as far as it can be made by going along it.
func matching(d *dice, pattern string) string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return ""
	}
	m := matcher{dice: d}
	m.write(re.Simplify())
	return m.String()
}

type matcher struct {
	*dice
	strings.Builder
}

func (m *matcher) write(re *syntax.Regexp) {
	if m.Len() > mostPattern {
		return
	}
	switch re.Op {
	case syntax.OpLiteral:
		m.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		m.WriteRune(m.of(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		m.WriteRune(pick(m.dice, []rune("甲乙丙丁戊")))
	case syntax.OpCapture:
		m.write(re.Sub[0])
	case syntax.OpStar:
		m.repeat(re.Sub[0], m.below(3))
	case syntax.OpPlus:
		m.repeat(re.Sub[0], 1+m.below(3))
	case syntax.OpQuest:
		m.repeat(re.Sub[0], m.below(2))
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			m.write(sub)
		}
	case syntax.OpAlternate:
		m.write(pick(m.dice, re.Sub))
	}
}

func (m *matcher) repeat(re *syntax.Regexp, n int) {
	for range n {
		m.write(re)
	}
}

// of is a rune of a class: of what is on a keyboard, where the class has some.
func (m *matcher) of(class []rune) rune {
	var usual []rune
	for i := 0; i+1 < len(class); i += 2 {
		for r := max(class[i], '0'); r <= min(class[i+1], 'z'); r++ {
			if '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r {
				usual = append(usual, r)
			}
		}
	}
	if len(usual) > 0 {
		return pick(m.dice, usual)
	}
	if len(class) < 2 {
		return '某'
	}
	at := 2 * m.below(len(class)/2)
	return class[at] + rune(m.below(int(min(class[at+1]-class[at], 50))+1))
}
