package html_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// mostBytes is what a page is to have at most, before compression: it is sent from phone to phone.
const mostBytes = 150_000

func TestThePageIsSmall(t *testing.T) {
	for _, name := range []string{"jdlk", "fjdlk"} {
		text, err := os.ReadFile("../../../surveys/" + name + "/" + name + ".survey")
		require.NoError(t, err)
		size := len(written(t, newChecker(t, string(text)).Survey))
		t.Log(name, size)
		assert.LessOrEqual(t, size, mostBytes, name)
	}
}
