package html

import (
	"maps"
	"slices"
)

// fold writes the objects in a survey as lists: the number of their shape in the list `shapes`, which counts from one, and what is
// not in the shape. A list is that with the number 0. form/unfold.ts reads it.
func fold(survey map[string]any) {
	f := &folder{shapes: []any{}, at: map[string]int{}}
	for _, name := range slices.Sorted(maps.Keys(survey)) {
		survey[name] = f.fold(survey[name])
	}
	survey["shapes"] = f.shapes
}

// folder keeps the shapes, and where each stands, by its JSON.
type folder struct {
	shapes []any
	at     map[string]int
}

func (f *folder) fold(part any) any {
	switch part := part.(type) {
	case []any:
		return f.list(0, part)
	case map[string]any:
		shape, members := shapeOf(part)
		return f.list(f.place(shape), members)
	}
	return part
}

func (f *folder) list(shape int, members []any) []any {
	list := []any{shape}
	for _, member := range members {
		list = append(list, f.fold(member))
	}
	return list
}

func (f *folder) place(shape []any) int {
	text := textOf(shape)
	if f.at[text] == 0 {
		f.shapes = append(f.shapes, shape)
		f.at[text] = len(f.shapes)
	}
	return f.at[text]
}

// shapeOf is what an object has in common with others, and its other members. First in the shape are the members that are the same
// in all, then the names of the others.
func shapeOf(object map[string]any) (shape, others []any) {
	same := map[string]any{}
	shape = []any{same}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if isOfFew(name, object[name]) {
			same[name] = object[name]
			continue
		}
		shape, others = append(shape, name), append(others, object[name])
	}
	return shape, others
}

// isOfFew tells whether a member is one of few that it can be.
func isOfFew(name string, value any) bool {
	_, isFlag := value.(bool)
	return isFlag || name == "op" || name == "kind"
}
