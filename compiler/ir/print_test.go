package ir_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/compiler/ir"
)

func TestCodeText(t *testing.T) {
	for code, want := range map[int]string{-1: "-1", 0: "0", 1: "①", 20: "⑳", 21: "21"} {
		assert.Equal(t, want, ir.CodeText(code))
	}
}

func TestNumbered(t *testing.T) {
	for id, want := range map[string]bool{"4": true, "4-1a": true, "8-4.5": true, "name": false, "户主": false, "_9": false, "": false} {
		assert.Equal(t, want, ir.Numbered(id), id)
	}
}
