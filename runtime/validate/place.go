package validate

import "strings"

// Row is a row of a repeated group, as places name it: members[2].
type Row struct{ Head, Number string }

// Place takes apart what a Finding has as its Item: the rows that it is in, from the outermost, and the item there, "" where a row
// itself is meant. Of an item outside all groups there are no rows.
func Place(item string) (rows []Row, id string) {
	for {
		at := strings.IndexByte(item, '[')
		end := strings.IndexByte(item, ']')
		if at <= 0 || end < at { // [K] is a column without a head
			return rows, item
		}
		rows = append(rows, Row{item[:at], item[at+1 : end]})
		item = strings.TrimPrefix(item[end+1:], ".")
	}
}

// ItemOf is the item of a place in whichever row: age of members[2].age, members of members[2].
func ItemOf(place string) string {
	rows, id := Place(place)
	if id == "" && len(rows) > 0 {
		return rows[len(rows)-1].Head
	}
	return id
}

// Named is a place in words: the title and number of each row, then the name of the item.
func Named(place string, name func(id string) string) string {
	rows, id := Place(place)
	parts := make([]string, 0, len(rows)+1)
	for _, row := range rows {
		parts = append(parts, name(row.Head)+" "+row.Number)
	}
	if id != "" || len(rows) == 0 {
		parts = append(parts, name(id))
	}
	return strings.Join(parts, " › ")
}
