package ir

import _ "embed"

//go:embed ir.schema.json
var schema []byte

// Schema gives the JSON Schema (2020-12) of what Encode writes.
func Schema() []byte { return append([]byte(nil), schema...) }
