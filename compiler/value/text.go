package value

import (
	"regexp"
	"unicode/utf8"
)

// TextForm is what a text must be like; its zero value asks for nothing.
type TextForm struct {
	Min, Max *float64 // the fewest and most characters (code points)
	Pattern  string   // found anywhere in it, in the syntax of SharedPattern
	Resident bool     // a resident id number
}

// Fits makes the test of the form. It panics on a Pattern that is none.
func (f TextForm) Fits() func(text string) bool {
	pattern := regexp.MustCompile(f.Pattern)
	return func(text string) bool {
		return f.hasLength(text) && pattern.MatchString(text) && (!f.Resident || ValidResidentID(text))
	}
}

func (f TextForm) hasLength(text string) bool {
	if f.Min == nil && f.Max == nil {
		return true
	}
	n := float64(utf8.RuneCountInString(text))
	return (f.Min == nil || n >= *f.Min) && (f.Max == nil || n <= *f.Max)
}
