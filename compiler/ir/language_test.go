package ir

import (
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTextsAreVisitedAsTheFormShowsThem(t *testing.T) {
	text := func(id string, section int) Item {
		return Item{ID: id, Section: section, Text: "题" + id, Domain: Domain{Kind: Text, Type: "text"}}
	}
	s := &Survey{
		ID: "s", Title: "问卷",
		Properties: []Property{{Key: "version", Value: "2020年"}, {Key: "source", Value: "通知"}},
		Sections:   []Section{{ID: "a", Title: "甲"}, {ID: "empty", Title: "空"}, {Title: "签名", Closing: true}},
		Items:      []Item{text("0", -1), text("1", 0), text("2", 0), text("date", 2)},
		Rules:      []Rule{{Name: "late", Item: "date", Message: "错"}, {Name: "r", Item: "1", Message: "误"}},
	}
	s.Items[1].Note, s.Items[1].Unit = "说明", "人"
	s.Items[1].Domain.Pattern, s.Items[1].Domain.Expects = "^a$", "小写"
	s.Items[2].Domain = Domain{Kind: Choice, Type: "choice", Options: []Option{{Code: 1, Text: "1"}, {Code: 2, Text: "二"}, {Code: 30, Text: "三十"}}}
	s.Items[3].Domain.Pattern, s.Items[3].Domain.Expects = "^b$", "^b$"
	var places []string
	s.EachText(func(place string, text *string) { places = append(places, place+"="+*text) })
	assert.Equal(t, []string{
		"survey=问卷", "survey source=通知", "0=题0", "section a=甲", "1=题1", "1 note=说明", "1 unit=人", "1 pattern=小写", "assert r=误",
		"2=题2", "2 ②=二", "2 30=三十", "section empty=空", "closing=签名", "date=题date", "assert late=错",
	}, places)
}

func TestInAnotherLanguage(t *testing.T) {
	s := sample()
	in, ok := s.In("en")
	require.True(t, ok)
	require.NoError(t, in.Validate())
	assert.Equal(t, "No", in.Items[0].Domain.Options[1].Text)
	assert.Equal(t, "None", in.Items[1].Domain.Options[1].Text, "a place of its own")
	assert.Equal(t, "{y} {1}", in.Items[6].Note)
	assert.Equal(t, "题1", in.Items[0].Text, "not translated")
	assert.Equal(t, sample(), s, "the survey itself is not touched, though items share lists of options")
	back, ok := in.In("bo")
	require.True(t, ok)
	assert.Equal(t, in.Items, back.Items, "what is not translated stays")
	_, ok = s.In("zh")
	assert.False(t, ok)
}

// TestNoTextIsForgotten: every text in the sample, which has every member that there is, is visited, and none of a
// survey in another language is shared with the survey itself.
func TestNoTextIsForgotten(t *testing.T) {
	s := sample()
	visited := map[*string]string{}
	s.EachText(func(place string, text *string) { visited[text] = place })
	eachString(reflect.ValueOf(s).Elem(), func(text *string) {
		if strings.ContainsFunc(*text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			assert.NotEmpty(t, visited[text], *text)
		}
	})
	before := encoded(t, s)
	s.withOwnTexts().EachText(func(_ string, text *string) {
		assert.Empty(t, visited[text], *text)
		*text = "x"
	})
	assert.Equal(t, before, encoded(t, s))
}

// eachString visits the strings in a survey that may be texts of it.
func eachString(v reflect.Value, visit func(*string)) {
	switch v.Interface().(type) {
	case Formula, Term, Language, Property: // constants and patterns; translations; data
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "Pattern" {
				eachString(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachString(v.Elem(), visit)
		}
	case reflect.String:
		if text, ok := v.Addr().Interface().(*string); ok {
			visit(text)
		}
	}
}
