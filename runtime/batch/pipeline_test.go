package batch_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/batch"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
	"github.com/surveyc/surveyc/surveys"
)

func repeated(text string, times int) io.Reader {
	return strings.NewReader(strings.Repeat(text, times))
}

// Lines that are long, too long, cut anywhere by the input, or without an end are what they are when read one by one.
func TestLinesOfAnyLength(t *testing.T) {
	text := func(n int) io.Reader {
		return io.MultiReader(strings.NewReader(`{"a":"`), repeated("村", n/3), strings.NewReader("\"}\n"))
	}
	inputs := map[string]func() io.Reader{
		"short":        func() io.Reader { return strings.NewReader("{\"a\":\"x\"}\n\n{}\n{\"a\":1}") },
		"bytewise":     func() io.Reader { return iotest.OneByteReader(strings.NewReader("{\"a\":\"x\"}\r\n \n{}\n{\"a\":1}")) },
		"data and end": func() io.Reader { return iotest.DataErrReader(strings.NewReader("{\"a\":\"x\"}\n{}")) },
		"long": func() io.Reader {
			return io.MultiReader(text(600_000), text(300_000), text(9), text(3_000_000), text(9))
		},
		"longest": func() io.Reader { return io.MultiReader(text(answers.MaxRecord-9), text(9), text(answers.MaxRecord-9)) },
		"too long": func() io.Reader {
			return io.MultiReader(text(9), text(answers.MaxRecord), text(9), strings.NewReader("{}\n"), text(3*answers.MaxRecord), strings.NewReader("{}\n{}"))
		},
		"too long at the end": func() io.Reader {
			return io.MultiReader(strings.NewReader("{}\n"), repeated("村", answers.MaxRecord/2))
		},
		"many": func() io.Reader { return repeated("{\"a\":\"村\"}\n{\"a\":\"\",\"_id\":\"r\"}\n", 100_000) },
		"UTF-16": func() io.Reader {
			return strings.NewReader("\xFF\xFE{\x00\"\x00a\x00\"\x00:\x00\"\x00\x51\x67\"\x00}\x00\n\x00{\x00}\x00")
		},
		"marked UTF-8": func() io.Reader { return strings.NewReader("\xEF\xBB\xBF{\"a\":\"x\"}\n{}") },
		"nothing":      func() io.Reader { return strings.NewReader("") },
	}
	for name, input := range inputs {
		t.Run(name, func(t *testing.T) {
			want := foundIn(t, linked(t), 1, oneByOne{answers.NewJSONL(input())})
			assert.Equal(t, want, foundIn(t, linked(t), 2, answers.NewJSONL(input())))
		})
	}
}

// What an input gave before it failed is checked, then its error comes.
func TestInputFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, text := range []string{"", "{}\n", "{}\n{\"a\":"} {
		n := 0
		b := batch.New(linked(t), catalogue.ZH, func(validate.Finding) error { n++; return nil })
		err := b.Check("f", answers.NewJSONL(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken))))
		require.ErrorIs(t, err, broken)
		assert.Equal(t, strings.Count(text, "{"), n)
	}
}

// A sink that fails ends the batch, however much is still to come.
func TestSinkFailsEarly(t *testing.T) {
	full := errors.New("the disk is full")
	b := batch.New(linked(t), catalogue.ZH, func(validate.Finding) error { return full })
	require.ErrorIs(t, b.Check("f", answers.NewJSONL(repeated("{}\n", 1_000_000))), full)
	assert.Equal(t, 1, b.Summary().Records)
}

// Short records in which all is missing make thousands of times what they are: no more of it is held than what a few thousand records make.
func TestMuchIsFound(t *testing.T) {
	result, err := compiler.Load(surveys.Files, surveys.Path("jdlk"))
	require.NoError(t, err)
	p, err := program.New(result.Survey)
	require.NoError(t, err)
	const records = 200_000
	n, most, before := 0, uint64(0), held()
	b := batch.New(p, catalogue.ZH, func(validate.Finding) error {
		if n++; n%100_000 == 0 {
			most = max(most, held())
		}
		return nil
	})
	b.Workers(2)
	require.NoError(t, b.Check("", answers.NewJSONL(repeated("{}\n", records))))
	require.Equal(t, records, b.Summary().Records)
	require.Greater(t, n, 20*records)
	assert.Less(t, most, before+64<<20)
}

// held is how many bytes are in use.
func held() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
