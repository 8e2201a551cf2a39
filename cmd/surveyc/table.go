package main

import (
	"io"
	"strings"

	"github.com/mattn/go-runewidth"
)

// columns measures text in terminal columns: a Chinese character takes two.
var columns = &runewidth.Condition{}

// writeTable writes rows in aligned columns, the first to the right as numbers stand, with
// the first row as head.
func writeTable(w io.Writer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns.StringWidth(cell))
		}
	}
	for i, row := range rows {
		writeRow(w, row, widths)
		if i == 0 {
			writeRow(w, rule(widths), widths)
		}
	}
}

func writeRow(w io.Writer, row []string, widths []int) {
	line := "  " + columns.FillLeft(row[0], widths[0])
	for i, cell := range row[1:] {
		line += "  " + columns.FillRight(cell, widths[i+1])
	}
	_, _ = io.WriteString(w, strings.TrimRight(line, " ")+"\n")
}

func rule(widths []int) []string {
	row := make([]string, len(widths))
	for i, width := range widths {
		row[i] = strings.Repeat("-", min(width, 60))
	}
	return row
}

// clip cuts text to that many columns.
func clip(text string, width int) string { return columns.Truncate(text, width, "…") }
