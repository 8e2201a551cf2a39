// Package nearest finds what a mistyped word was probably meant to be: the one place
// of did-you-mean.
package nearest

import (
	"sort"
	"strings"
	"unicode"
)

// most is how many suggestions a reader still weighs.
const most = 3

// To lists the candidates that word was probably meant to be, likeliest first, at most
// three, none twice; empty when none is near. Candidates that are equally near keep their
// order. Typing `_` for `-`, another case of letters, and leaving off the end of a longer
// id (7-1 for 7-1a) are half a mistake; two letters swapped are one.
func To(word string, candidates []string) []string {
	limit := tolerance(word)
	var found []scored
	seen := map[string]bool{}
	for _, c := range candidates {
		if seen[c] || c == word || tooFar(word, c, limit) {
			continue
		}
		seen[c] = true
		if cost := cost(word, c); cost <= limit {
			found = append(found, scored{c, cost})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].cost < found[j].cost })
	return words(found[:min(len(found), most)])
}

// Costs are counted in halves of a mistake.
const (
	half  = 1
	whole = 2
)

type scored struct {
	word string
	cost int
}

func words(list []scored) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.word
	}
	return out
}

// tolerance grows with the word: a short one is near to everything.
func tolerance(word string) int {
	switch n := len([]rune(word)); {
	case n < 2:
		return half
	case n < 6:
		return whole
	case n < 12:
		return 2 * whole
	}
	return 3 * whole
}

// tooFar spares the distance where the lengths alone exclude it. Bytes are compared
// first since most candidates fail already there.
func tooFar(a, b string, limit int) bool {
	gap := len(a) - len(b)
	if gap < 0 {
		gap = -gap
	}
	return gap > 4*(limit/whole+1)
}

func cost(word, candidate string) int {
	if extends(word, candidate) || strings.EqualFold(word, candidate) {
		return half
	}
	return distance([]rune(word), []rune(candidate))
}

// extends holds for an id that only lacks its last letter or digit.
func extends(word, candidate string) bool {
	return strings.HasPrefix(candidate, word) && len(candidate) == len(word)+1
}

// distance is the optimal string alignment distance in halves: insertions, deletions,
// substitutions and swaps of neighbours, no stretch edited twice.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j * whole
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i * whole
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j]+whole, row[j-1]+whole, last[j-1]+substitution(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+whole)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

func substitution(a, b rune) int {
	switch {
	case a == b:
		return 0
	case dash(a) && dash(b), unicode.ToLower(a) == unicode.ToLower(b):
		return half
	}
	return whole
}

func dash(r rune) bool { return r == '-' || r == '_' }
