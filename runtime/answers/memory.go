package answers

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"time"
)

// FromMap makes a record of answers that a program holds: numbers of any Go type, strings, booleans,
// json.Number, time.Time (its day), slices, maps under strings and nil under their keys. Fields come out sorted by key, those
// of maps too. It returns an error for a value of another type, such as a channel; a map of the one
// member none is a kind of no answer as in JSON, another map an Object; a struct, or a map under what is no string, an empty one.
func FromMap(answers map[string]any) (*Record, error) {
	r := new(Record)
	r.clear(1)
	for _, key := range sortedKeys(answers) {
		value, id, err := member(key, answers[key])
		if err != nil {
			return nil, fmt.Errorf("answers: %q: %w", key, err)
		}
		r.add(key, value, id)
	}
	return r, nil
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

func member(key string, x any) (v Value, id string, err error) {
	v, err = valueOf(x)
	if key != IDKey || err != nil {
		return v, "", err
	}
	if v.Kind == Number {
		return v, idText(fmt.Sprint(x), v.Num), nil
	}
	return v, v.name(), nil
}

func valueOf(x any) (Value, error) {
	switch x := x.(type) {
	case nil:
		return Value{}, nil
	case Value:
		return x, nil
	case json.Number:
		return number(x.String()), nil
	case time.Time:
		return Text(x.Format(time.DateOnly)), nil
	}
	return reflected(reflect.ValueOf(x))
}

func reflected(x reflect.Value) (Value, error) {
	switch {
	case x.CanInt():
		return Num(float64(x.Int())), nil
	case x.CanUint():
		return Num(float64(x.Uint())), nil
	case x.CanFloat():
		return Num(x.Float()), nil
	}
	switch x.Kind() {
	case reflect.Bool:
		return Truth(x.Bool()), nil
	case reflect.String:
		return Text(x.String()), nil
	case reflect.Slice, reflect.Array:
		return listOf(x)
	case reflect.Map:
		return mapOf(x)
	case reflect.Struct:
		return Value{Kind: Object}, nil
	}
	return Value{}, fmt.Errorf("a %s is no answer", x.Type())
}

func mapOf(x reflect.Value) (Value, error) {
	if x.Type().Key().Kind() != reflect.String {
		return Value{Kind: Object}, nil
	}
	var fields []Field
	for _, key := range x.MapKeys() {
		member, err := valueOf(x.MapIndex(key).Interface())
		if err != nil {
			return Value{}, err
		}
		fields = append(fields, Field{key.String(), member})
	}
	sort.Slice(fields, func(i, j int) bool { return fields[i].Key < fields[j].Key })
	return objectOf(fields), nil
}

func listOf(x reflect.Value) (Value, error) {
	v := Value{Kind: List}
	for i := range x.Len() {
		member, err := valueOf(x.Index(i).Interface())
		if err != nil {
			return v, err
		}
		v.List = append(v.List, member)
	}
	return v, nil
}
