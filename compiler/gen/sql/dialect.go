package sql

import (
	"fmt"
	"strings"
)

// spelling is how an engine writes what engines write differently: expressions by name, in which $1, $2 … stand for what they are of.
// Wherever an argument stands more than once it is a column or a constant.
//
// An answer is a value of JSON (j), or null where there is none, and has a type (t): 'string', 'number', 'array', 'object',
// 'boolean', or null of nothing and of the null of JSON.
type spelling struct {
	words     map[string]string
	before    string            // what a script begins with
	fence     string            // what ends a step, so that the engine computes its columns once
	backslash bool              // whether a text writes \ and ' with a backslash
	patterns  map[string]string // what a pattern of the IR is written as, where not so: an end, an edge of a word, any character
}

var spellings = map[Dialect]*spelling{DuckDB: &duckDB, Postgres: &postgres, Spark: &spark, ClickHouse: &clickHouse}

// words are what every spelling has:
//
//	create            what the view begins with
//	key(id)           how pick and item say a key
//	given             a select from the table answers: row_name, raw (a text), answer (JSON, null where it cannot be read)
//	object(answer)    whether it is an object
//	all(keys)         columns that are of use to pick an item, "" for none
//	item(key, nr)     the answer to an item, as pick
//	itemType(j, nr, key) its type
//	path(id, id)      where a member of an answer is in the record, as key is where an answer is
//	pick(j, key, path) a member of an object
//	type(j, path)     its type
//	members(j)        how many members an object has
//	keys(answer)      the keys of an object, a row each
//	string(j)         a text, which it is
//	real(j)           a number, which it is, as a double; null where none is as large
//	truth(j)          true or false as a text
//	blank(j)          whether it is nothing, null, or a text or a list with nothing in it
//	marks(j, t)       a list of doubles; where it is none, null or the empty list
//	count(c, j, t)    how many there are, null where there is none
//	whole(c)          whether all are whole numbers
//	codes(list)       a list of constants
//	within(c, codes)  whether all are among them; overlap: whether any is; once(c): whether none is there twice
//	has(c, code)      whether one is there; place: where, from 1, null where not
//	parse(s)          a text of digits as a double
//	double(x)         a constant
//	trunc(x)          without its fraction
//	min, max          of two
//	add, sub, mul, div: null beyond the doubles; a divisor is not zero
//	length(s)         characters
//	matches(s, p)     whether a pattern is found
//	decimals(x)       a double below 10^15 in decimals
//	written(raw)      the number behind "_id" in a text of JSON
//	found(list, from) a select of record, nr, code: a row for each of the list that is not null
//	texts(list), at(list, nr): a list of texts, and one of it
var words = strings.Fields(`create key given object all item itemType path pick type members keys string truth real blank marks count whole codes within overlap once has place
	parse double trunc min max add sub mul div length matches decimals written found texts at`)

// createView begins a view that lasts.
const createView = "create or replace view findings as"

// say writes something in the words of the engine.
func (d *spelling) say(word string, args ...string) string {
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, fmt.Sprint("$", i+1), a)
	}
	text, ok := d.words[word]
	if !ok {
		panic("sql: no word " + word)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// quoted is a text of SQL.
func (d *spelling) quoted(s string) string {
	if d.backslash {
		return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
	}
	return "'" + strings.ReplaceAll(s, "'", "''") + "'"
}
