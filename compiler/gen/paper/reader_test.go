package paper_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler/ir"
)

// condition reads what the form says in words.
func (p printedPage) condition(t *testing.T, own, text string) ir.Formula {
	t.Helper()
	r := &sentenceReader{t: t, page: p, own: own, whole: text, rest: text}
	f := r.formula()
	require.Empty(t, r.rest, "left of %s", text)
	return f
}

type sentenceReader struct {
	t           *testing.T
	page        printedPage
	own         string
	whole, rest string
}

func (r *sentenceReader) take(word string) bool {
	rest, ok := strings.CutPrefix(r.rest, word)
	r.rest = rest
	return ok
}

func (r *sentenceReader) match(re *regexp.Regexp) string {
	m := re.FindStringSubmatch(r.rest)
	require.NotNil(r.t, m, "%q at %q", r.whole, r.rest)
	r.rest = r.rest[len(m[0]):]
	return m[1]
}

func (r *sentenceReader) formula() ir.Formula {
	list := r.several()
	for r.take("，或") {
		list = append(list, r.several()...)
	}
	if len(list) == 1 {
		return list[0]
	}
	return ir.Or{Of: list}
}

// several reads the values that an item may be equal to: 等于3或4.
func (r *sentenceReader) several() []ir.Formula {
	list := []ir.Formula{r.all()}
	for r.take("或") {
		equal := list[0].(ir.Holds).Test.(ir.Compare)
		equal.Right = r.term()
		list = append(list, ir.Holds{Test: equal, Is: true})
	}
	return list
}

func (r *sentenceReader) all() ir.Formula {
	list := []ir.Formula{r.atom()}
	for r.take("，且") {
		list = append(list, r.atom())
	}
	if len(list) == 1 {
		return list[0]
	}
	return ir.And{Of: list}
}

func (r *sentenceReader) atom() ir.Formula {
	switch {
	case r.take("（"):
		f := r.formula()
		require.True(r.t, r.take("）"), r.whole)
		return f
	case r.take("填了"):
		return ir.Answered{Item: r.item()}
	case r.take("没填"):
		return ir.Unanswered{Item: r.item()}
	case strings.HasPrefix(r.rest, "填") || strings.HasPrefix(r.rest, "选了") || strings.HasPrefix(r.rest, "没选"):
		return r.marks(r.own)
	}
	return r.comparison()
}

var quoted = regexp.MustCompile(`^“([^”]*)”`)

// item reads what an item is called.
func (r *sentenceReader) item() string {
	if r.take("本题") {
		return r.own
	}
	name := r.match(quoted)
	if id := r.page.ids[name]; id != "" {
		return id
	}
	for code := 1; code <= 20; code++ {
		if of, ok := strings.CutSuffix(name, ir.CodeText(code)); ok && r.page.ids[of] != "" {
			return r.page.ids[of] + "." + strconv.Itoa(code)
		}
	}
	r.t.Fatalf("nothing on the page is called %s, in %s", name, r.whole)
	return ""
}

func (r *sentenceReader) marks(item string) ir.Formula {
	switch {
	case r.take("填的不是"):
		return ir.Holds{Test: ir.CodeIn{Item: item, Codes: r.codes()}}
	case r.take("填"):
		return ir.Holds{Test: ir.CodeIn{Item: item, Codes: r.codes()}, Is: true}
	case r.take("选了"):
		return ir.Holds{Test: ir.HasCode{Item: item, Code: r.codes()[0]}, Is: true}
	}
	require.True(r.t, r.take("没选"), "%q at %q", r.whole, r.rest)
	return ir.Holds{Test: ir.HasCode{Item: item, Code: r.codes()[0]}}
}

func (r *sentenceReader) codes() []int {
	list := []int{r.code()}
	for r.take("或") {
		list = append(list, r.code())
	}
	return list
}

func (r *sentenceReader) code() int {
	text := r.match(quoted)
	for code := range 100 {
		if ir.CodeText(code) == text {
			return code
		}
	}
	r.t.Fatalf("no code: %s", text)
	return 0
}

func (r *sentenceReader) comparison() ir.Formula {
	left := r.term()
	if of, ok := left.(ir.Value); ok {
		switch {
		case r.take("是拒答"):
			return ir.None{Item: of.Item, Kind: ir.Refused, Is: true}
		case r.take("不是拒答"):
			return ir.None{Item: of.Item, Kind: ir.Refused}
		case r.take("是不知道"):
			return ir.None{Item: of.Item, Kind: ir.DontKnow, Is: true}
		case strings.HasPrefix(r.rest, "填") || strings.HasPrefix(r.rest, "选了") || strings.HasPrefix(r.rest, "没选"):
			return r.marks(of.Item)
		}
	}
	is := !r.take("不")
	for word, op := range map[string]ir.CompareOp{"等于": ir.Eq, "小于": ir.Lt, "大于": ir.Gt} {
		if r.take(word) {
			return ir.Holds{Test: ir.Compare{Op: op, Left: left, Right: r.term()}, Is: is}
		}
	}
	r.t.Fatalf("no comparison in %q at %q", r.whole, r.rest)
	return nil
}

var (
	dayWords    = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)`)
	numberWords = regexp.MustCompile(`^(-?\d+(?:\.\d+)?)`)
	theseWords  = regexp.MustCompile(`^“([^”]*)”这几个字`)
)

func (r *sentenceReader) term() ir.Term {
	left := r.operand()
	for word, op := range map[string]ir.ArithOp{"＋": ir.Add, "－": ir.Sub, "×": ir.Mul} {
		if r.take(word) {
			return ir.Arith{Op: op, Left: left, Right: r.operand()}
		}
	}
	return left
}

func (r *sentenceReader) operand() ir.Term {
	switch {
	case r.take("选中的个数（"):
		of := ir.Value{Item: r.item()}
		require.True(r.t, r.take("）"), r.whole)
		return ir.Func{Name: ir.Count, Args: []ir.Term{of}}
	case theseWords.MatchString(r.rest):
		return ir.TextConst{Value: r.match(theseWords)}
	case strings.HasPrefix(r.rest, "“"), strings.HasPrefix(r.rest, "本题"):
		return ir.Value{Item: r.item()}
	case dayWords.MatchString(r.rest):
		return ir.DateConst{Value: r.match(dayWords)}
	}
	x, err := strconv.ParseFloat(r.match(numberWords), 64)
	require.NoError(r.t, err)
	return ir.NumberConst{Value: x}
}
