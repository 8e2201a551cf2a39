package lint

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Household is the record that a model of the world stands for, without rows.
func Household(w *world.World) *answers.Record { return recordOf(w) }

// Shown writes an answer to an item of a kind as a person does.
func Shown(kind ir.Kind, v answers.Value) any { return shownAs(kind, v) }

// Text is one that a domain takes, as far as one is easily made.
func Text(d *ir.Domain) string { return sampleText(d) }

// Sample is a text that a pattern is found in, where one is easily made.
func Sample(pattern string) (text string, ok bool) { return sample(pattern) }
