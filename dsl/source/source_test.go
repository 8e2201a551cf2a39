package source_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/surveyc/surveyc/dsl/source"
)

func TestPositions(t *testing.T) {
	f := source.New("test", "问卷 s\r\n  选项\n")
	for _, c := range []struct{ offset, line, column int }{
		{0, 1, 1}, {6, 1, 3}, {7, 1, 4}, {10, 2, 1}, {12, 2, 3}, {15, 2, 4}, {19, 3, 1}, {999, 3, 1}, {-1, 1, 1},
	} {
		assert.Equal(t, source.Pos{Line: c.line, Column: c.column}, f.Pos(c.offset), "offset %d", c.offset)
	}
	assert.Equal(t, "问卷 s", f.Line(1))
	assert.Equal(t, "  选项", f.Line(2))
	assert.Equal(t, "", f.Line(3))
	assert.Equal(t, "", f.Line(0))
	assert.Equal(t, "", f.Line(4))
	assert.Equal(t, 10, f.LineStart(2))
}

func TestSpans(t *testing.T) {
	f := source.New("test", "abcdef")
	s := f.Span(1, 3)
	assert.Equal(t, "bc", s.Text())
	assert.Equal(t, "bcde", s.To(f.Span(4, 5)).Text())
	assert.Equal(t, f.Span(1, 1), s.Before())
	assert.Equal(t, f.Span(3, 3), s.After())
	assert.Equal(t, "", source.Span{}.Text())
	assert.Equal(t, source.Pos{}, source.Span{}.Pos())
}

// TestDecode reads the same text in every encoding that editors save it in.
func TestDecode(t *testing.T) {
	const text = "survey s \"建档立卡贫困户①\"\r\n"
	le := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	for _, c := range []struct {
		name string
		data []byte
		want source.Encoding
	}{
		{"plain", []byte(text), source.UTF8},
		{"with a mark", []byte("\xEF\xBB\xBF" + text), source.UTF8},
		{"GB18030", encoded(t, simplifiedchinese.GB18030.NewEncoder().Bytes, text), source.GB18030},
		{"UTF-16LE", encoded(t, le.NewEncoder().Bytes, text), source.UTF16LE},
		{"UTF-16BE", encoded(t, be.NewEncoder().Bytes, text), source.UTF16BE},
		{"UTF-16LE without a mark", encoded(t, le.NewEncoder().Bytes, text)[2:], source.UTF16LE},
		{"UTF-16BE without a mark", encoded(t, be.NewEncoder().Bytes, text)[2:], source.UTF16BE},
	} {
		f, err := source.Decode(c.name, c.data)
		require.NoError(t, err, c.name)
		assert.Equal(t, text, f.Text, c.name)
		assert.Equal(t, c.want, f.Encoding, c.name)
	}
}

func encoded(t *testing.T, encode func([]byte) ([]byte, error), text string) []byte {
	data, err := encode([]byte(text))
	require.NoError(t, err)
	return data
}

func TestNotText(t *testing.T) {
	for _, data := range []string{"PK\x03\x04\xff\xff\xff\x00", "\xff\xfe\x00\xd8", "\x80\x81\xff"} {
		_, err := source.Decode("test", []byte(data))
		assert.ErrorIs(t, err, source.ErrNotText, "%q", data)
	}
}

// FuzzDecode: whatever the bytes, the result is text or an error.
// go test -fuzz FuzzDecode ./dsl/source
func FuzzDecode(f *testing.F) {
	f.Add([]byte("survey s \"x\""))
	f.Add([]byte("\xFF\xFEs\x00"))
	f.Add([]byte("\xB1\xED"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := source.Decode("fuzz", data)
		if err != nil {
			return
		}
		assert.Equal(t, file.Text, string([]rune(file.Text)), "text is valid UTF-8")
	})
}
