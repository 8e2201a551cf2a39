package ir

import (
	"regexp"
	"strings"
)

// Gap stands in a text for an answer that is not there.
const Gap = "____"

// insertion is what may be one: {id} with an item's id, exactly. Any other brace is itself.
var insertion = regexp.MustCompile(`\{([^{}]*)\}`)

// Fill puts answers into a text: for each {id} of an item what answer says of it. answer tells of an id
// that is no item's that it is none, and it stays as it is written.
func Fill(text string, answer func(id string) (said string, isItem bool)) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return insertion.ReplaceAllStringFunc(text, func(written string) string {
		if said, ok := answer(written[1 : len(written)-1]); ok {
			return said
		}
		return written
	})
}

// Inserts lists the items that a text inserts, as often as it does.
func (s *Survey) Inserts(text string) []string {
	var ids []string
	Fill(text, func(id string) (string, bool) {
		if s.hasItem(id) {
			ids = append(ids, id)
		}
		return "", false
	})
	return ids
}

// Unfilled is a text of the survey as it stands before anything is answered.
func (s *Survey) Unfilled(text string) string {
	return Fill(text, func(id string) (string, bool) { return Gap, s.hasItem(id) })
}

func (s *Survey) hasItem(id string) bool {
	for i := range s.Items {
		if s.Items[i].ID == id {
			return true
		}
	}
	return false
}
