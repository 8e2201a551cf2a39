package jsonschema

import (
	"fmt"

	"github.com/surveyc/surveyc/compiler/ir"
)

// offers says which options must not be answered where others were. Where that hangs on what cannot be said,
// it says nothing.
func (y *sayer) offers() []*schema {
	var list []*schema
	for it := range y.own() {
		for _, h := range it.Domain.Hidden {
			if when, ok := y.formula(h.When); ok && when != never {
				list = append(list, &schema{If: when, Then: without(it, h.Codes)})
			}
		}
	}
	return list
}

// without is met by the records in which an item's answer bears none of these codes.
func without(it *ir.Item, codes []int) *schema {
	bears := oneOf(codes)
	if it.Domain.Kind == ir.Choices {
		bears = &schema{Type: "array", Contains: bears}
	}
	return &schema{Properties: members{{it.ID, not(bears)}}}
}

// unsaidOffers names the options of an item whose conditions cannot be said.
func (y *sayer) unsaidOffers(it *ir.Item) []string {
	var names []string
	for _, h := range it.Domain.Hidden {
		if !y.says(h.When) {
			names = append(names, fmt.Sprintf("option %s %v (line %d)", it.ID, h.Codes, it.Line))
		}
	}
	return names
}
