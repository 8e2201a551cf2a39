// Package jsonschema writes a survey as a JSON Schema (2020-12) that accepts exactly the
// records that the runtime does not block, each by itself.
//
// It reads in ajv's strict mode and in any other validator that follows the standard: every
// keyword stands with the type it is about, and no format or unknown keyword is used. Numbers are taken
// as IEEE doubles; keys that no item bears are let through, as they only warn.
//
// Two limits are ajv's. An item called like a member that every JavaScript object inherits
// (constructor, toString) needs its option ownProperties; more than about a thousand questions need allErrors, without
// which it nests its code too deep.
//
// What JSON Schema has no words for (sums of several answers, check digits, functions of
// the embedding program) is listed in the root's $comment: a rule by its name, a skip and a condition of
// being asked by its item and line. Of a question whose being asked hangs on such a one, only
// the form of its answer is checked.
package jsonschema

import (
	"fmt"
	"io"

	"github.com/go-json-experiment/json"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/layout"
)

// Write writes the schema of s, laid out for people. The same survey gives the same bytes.
func Write(w io.Writer, s *ir.Survey) error {
	text, err := json.Marshal(document(s))
	if err == nil {
		err = layout.Write(w, text)
	}
	if err != nil {
		return fmt.Errorf("jsonschema: %w", err)
	}
	return nil
}
