package ir

import (
	"fmt"
	"io"
	"reflect"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Decode reads what Encode wrote. A document of another version, one with a member or op that
// this version does not know, and one that breaks what every Survey holds (see the
// package's comment) are errors.
func Decode(r io.Reader) (*Survey, error) {
	s := new(Survey)
	err := json.UnmarshalRead(r, s, json.WithUnmarshalers(unmarshalers), json.RejectUnknownMembers(true))
	if err == nil {
		err = s.Validate()
	}
	if err != nil {
		return nil, fmt.Errorf("ir: decode: %w", err)
	}
	return s, nil
}

var unmarshalers = json.JoinUnmarshalers(
	json.UnmarshalFromFunc(formulas.decode),
	json.UnmarshalFromFunc(tests.decode),
	json.UnmarshalFromFunc(terms.decode),
)

// decode reads one node. Its op may stand anywhere among its members, so the node is read
// whole before its type is known.
func (f family[N]) decode(dec *jsontext.Decoder, n *N) error {
	raw, err := dec.ReadValue()
	if err != nil {
		return err
	}
	var members map[string]jsontext.Value
	if err := json.Unmarshal(raw, &members); err != nil {
		return err
	}
	for _, m := range f {
		if string(members["op"]) == `"`+m.op+`"` {
			*n, err = m.decode(raw, len(members), dec.Options())
			return err
		}
	}
	return fmt.Errorf("no %s has the op %s", reflect.TypeFor[N]().Name(), members["op"])
}

// decodeTagged reads a node of type T. All its members must be there: a missing one would
// silently be a zero.
func decodeTagged[N, T any](raw jsontext.Value, members int, opts json.Options) (none N, err error) {
	var t tagged[T]
	if err := json.Unmarshal(raw, &t, opts); err != nil {
		return none, err
	}
	if want := reflect.TypeFor[T]().NumField() + 1; members != want {
		return none, fmt.Errorf("%q has %d members, not %d", t.Op, members, want)
	}
	return any(t.Node).(N), nil
}
