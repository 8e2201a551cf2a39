// Package conformance is the table of what the language means: small surveys with records and the
// findings they draw, conditions with their truth, and mistakes with their diagnostics, as data in
// testdata/*.yaml, one topic a file. Any engine can be run against it; the tests here run
// the compiler and the runtime.
//
// A topic is a list of cases. A case has a survey and what is expected of it:
//
//	name:    what the case shows
//	survey:  the whole text; or
//	body:    the text behind a line `survey t "t"`, which is not counted in line numbers
//	errors:  lines and codes of the diagnostics, "2 E301", as they come; none means it compiles
//	records: for each record the findings "item code [rule] [(reason for which it is acknowledged)]" in order; where given, what they say, and the items (of
//	         those with a status that the case names) that are asked, passed, undetermined, those in rows as places,
//	         "members[2].age"; defaults are what is offered for items without an answer, "item=JSON"
//	holds:   for a record conditions that are true, false or unknown
//	refused: by code, conditions that draw exactly that code
//	items:   the ids of the compiled survey's items
//	texts:   of some items their text
package conformance
