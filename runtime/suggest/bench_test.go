package suggest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/compiler"
	"github.com/surveyc/surveyc/runtime/answers"
)

// Go on with `go test -bench . ./runtime/suggest`; what it says stands in docs/decisions/suggest.md.
func BenchmarkRecord(b *testing.B) {
	for _, id := range []string{"jdlk", "fjdlk"} {
		b.Run(id, func(b *testing.B) {
			s, spoilt := spoiltRecords(b, id)
			n := 0
			for b.Loop() {
				s.Record(spoilt[n%len(spoilt)])
				n++
			}
			b.StopTimer()
			var slowest time.Duration
			for _, r := range spoilt {
				slowest = max(slowest, fastest(s, r))
			}
			b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
			b.ReportMetric(float64(len(spoilt)), "records")
		})
	}
}

// fastest is how long a record takes where nothing else keeps the processor.
func fastest(s *Suggester, r *answers.Record) time.Duration {
	least := time.Hour
	for range 5 {
		begin := time.Now()
		s.Record(r)
		least = min(least, time.Since(begin))
	}
	return least
}

// spoiltRecords are the records of a questionnaire's sample that something blocks, and the others with one to eight answers put in
// the place of others, or taken out.
func spoiltRecords(t testing.TB, id string) (*Suggester, []*answers.Record) {
	result, err := compiler.Load(os.DirFS("../../surveys"), fmt.Sprintf("%s/%[1]s.survey", id))
	require.NoError(t, err)
	s, err := New(result.Survey, Options{})
	require.NoError(t, err)
	data, err := os.ReadFile(fmt.Sprintf("../../surveys/%s/sample.jsonl", id))
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	var list []*answers.Record
	state := s.linked.NewState()
	for line := range bytes.Lines(data) {
		record := answers.FromJSON(line)
		if record.Malformed != nil {
			continue
		}
		for range 1 + r.IntN(8) {
			if state.Load(record); len(s.blocking(state)) > 0 && r.IntN(2) == 0 {
				break
			}
			record = s.spoilt(r, record)
		}
		if state.Load(record); len(s.blocking(state)) > 0 {
			list = append(list, record)
		}
	}
	return s, list
}

func (s *Suggester) spoilt(r *rand.Rand, record *answers.Record) *answers.Record {
	it := &s.survey.Items[r.IntN(len(s.survey.Items))]
	out := &answers.Record{Fields: slices.DeleteFunc(slices.Clone(record.Fields), func(f answers.Field) bool { return f.Key == it.ID })}
	if len(it.Domain.Options) > 0 && r.IntN(5) > 0 {
		v := answers.Num(float64(it.Domain.Options[r.IntN(len(it.Domain.Options))].Code))
		if it.Domain.Kind == "choices" {
			v = answers.Codes(int(v.Num))
		}
		out.Fields = append(out.Fields, answers.Field{Key: it.ID, Value: v})
	}
	return out
}

// The two questionnaires: every spoilt record gets a suggestion, each of which the runtime takes.
func TestQuestionnaires(t *testing.T) {
	for _, id := range []string{"jdlk", "fjdlk"} {
		s, spoilt := spoiltRecords(t, id)
		require.Greater(t, len(spoilt), 100)
		state := s.linked.NewState()
		for _, r := range spoilt[:100] {
			result := s.Record(r)
			require.Equal(t, Found, result.Outcome, "%s", r.AppendJSON(nil))
			for _, way := range result.Ways {
				state.Load(way.Record)
				require.Empty(t, s.blocking(state), "%s", way.Record.AppendJSON(nil))
			}
		}
	}
}
