// Package answers reads batches of answers: JSON, text tables and sheets of workbooks become records of
// typed values, one at a time.
//
// A Reader never holds more than the record it hands out, and what it hands out has limits:
// a line or row of at most MaxRecord bytes, MaxValues values and MaxDepth levels of nesting. What goes
// beyond them, or cannot be read at all, is a record with Malformed set, and the rest
// of the batch is still read.
//
// Nothing is judged here. A cell that is no date stays a String, a number that is too large
// becomes an infinity; whether that is an answer is for package validate to say.
package answers
