package catalogue

import "regexp"

// places finds the verbs of a format.
var places = regexp.MustCompile(`%(\[\d+\])?[a-z]`)
