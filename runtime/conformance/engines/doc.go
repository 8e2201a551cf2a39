// Package engines starts what runs outside Go in tests: scripts in Node, pages in Chromium, Firefox and WebKit. It is for tests alone; no program
// imports it.
//
// A machine that lacks one of them skips the test, but never where the variable CI is set.
package engines
