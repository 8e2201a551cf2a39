package ir

import (
	"fmt"
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/surveyc/surveyc/compiler/layout"
)

// Encode writes s as a JSON document laid out for people, which Schema describes and Decode
// reads back. The same survey gives the same bytes.
func Encode(w io.Writer, s *Survey) error {
	text, err := json.Marshal(s, json.WithMarshalers(marshalers))
	if err == nil {
		err = layout.Write(w, text)
	}
	if err != nil {
		return fmt.Errorf("ir: encode: %w", err)
	}
	return nil
}

// marshalers write each node of a formula as an object that begins with its "op".
var marshalers = json.JoinMarshalers(formulas.marshalers(), tests.marshalers(), terms.marshalers())

func (f family[N]) marshalers() *json.Marshalers {
	var all []*json.Marshalers
	for _, m := range f {
		all = append(all, m.marshaler)
	}
	return json.JoinMarshalers(all...)
}

func encodeTagged[T any](op string) func(*jsontext.Encoder, T) error {
	return func(enc *jsontext.Encoder, n T) error {
		return json.MarshalEncode(enc, tagged[T]{op, n})
	}
}

// tagged is how a node of type T stands in JSON.
type tagged[T any] struct {
	Op   string `json:"op"`
	Node T      `json:",embed"`
}
