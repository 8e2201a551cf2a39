package ast

import "regexp"

// Braces finds what stands in {…} in a text.
var Braces = regexp.MustCompile(`\{([^{}]*)\}`)

// Respelt is t with other names in braces: spell says which; where it is not ok a name stays as it is written,
// whatever its dashes are.
func (t Text) Respelt(spell func(name string) (spelt string, ok bool)) Text {
	names := make([]string, 0, len(t.Braced))
	t.Value = Braces.ReplaceAllStringFunc(t.Value, func(written string) string {
		name := t.Braced[len(names)]
		spelt, ok := spell(name)
		if !ok {
			names = append(names, name)
			return written
		}
		names = append(names, spelt)
		return "{" + spelt + "}"
	})
	t.Braced = names
	return t
}
