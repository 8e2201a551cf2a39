package jsonschema

import (
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// schema is the part of JSON Schema that surveys need. Its keywords are written in this
// order, which puts what a person looks for first; no library's model keeps an order.
//
// The two pointers always and never stand for true and false, so that all, anyOf and not can
// leave them out.
type schema struct {
	Schema      string `json:"$schema,omitempty"`
	Comment     string `json:"$comment,omitempty"`
	Const       any    `json:"const,omitzero"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Ref         string `json:"$ref,omitempty"`
	Type        string `json:"type,omitempty"`
	Enum        []any  `json:"enum,omitempty"`

	Minimum          *float64  `json:"minimum,omitzero"`
	ExclusiveMinimum *float64  `json:"exclusiveMinimum,omitzero"`
	Maximum          *float64  `json:"maximum,omitzero"`
	ExclusiveMaximum *float64  `json:"exclusiveMaximum,omitzero"`
	MinLength        *int      `json:"minLength,omitzero"`
	MaxLength        *int      `json:"maxLength,omitzero"`
	Pattern          string    `json:"pattern,omitempty"`
	MinItems         *int      `json:"minItems,omitzero"`
	MaxItems         *int      `json:"maxItems,omitzero"`
	UniqueItems      bool      `json:"uniqueItems,omitzero"`
	PrefixItems      []*schema `json:"prefixItems,omitempty"`
	Items            *schema   `json:"items,omitzero"`
	Contains         *schema   `json:"contains,omitzero"`
	MinContains      *int      `json:"minContains,omitzero"`
	MaxContains      *int      `json:"maxContains,omitzero"`

	Required             []string `json:"required,omitempty"`
	Properties           members  `json:"properties,omitempty"`
	AdditionalProperties *bool    `json:"additionalProperties,omitzero"`

	Not   *schema   `json:"not,omitzero"`
	AnyOf []*schema `json:"anyOf,omitempty"`
	OneOf []*schema `json:"oneOf,omitempty"`
	AllOf []*schema `json:"allOf,omitempty"`
	If    *schema   `json:"if,omitzero"`
	Then  *schema   `json:"then,omitzero"`
	Defs  members   `json:"$defs,omitempty"`
}

// members are schemas under names, in order.
type members []member

type member struct {
	name   string
	schema *schema
}

// MarshalJSONTo writes an object.
func (m members) MarshalJSONTo(enc *jsontext.Encoder) error {
	if err := enc.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	for _, member := range m {
		if err := enc.WriteToken(jsontext.String(member.name)); err != nil {
			return err
		}
		if err := json.MarshalEncode(enc, member.schema); err != nil {
			return err
		}
	}
	return enc.WriteToken(jsontext.EndObject)
}

func (m members) has(name string) bool {
	return slices.ContainsFunc(m, func(x member) bool { return x.name == name })
}

var (
	always = &schema{}
	never  = &schema{Not: &schema{}}
)

func ref(name string) *schema { return &schema{Ref: "#/$defs/" + name} }

func not(s *schema) *schema {
	switch s {
	case always:
		return never
	case never:
		return always
	}
	return &schema{Not: s}
}

// anyOf holds where one of parts does.
func anyOf(parts []*schema) *schema {
	var some []*schema
	for _, p := range parts {
		if p == always {
			return always
		}
		if p != never {
			some = append(some, p)
		}
	}
	switch len(some) {
	case 0:
		return never
	case 1:
		return some[0]
	}
	return &schema{AnyOf: some}
}

// all holds where all parts do. Parts that speak of different answers become one schema:
// "4 is ① and 4-1 is ②" reads better in one place.
func all(parts []*schema) *schema {
	merged := new(schema)
	var apart []*schema
	for _, p := range parts {
		switch {
		case p == never:
			return never
		case p != always && !merged.absorb(p):
			apart = append(apart, p)
		}
	}
	switch {
	case merged.isEmpty() && len(apart) == 0:
		return always
	case merged.isEmpty() && len(apart) == 1:
		return apart[0]
	}
	merged.AllOf = append(merged.AllOf, apart...)
	return merged
}

// absorb takes in the conditions of p, a schema of records, where both can stand side by side, and
// tells whether it did.
func (s *schema) absorb(p *schema) bool {
	clash := p.Not != nil || s.Ref != "" && p.Ref != "" || s.AnyOf != nil && p.AnyOf != nil ||
		slices.ContainsFunc(p.Properties, func(m member) bool { return s.Properties.has(m.name) })
	if clash {
		return false
	}
	s.Ref += p.Ref
	s.AnyOf = append(s.AnyOf, p.AnyOf...)
	s.AllOf = append(s.AllOf, p.AllOf...)
	s.Required = append(s.Required, p.Required...)
	s.Properties = append(s.Properties, p.Properties...)
	return true
}

func (s *schema) isEmpty() bool {
	return s.Ref == "" && s.AnyOf == nil && s.AllOf == nil && s.Properties == nil
}

// eachRef visits the name of every definition that s refers to.
func (s *schema) eachRef(visit func(string)) {
	if s.Ref != "" {
		visit(s.Ref)
	}
	for _, p := range s.parts() {
		p.eachRef(visit)
	}
}

// parts are the schemas that s is directly made of.
func (s *schema) parts() []*schema {
	parts := slices.Concat(s.PrefixItems, s.AnyOf, s.OneOf, s.AllOf)
	for _, m := range slices.Concat(s.Properties, s.Defs) {
		parts = append(parts, m.schema)
	}
	for _, p := range []*schema{s.Items, s.Contains, s.Not, s.If, s.Then} {
		if p != nil {
			parts = append(parts, p)
		}
	}
	return parts
}
