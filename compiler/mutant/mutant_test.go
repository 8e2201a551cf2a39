package mutant

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/source"
)

// Each clause draws exactly these slips.
func TestAll(t *testing.T) {
	for clause, want := range map[string]string{
		`skip goto 3 if 1 == ②`:                   `skip goto 2 if 1 == ②|skip goto 4 if 1 == ②|skip goto 3 unless 1 == ②|skip goto 3 if 2 == ②|skip goto 3 if 1 != ②|skip goto 3 if 1 == ③|skip goto 3 if 1 == ①`,
		`跳到 结束 如果 1≠①`:                            `跳到 4 如果 1≠①|跳到 结束 除非 1≠①|跳到 结束 如果 2≠①|跳到 结束 如果 1==①|跳到 结束 如果 1≠②`,
		`assert block a-1 "1 == ①" if 1 == ①`:     `assert warn a-1 "1 == ①" if 1 == ①|assert block a-1 "1 == ①" unless 1 == ①|assert block a-1 "1 == ①" if 2 == ①|assert block a-1 "1 == ①" if 1 != ①|assert block a-1 "1 == ①" if 1 == ②`,
		`校验 警告 warn “如果” 除非 1 == ① 且 2 <= 10.5`:   `校验 阻止 warn “如果” 除非 1 == ① 且 2 <= 10.5|校验 警告 warn “如果” 如果 1 == ① 且 2 <= 10.5|校验 警告 warn “如果” 除非 2 == ① 且 2 <= 10.5|校验 警告 warn “如果” 除非 1 != ① 且 2 <= 10.5|校验 警告 warn “如果” 除非 1 == ② 且 2 <= 10.5|校验 警告 warn “如果” 除非 1 == ① 或 2 <= 10.5|校验 警告 warn “如果” 除非 1 == ① 且 3 <= 10.5|校验 警告 warn “如果” 除非 1 == ① 且 2 < 10.5|校验 警告 warn “如果” 除非 1 == ① 且 2 > 10.5|校验 警告 warn “如果” 除非 1 == ① 且 2 <= 11.5`,
		`assert block z "m" if Q1 in {①} # 1 < 2`: `assert warn z "m" if Q1 in {①}|assert block z "m" unless Q1 in {①}|assert block z "m" if Q1 in {②}`,
	} {
		text := "survey t \"t\"\nquestion 1 \"a\" option ① \"x\" option ② \"y\" option ③ \"z\"\n  " + clause + "\nquestion 2 \"b\" number\nquestion 3 \"c\" text\nquestion 4 \"d\" text\n"
		if strings.Contains(clause, "2 <=") {
			text = strings.Replace(text, "\n  "+clause, "", 1) + clause + "\n"
		}
		assert.Equal(t, want, strings.Join(slipsOf(t, text), "|"), clause)
	}
}

func TestBounds(t *testing.T) {
	assert.Equal(t, []string{"2..30", "0..30", "1..31", "1..29", "0.5..", "-1.5.."},
		slipsOf(t, "survey t \"t\"\nquestion 1 \"a\" integer 1..30\nquestion 2 \"b\" number -0.5..\n"))
}

func slipsOf(t *testing.T, text string) []string {
	main := source.New("t.survey", text)
	r := compiler.Compile(main)
	require.NotNil(t, r.Survey, "%s\n%v", text, r.Diagnostics)
	var list []string
	for _, m := range All(r, main) {
		list = append(list, m.After)
		assert.Equal(t, text, strings.Replace(m.Text, m.After, m.Clause.Text(), 1))
	}
	return list
}
