package main

import (
	"io"
	"os"
	"runtime"

	"golang.org/x/term"
)

// terminal tells whether a person reads what is written to w as it comes.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// colourful tells whether w shows colours: a terminal whose user has not asked for none. The old
// console of Windows would show the codes.
func colourful(w io.Writer) bool {
	return terminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" &&
		(runtime.GOOS != "windows" || os.Getenv("WT_SESSION") != "")
}
