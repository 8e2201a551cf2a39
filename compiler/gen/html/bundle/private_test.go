package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOnlyWhatIsPrivateIsMadeShort(t *testing.T) {
	const class = "class A {\n  private readonly texts = 1;\n  private async save(): void { this.texts; }\n}\n"
	assert.True(t, isOnlyPrivate("texts", class))
	assert.True(t, isOnlyPrivate("save", class+"function f(save: number) { return save; }"))
	for _, other := range []string{
		"other.texts", "other?.texts", "const { texts } = other", "const { a, texts: b } = other", "f({ texts: 1 })", `other["texts"]`,
		"interface B {\n  texts?: string;\n}", "class C {\n  readonly texts = 1;\n}", "f({ texts() {} })",
	} {
		assert.False(t, isOnlyPrivate("texts", class+other), other)
	}
}
