package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestScan shows each text with its tokens in canonical form, one blank between two.
func TestScan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"4 4-1 7-1a 8-4.5 1a.5 4.5 Q4.5", "number:4 id:4-1 id:7-1a id:8-4.5 id:1a.5 number:4.5 word:Q4.5"},
		{"4—1 4——1 4–1 4－1 4―1 4−1 4‐1 4‑1", strings.TrimSpace(strings.Repeat("id:4-1 ", 8))},
		{"a—b a——b a-1 a- b a -b a--b", "word:a-b word:a-b word:a-1 word:a op:- word:b word:a op:- word:b word:a op:- op:- word:b"},
		{"４－１　ｉｎｃｏｍｅ＿１　＂x＂", "id:4-1 word:income_1 string:x"},
		{"1..30 0.. ..100 1。。30 １．．３ -5.5..-1", "number:1 dots number:30 number:0 dots dots number:100 number:1 dots number:30 number:1 dots number:3 op:- number:5.5 dots op:- number:1"},
		{"4and 4且 1aand 7-1aor 4a月 4abc", "number:4 and number:4 word:且 id:1a and id:7-1a or id:4a word:月 number:4 word:abc"},
		{"①②⑳", "code:1 code:2 code:20"},
		{"“a“b”c” 「a「b」」 \"a”b\" “a\"b” ＂a\"", "string:a“b”c string:a「b」 string:a”b string:a\"b string:a"},
		{"a#b\nc//d\nｅ＃ｆ\nｇ／／ｈ", "word:a word:c word:e word:g"},
		{"== ＝＝ != ！＝ ≠ <= ≤ ＜＝ 《 》 >= × ÷ ＋ （ ） ｛ ｝", "op:== op:== op:!= op:!= op:!= op:<= op:<= op:<= op:< op:> op:>= op:* op:/ op:+ ( ) { }"},
		{"a,b，c、d；e;f", "word:a , word:b , word:c , word:d , word:e , word:f"},
		{"年龄\u200b收入\ufeff\u3000\u00a0人口", "word:年龄 word:收入 word:人口"},
		{"二〇二〇年 éa_9٣", "word:二〇二〇年 word:éa_9٣"},
		{"\"# // {\" ''", "string:# // { string:"},
	} {
		var got []string
		for _, token := range scanned(c.text) {
			got = append(got, shown(token))
		}
		assert.Equal(t, c.want, strings.Join(got, " "), c.text)
	}
}

func shown(t Token) string {
	names := map[Kind]string{Word: "word", ID: "id", Number: "number", Circled: "code", String: "string", Op: "op"}
	switch {
	case t.Kind == Dots:
		return "dots"
	case t.Kind >= firstKeyword && t.Text != t.Keyword:
		return "word:" + t.Text
	case names[t.Kind] == "":
		return t.Text
	}
	return fmt.Sprintf("%s:%s", names[t.Kind], t.Text)
}

// TestPlaces: the tokens of a text lie in it in order, each where its text stands.
func TestPlaces(t *testing.T) {
	const text = "问题 4——1 “在校”  整数１..30"
	var got []string
	end := 0
	for _, token := range scanned(text) {
		assert.LessOrEqual(t, end, token.Start)
		end = token.End
		got = append(got, text[token.Start:token.End])
	}
	assert.Equal(t, []string{"问题", "4——1", "“在校”", "整数１", "..", "30"}, got)
}
