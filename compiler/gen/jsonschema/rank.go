package jsonschema

import "github.com/surveyc/surveyc/compiler/ir"

// placed says of a ranking that the place of an option lies within a span: every such place, in answers of every length.
// Validators in strict mode take a list of schemas by place only where the number of members is told.
func (y *sayer) placed(t ir.Func) func(span) *schema {
	item := t.Args[0].(ir.Value).Item
	code, without := int(t.Args[1].(ir.NumberConst).Value), t.Args[2].(ir.NumberConst).Value
	return func(s span) *schema {
		var ways []*schema
		for place := 1; place <= y.lastPlace(item); place++ {
			if s.holds(float64(place)) {
				ways = append(ways, y.atPlace(item, code, place)...)
			}
		}
		if s.holds(without) {
			ways = append(ways, hasCode(ir.HasCode{Item: item, Code: code}).no)
		}
		return anyOf(ways)
	}
}

// mostPlaces is how many places are written out at most.
const mostPlaces = 10

// lastPlace is how many places an answer has at most.
func (y *sayer) lastPlace(item string) int {
	d := &y.items[item].Domain
	if d.Max != nil {
		return min(len(d.Options), int(*d.Max))
	}
	return len(d.Options)
}

// atPlace are the answers with the code at a place, one schema for each number of marks.
func (y *sayer) atPlace(item string, code, place int) []*schema {
	shortest := place
	if fewest := y.items[item].Domain.Min; fewest != nil {
		shortest = max(place, int(*fewest))
	}
	var ways []*schema
	for n := shortest; n <= y.lastPlace(item); n++ {
		prefix := make([]*schema, n)
		for i := range prefix {
			prefix[i] = always
		}
		prefix[place-1] = &schema{Const: code}
		ways = append(ways, &schema{Type: "array", MinItems: &n, MaxItems: &n, PrefixItems: prefix})
	}
	return ways
}
