// Package source holds a survey file's text and turns byte offsets into the
// places people and tools speak of: lines, columns, terminal cells.
//
// Everything behind this package counts in bytes of the decoded UTF-8 text; only
// here are they converted.
package source

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// File is one survey file, decoded to UTF-8 without a byte-order mark.
type File struct {
	Name     string
	Text     string
	Encoding Encoding // what the bytes were written in
	lines    []int    // byte offset of each line's first character
}

// New makes a File of text that is already UTF-8.
func New(name, text string) *File {
	f := &File{Name: name, Text: text, Encoding: UTF8, lines: []int{0}}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			f.lines = append(f.lines, i+1)
		}
	}
	return f
}

// Pos is a place as a person reads it: Line and Column count from 1, Column in
// characters (code points).
type Pos struct {
	Line, Column int
}

// Pos converts a byte offset; an offset outside the text is moved to its nearest end.
func (f *File) Pos(offset int) Pos {
	offset = max(0, min(offset, len(f.Text)))
	line := sort.SearchInts(f.lines, offset+1) - 1
	return Pos{Line: line + 1, Column: utf8.RuneCountInString(f.Text[f.lines[line]:offset]) + 1}
}

// Line returns the text of line n (from 1) without its line end, "" when there is none.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	return strings.TrimRight(f.Text[f.lines[n-1]:end], "\r\n")
}

// LineStart is the byte offset at which line n (from 1) begins.
func (f *File) LineStart(n int) int { return f.lines[max(0, min(n-1, len(f.lines)-1))] }

// Span is a stretch of one file: bytes Start up to, not including, End.
// The zero Span belongs to no file.
type Span struct {
	File       *File
	Start, End int
}

// Span makes a span of this file.
func (f *File) Span(start, end int) Span { return Span{File: f, Start: start, End: end} }

// Text is what the span covers.
func (s Span) Text() string {
	if s.File == nil {
		return ""
	}
	return s.File.Text[s.Start:s.End]
}

// Pos is where the span begins.
func (s Span) Pos() Pos {
	if s.File == nil {
		return Pos{}
	}
	return s.File.Pos(s.Start)
}

// To is the span from the start of s to the end of other.
func (s Span) To(other Span) Span { return Span{File: s.File, Start: s.Start, End: other.End} }

// Before is the empty span in front of s, where something is missing.
func (s Span) Before() Span { return Span{File: s.File, Start: s.Start, End: s.Start} }

// After is the empty span behind s.
func (s Span) After() Span { return Span{File: s.File, Start: s.End, End: s.End} }
