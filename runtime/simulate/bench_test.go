package simulate_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/runtime/simulate"
)

func BenchmarkRecord(b *testing.B) {
	for _, name := range []string{"jdlk/jdlk", "fjdlk/fjdlk", "examples/roster/roster", "examples/farm/farm", "examples/clinic/clinic"} {
		b.Run(name, func(b *testing.B) {
			r, err := compiler.Load(os.DirFS("../../surveys"), name+".survey")
			require.NoError(b, err)
			s, err := simulate.New(r.Survey, simulate.Options{Seed: 1})
			require.NoError(b, err)
			b.ReportAllocs()
			var line []byte
			for n := 0; b.Loop(); n++ {
				record, err := s.Record(n)
				require.NoError(b, err)
				line = record.AppendJSON(line[:0])
			}
		})
	}
}
