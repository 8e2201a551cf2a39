package html_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Objects that are alike are lists in the page, which name their members once. That the script reads them as Go wrote them is what
// all tests of its findings prove.
func TestObjectsThatAreAlikeNameTheirMembersOnce(t *testing.T) {
	s := newChecker(t, `survey t "t"
question a "a" option ① "yes" option ② "no" option ③ "?"
question b "b" integer 1..3 optional
question c "c" integer 1..4 optional
`).Survey
	assert.JSONEq(t, `{
		"id": "t", "ir": "1", "title": "t", "domains": [0], "predicates": [0], "properties": [0], "rules": [0],
		"items": [0,
			[1, [2, [0, [3, 1, "yes"], [3, 2, "no"], [3, 3, "?"]]], "a"],
			[4, [5, 3, 1], "b"],
			[4, [5, 4, 1], "c"]
		],
		"shapes": [
			[{}, "domain", "id"],
			[{"kind": "choice"}, "options"],
			[{}, "code", "text"],
			[{"optional": true}, "domain", "id"],
			[{"kind": "number", "integer": true}, "max", "min"]
		]
	}`, dataIn(written(t, s), "survey-ir"))
}
