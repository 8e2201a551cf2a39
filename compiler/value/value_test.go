package value_test

import (
	"math"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/value"
)

func TestEqual(t *testing.T) {
	for _, c := range []struct {
		a, b  float64
		equal bool
	}{
		{0.1 + 0.2, 0.3, true}, {0, 1e-9, true}, {0, 1.1e-9, false}, {0, -1e-9, true}, {1e12, 1e12 + 1000, true}, {1e12, 1e12 + 1002, false},
		{-1e12, -1e12 - 1000, true}, {1, 1 + 0.9e-9, true}, {1, 1 + 3e-9, false}, {math.Copysign(0, -1), 0, true},
	} {
		assert.Equal(t, c.equal, value.Equal(c.a, c.b), "%v %v", c.a, c.b)
		assert.Equal(t, c.equal, value.Equal(c.b, c.a), "%v %v", c.b, c.a)
		assert.Equal(t, !c.equal && c.a < c.b, value.Less(c.a, c.b), "%v %v", c.a, c.b)
	}
}

func TestRound(t *testing.T) {
	for x, want := range map[float64]float64{
		0.5: 1, -0.5: -1, 1.5: 2, 2.5: 3, -2.5: -3, 0.49999999999999994: 0, -0.4: 0, 4503599627370497.5: 4503599627370498, 1e15: 1e15,
	} {
		assert.Equal(t, want, value.Round(x)+0, "%v", x)
	}
}

// 15 digits, half away from zero, from the shortest decimal.
func TestSignificant(t *testing.T) {
	for x, want := range map[float64]float64{
		0.1 + 0.2: 0.3, -0.1 - 0.2: -0.3, 1.1 * 1.1: 1.21, 1 - 0.9: 0.1, 1.0 / 3: 0.333333333333333, 2.0 / 3: 0.666666666666667, 100000000000000.5: 100000000000001,
		-100000000000000.5: -100000000000001, 99999999999999.95: 100000000000000, 999999999999999: 999999999999999, 1e15: 1e15, 1.0000000000000002e-7: 1e-7,
		123456789.12345678: 123456789.123457, 5e-324: 5e-324, 0: 0, math.Copysign(0, -1): 0, 8796093022208.125: 8796093022208.13,
	} {
		got := value.Significant(x)
		assert.Equal(t, want, got, "%v", x)
		assert.False(t, math.Signbit(got) && got == 0, "−0 is 0")
	}
}

func TestDates(t *testing.T) {
	for text, days := range map[string]int{"1970-01-01": 0, "1969-12-31": -1, "2000-02-29": 11016, "0001-01-01": -719162, "9999-12-31": 2932896} {
		got, ok := value.ParseDate(text)
		require.True(t, ok, text)
		assert.Equal(t, days, got, text)
		assert.Equal(t, text, value.FormatDate(got))
	}
	for _, text := range []string{"", "2020-4-13", "2020-04-31", "1900-02-29", "0000-01-01", "2020-13-01", "2020-00-10", "2020-01-00", "+020-01-01", "２020-01-0", "2020-01-01 "} {
		_, ok := value.ParseDate(text)
		assert.False(t, ok, text)
	}
}

func TestTimes(t *testing.T) {
	for text, minutes := range map[string]int{"00:00": 0, "08:30": 510, "23:59": 1439} {
		got, ok := value.ParseTime(text)
		require.True(t, ok, text)
		assert.Equal(t, minutes, got, text)
		got, ok = value.ParseDateTime("1970-01-02T" + text)
		require.True(t, ok, text)
		assert.Equal(t, 24*60+minutes, got, text)
	}
	for _, text := range []string{"", "8:30", "24:00", "23:60", "08:30:00", "0830", "08：30", "-8:30", "08:3", " 08:30"} {
		_, ok := value.ParseTime(text)
		assert.False(t, ok, text)
		_, ok = value.ParseDateTime("2020-04-13T" + text)
		assert.False(t, ok, text)
	}
	for _, text := range []string{"2020-04-13", "2020-04-13 08:30", "2020-02-30T08:30", "T08:30", "2020-04-13t08:30", "2020-04-13T08:30Z"} {
		_, ok := value.ParseDateTime(text)
		assert.False(t, ok, text)
	}
}

func TestResidentID(t *testing.T) {
	for text, valid := range map[string]bool{
		"11010519491231002X": true, "440524188001010014": true, "11010519491231002x": false, "110105194912310021": false,
		"110105194902300021": false, "1101051949123100": false, "1101051949123100２X": false, "": false,
	} {
		assert.Equal(t, valid, value.ValidResidentID(text), text)
	}
}

// Whatever stands in one place of a number, it is judged as the standard says it.
func TestResidentIDOneByteOff(t *testing.T) {
	for _, id := range []string{"11010519491231002X", "440524188001010014", "999999198106266531", "000000200002290009", "999999999912319990"} {
		for at := range id {
			for b := range 256 {
				text := id[:at] + string([]byte{byte(b)}) + id[at+1:]
				assert.Equal(t, isResidentID(text), value.ValidResidentID(text), "%q", text)
			}
		}
	}
}

var residentID = regexp.MustCompile("^[0-9]{17}[0-9X]$")

func isResidentID(text string) bool {
	if !residentID.MatchString(text) {
		return false
	}
	sum := 0
	for i, weight := range []int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += weight * int(text[i]-'0')
	}
	_, err := time.Parse("20060102", text[6:14])
	return err == nil && text[6:10] != "0000" && "10X98765432"[sum%11] == text[17]
}

var patternTexts = []string{"", "a", "ab", "aab", "abc", "A", "1", "12", "13812345678", "张三", "张", " ", "　", "\n", "a\nb", "\r", "x-y", "[", "]", "\\", "^", "$", "/", "{", "a{", "_", "é", "👨", "\u2028", "\ufffd", "b\ta", "X", "x", "K", "\u212a", "É", "aB"}

// A pattern in the shared syntax means in Go, once rewritten, what it meant as written. (That ECMAScript
// agrees is tested where there is an ECMAScript: compiler/gen/html.)
func TestPatterns(t *testing.T) {
	for _, pattern := range []string{
		"", "a", "^a", "a$", "^$", "^a$", "a|b", "^(a|b)+$", "(?:a)b", "(a)(b)", "a*", "a+?", "a??", "^a{2}b", "a{1,}", "a{0,1}b", "^.$", "^..$", ".", `\.`, `\d`, `^\D+$`, `\w`, `\W`,
		`\s`, `\S`, `\b`, `a\b`, `\Ba`, `[a-c]`, `[^a-c]`, `[\d_]`, `[^\d]`, `[\]\\^-]`, `[-a]`, `[a\-z]`, `^[一-龥]{1,2}$`, `\t`, `\n`, `\r`, `\x41`, `[\s\S]`, `[^\s\S]`, `\/`, `/`, `\{`, `a\{`, `\$`, `\^`,
		"a{", "[[]", "(|a)b", "^1[0-9]{10}$", "x-y", `x\-y`, "👨", "[👨a]", "(a*)*", "(?:)", "^|$", "[Xx]", "A|a", "^[aA][bB]", "(x|X)$", "[éÉ]", "[Kk]",
	} {
		shared, err := value.SharedPattern(pattern)
		require.NoError(t, err, pattern)
		samePattern(t, pattern, shared)
	}
}

func samePattern(t *testing.T, pattern, shared string) {
	written, err := regexp.Compile(pattern)
	require.NoError(t, err, pattern)
	rewritten, err := regexp.Compile(shared)
	require.NoError(t, err, "%s from %s", shared, pattern)
	for _, text := range patternTexts {
		assert.Equal(t, written.MatchString(text), rewritten.MatchString(text), "%q by %s from %s", text, shared, pattern)
	}
}

func TestPatternsNotShared(t *testing.T) {
	for _, pattern := range []string{
		"(", "[", "a**", "a++", "*", "(?=a)", "(?!a)", "(?<=a)", "(?<n>a)", "(?P<n>a)", "(?i)a", "(?i:a)", `\pL`, `\p{Han}`, `\P{L}`, `\Aa`, `a\z`, `\Qa\E`, `\C`, `\a`, `(a)\1`, `\u4e00`, `\cA`, `[^]`, `[]`,
		"[[:alpha:]]", `\x{41}`, "a{2}{3}", "a{1001}", "[z-a]", `\`, `a{1,2}+`, "(?#x)a", `\k<n>`, `\e`, "(?s).", `[\d-z`,
	} {
		_, err := value.SharedPattern(pattern)
		assert.ErrorIs(t, err, value.ErrPattern, pattern)
	}
}

// FuzzPattern: what is taken means the same as written. go test -fuzz FuzzPattern ./compiler/value
func FuzzPattern(f *testing.F) {
	for _, seed := range []string{"^a|b*$", `[^\d\-]{2,3}?`, `(?:\w|\s)+`, `\x7f[\x00-\x1f]`, `\\p`, `[\\]`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, pattern string) {
		if shared, err := value.SharedPattern(pattern); err == nil {
			samePattern(t, pattern, shared)
		}
	})
}

// What is written is read as what it was, before 1970 too.
func TestFormatDateTime(t *testing.T) {
	for _, text := range []string{"1970-01-01T00:00", "1969-12-31T23:59", "0001-01-01T00:00", "9999-12-31T23:59", "2020-04-13T08:05"} {
		minutes, ok := value.ParseDateTime(text)
		assert.True(t, ok, text)
		assert.Equal(t, text, value.FormatDateTime(minutes))
	}
}
