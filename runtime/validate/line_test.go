package validate_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/runtime/validate"
)

// A line is what encoding/json writes, also of fields that come into a finding later.
func TestAppendJSON(t *testing.T) {
	for _, text := range []string{"", "村", `"\`, "a\nb\t\r\b\f\x00\x1f\x7f", "\u2028\u2029\u00e2", "<&>", "𠮷😀", "\xff村\xe6\x9d", "\uFFFD", "\xe2\x80"} {
		var f validate.Finding
		assert.Equal(t, encoded(t, f), string(f.AppendJSON(nil)))
		for i := range reflect.TypeFor[validate.Finding]().NumField() {
			switch field := reflect.ValueOf(&f).Elem().Field(i); field.Kind() {
			case reflect.String:
				field.SetString(text)
			case reflect.Int:
				field.SetInt(17)
			default:
				t.Fatalf("a field of the kind %v", field.Kind())
			}
		}
		assert.Equal(t, encoded(t, f), string(f.AppendJSON(nil)))
	}
}

func encoded(t *testing.T, f validate.Finding) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	require.NoError(t, enc.Encode(f))
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
