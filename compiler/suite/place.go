package suite

import (
	"strconv"

	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/validate"
)

// answerAt is the answer at a place of a record: "age", in a row "members[2].age".
func answerAt(r *answers.Record, place string) answers.Value {
	rows, id := validate.Place(place)
	at := answers.Row(r.Fields...)
	for _, row := range rows {
		list := at.Member(row.Head).List
		nr, err := strconv.Atoi(row.Number)
		if err != nil || nr < 1 || nr > len(list) {
			return answers.Value{}
		}
		at = list[nr-1]
	}
	return at.Member(id)
}
