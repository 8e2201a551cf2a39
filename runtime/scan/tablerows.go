package scan

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// tableRows leads cells under heads such as members[1].age to the lanes of their rows. Where a row bears an answer, those before it do, too, and
// their columns come first: all else is odd.
type tableRows struct {
	block *columns.Block
	list  []tableRow       // the record, then the rows that there are columns of, each behind that which holds it
	at    map[tableRow]int // where they stand
	found []int            // those that bear an answer in the record at hand
	full  bool             // there is no room for a row
}

// tableRow is a row for which there are columns.
type tableRow struct {
	head, nr int // the slot of the group's head, and which of its rows it is
	in       int // what holds it, in tableRows.list
	lane     int // of the record at hand; none where it bears no answer
}

const none = -1

func newTableRows(b *columns.Block) tableRows {
	return tableRows{block: b, list: []tableRow{{}}, at: map[tableRow]int{}}
}

// of is the place in the list of the row that a column is of: 0 for the record.
func (t *tableRows) of(s *ir.Survey, column answers.Column) (at int) {
	for _, row := range column.Rows {
		at = t.place(tableRow{slotOf(s, row.Head), row.Nr, at, none})
	}
	return at
}

func (t *tableRows) place(row tableRow) int {
	at, known := t.at[row]
	if !known {
		at = len(t.list)
		t.list = append(t.list, row)
		t.at[row] = at
	}
	return at
}

func slotOf(s *ir.Survey, id string) int {
	for slot := range s.Items {
		if s.Items[slot].ID == id {
			return slot
		}
	}
	return none
}

// begin makes ready for a record.
func (t *tableRows) begin(lane int) {
	for _, at := range t.found {
		t.list[at].lane = none
	}
	t.found, t.full, t.list[0].lane = t.found[:0], false, lane
}

// lane is that of a row which bears an answer; false for what is odd.
func (t *tableRows) lane(at int) (lane int, ok bool) {
	row := &t.list[at]
	if row.lane != none {
		return row.lane, true
	}
	around, ok := t.lane(row.in)
	if !ok || t.block.Rows(row.head, around) != row.nr {
		return none, false
	}
	if lane, ok = t.block.AddRow(row.head, around); !ok {
		t.full = true
		return none, false
	}
	row.lane, t.found = lane, append(t.found, at)
	return lane, true
}

// end answers the heads of the groups whose rows bear answers.
func (t *tableRows) end() {
	for _, at := range t.found {
		if row := &t.list[at]; row.nr == 0 {
			t.block.SetRows(row.head, t.list[row.in].lane)
		}
	}
}
