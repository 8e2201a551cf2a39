// Package records makes records to test engines with: for a survey, sound ones and spoilt ones, in masses,
// together with what the runtime finds in them. It is for tests alone; no program imports it.
//
// A Dice makes all choices. The same seed gives the same records, so that a failure can be had again.
// The tests of the generators run their engine (the form's script, validators of JSON Schema) on such a Batch,
// compare with a Checker, and Shrink a record on which the two differ. Groups is a random survey with repeated groups.
package records
