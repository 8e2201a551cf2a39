// Package syntax reads the text of a survey file into its tree.
//
// Parse goes through the text once, in five steps, each a file or two:
//
//	scan      characters become words, numbers, strings and marks (scan, char, quote)
//	cut       the words are cut into parts, each opened by a word like question or
//	          skip; no word is reserved, so what follows decides (cut, blank, misspelt)
//	read      each part is read by its grammar (form), and what is wrong with it is
//	          reported and mended so that the rest can be read (mend)
//	condition what stands behind if or unless is read by precedence (condition, operand)
//	build     the parts become the tree (build)
//
// Parsing never fails and never panics: whatever the text, there is a whole tree, and what
// could not be read is marked in it and reported, each mistake once at its place.
package syntax
