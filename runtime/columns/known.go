package columns

import (
	"reflect"
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
)

// known tells whether columns know all that bears on a record's findings in s. It looks at fields by name, so that one
// which comes into the IR later counts as not known until somebody has thought of it here.
func known(s *ir.Survey) bool {
	if len(s.Functions) > 0 || !only(*s, surveyFields) {
		return false
	}
	for i := range s.Items {
		if !knownItem(&s.Items[i]) {
			return false
		}
	}
	return !slices.ContainsFunc(s.Rules, func(r ir.Rule) bool { return !only(r, ruleFields) })
}

// knownItem: under a key of the record's own there may be an answer, or what the record says of itself.
func knownItem(it *ir.Item) bool {
	return only(*it, itemFields) && only(it.Domain, domainFields) && !slices.Contains(answers.OwnKeys, it.ID) &&
		hasShape(it.Domain.Kind) && slices.Contains(formats, it.Domain.Format) &&
		!slices.ContainsFunc(it.Domain.Options, func(o ir.Option) bool { return !only(o, optionFields) })
}

func hasShape(kind ir.Kind) bool {
	_, ok := shapes[kind]
	return ok
}

// only tells whether nothing is set in x but fields of these names.
func only(x any, fields []string) bool {
	v := reflect.ValueOf(x)
	for i := range v.NumField() {
		if !v.Field(i).IsZero() && !slices.Contains(fields, v.Type().Field(i).Name) {
			return false
		}
	}
	return true
}

var (
	formats      = []ir.Format{"", ir.ResidentID, ir.Phone, ir.Photo, ir.Time, ir.DateTime}
	surveyFields = []string{"IR", "ID", "Title", "Properties", "Sections", "Items", "Predicates", "Rules", "Languages", "Matrices"}
	ruleFields   = []string{"Name", "Item", "Severity", "Message", "Since", "Fires", "Line"}
	itemFields   = []string{"ID", "Section", "Text", "Note", "Unit", "Domain", "Optional", "Locked", "Shuffle", "Defaults", "Specify", "Compute", "Group", "Times", "Asked", "Passed", "Ask", "Skips", "Line"}
	domainFields = []string{"Kind", "Options", "Hidden", "Ordered", "Integer", "Min", "Max", "Pattern", "Format", "Expects", "None", "Type"}
	optionFields = []string{"Code", "Text", "Exclusive"}
)
