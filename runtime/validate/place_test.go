package validate_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/runtime/validate"
)

func TestPlaces(t *testing.T) {
	title := func(id string) string {
		return map[string]string{"members": "成员", "age": "年龄"}[id] + "(" + id + ")"
	}
	for place, want := range map[string][2]string{
		"":                        {"", "()"},
		"4-1":                     {"4-1", "(4-1)"},
		"8-4.5":                   {"8-4.5", "(8-4.5)"},
		"members[2].age":          {"age", "成员(members) 2 › 年龄(age)"},
		"members[2]":              {"members", "成员(members) 2"},
		"members[2].relation.6":   {"relation.6", "成员(members) 2 › (relation.6)"},
		"plots[1].crops[12].sown": {"sown", "(plots) 1 › (crops) 12 › (sown)"},
		"a]b[":                    {"a]b[", "(a]b[)"},
		"a[":                      {"a[", "(a[)"},
	} {
		assert.Equal(t, want[0], validate.ItemOf(place), place)
		assert.Equal(t, want[1], validate.Named(place, title), place)
	}
}
