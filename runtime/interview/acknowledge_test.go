package interview_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/conformance/records"
	"github.com/surveyc/surveyc/runtime/interview"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

const verified = `
survey s "核实"
question size "几口人" integer 0..9
  assert warn many "人口偏多" if size > 3
question note "说明" text optional
repeat members "成员" ..9
question age "年龄" integer
  assert warn old "年纪偏大" if age > 90
endrepeat
question sum "合计" integer optional
  assert warn total "合计不符" unless sum == sum(members, age)
`

const eight = `"reason":"三代同堂","time":"2020-04-13T08:30"`

// A walk is of steps: an answer, yes, no, "goto PLACE", "remove PLACE", "add ROW", "ack PLACE", "unack PLACE"; then the overrides that the
// record has, how many are void, and what is left to be seen to.
var verifying = []struct {
	name, steps, overrides string
	void                   int
	left                   string
}{
	{"one", "4 ack·size", `[{"rule":"many","values":{"size":4},` + eight + `}]`, 0, ""},
	{"once more", "4 ack·size ack·size", `[{"rule":"many","values":{"size":4},` + eight + `}]`, 0, ""},
	{"taken back", "4 ack·size unack·size", ``, 0, "size"},
	{"another answer does not matter", "4 ack·size x goto·note y", `[{"rule":"many","values":{"size":4},` + eight + `}]`, 0, ""},
	{"void", "4 ack·size goto·size 5", ``, 1, "size"},
	{"void where nothing is to be seen to", "4 ack·size goto·size 2", ``, 1, ""},
	{"and back", "4 ack·size goto·size 5 goto·size 4", `[{"rule":"many","values":{"size":4},` + eight + `}]`, 0, ""},
	{"anew", "4 ack·size goto·size 5 ack·size", `[{"rule":"many","values":{"size":5},` + eight + `}]`, 0, ""},
	{"what was taken back does not return", "4 ack·size goto·size 5 unack·size goto·size 4", ``, 0, "size"},
	{"in a row", "1 x yes 95 yes 96 no ack·members[2].age", `[{"rule":"old","item":"members[2].age","values":{"age":96},` + eight + `}]`, 0, "members[1].age"},
	{"a row before it goes", "1 x yes 95 yes 96 no ack·members[2].age remove·members[1]", `[{"rule":"old","item":"members[1].age","values":{"age":96},` + eight + `}]`, 0, ""},
	{"a row comes before it", "1 x yes 95 no ack·members[1].age add·members[1]", `[{"rule":"old","item":"members[2].age","values":{"age":95},` + eight + `}]`, 0, ""},
	{"its row goes", "1 x yes 95 yes 96 no ack·members[1].age remove·members[1]", ``, 0, "members[1].age"},
	{"void, and its row moves", "1 x yes 5 yes 96 no ack·members[2].age goto·members[2].age 97 remove·members[1] goto·members[1].age 96",
		`[{"rule":"old","item":"members[1].age","values":{"age":96},` + eight + `}]`, 0, ""},
	{"of all rows", "1 x yes 5 no 6 ack·sum", `[{"rule":"total","values":{"members":[{"age":5}],"sum":6},` + eight + `}]`, 0, ""},
	{"a row more", "1 x yes 5 no 6 ack·sum add·members[2] 0", ``, 1, "sum"},
	{"no warning", "4 x ack·note", ``, 0, "size"},
}

func TestAcknowledging(t *testing.T) {
	p := link(t, verified)
	for _, c := range verifying {
		t.Run(c.name, func(t *testing.T) {
			s := interview.New(p)
			for _, step := range strings.Fields(c.steps) {
				verify(s, strings.ReplaceAll(step, "·", " "))
			}
			for _, s := range []*interview.Session{s, resumed(t, p, s)} {
				overrides := s.Record().Get(answers.OverridesKey)
				if c.overrides == "" {
					require.Equal(t, answers.Null, overrides.Kind)
				} else {
					require.Equal(t, c.overrides, encoded(t, overrides))
				}
				require.Len(t, s.Acknowledged(), len(overrides.List))
				require.Len(t, s.Voided(), c.void)
				require.Equal(t, c.left, strings.Join(warned(s), " "))
			}
		})
	}
}

func verify(s *interview.Session, step string) {
	what, place, _ := strings.Cut(step, " ")
	switch what {
	case "ack":
		s.Acknowledge(warningAt(s, place), "三代同堂", time.Date(2020, 4, 13, 8, 30, 0, 0, time.UTC))
	case "unack":
		s.Unacknowledge(warningAt(s, place))
	case "x", "y":
		s.Answer(answers.Text(what), catalogue.ZH)
	default:
		stepRow(s, step)
	}
}

func warningAt(s *interview.Session, place string) validate.Finding {
	for _, f := range s.Findings(catalogue.ZH) {
		if f.Item == place && f.Code == validate.Assert {
			return f
		}
	}
	return validate.Finding{}
}

// warned are the places of the warnings that are left.
func warned(s *interview.Session) (places []string) {
	for _, f := range s.Unsettled(catalogue.ZH) {
		if f.Code == validate.Assert {
			places = append(places, f.Item)
		}
	}
	return places
}

// What a loaded record brings stays as it is, be it void or no override, until the warning is acknowledged anew.
func TestLoadedOverrides(t *testing.T) {
	s := interview.Load(link(t, verified), answers.FromJSON([]byte(`{"size":4,"note":"x","_overrides":[7,{"rule":"many","values":{"size":5},"reason":"old"},{"rule":"gone","values":{},"reason":"x"}]}`)))
	stepRow(s, "goto note")
	verify(s, "y")
	require.Equal(t, `[7,{"rule":"many","values":{"size":5},"reason":"old"},{"rule":"gone","values":{},"reason":"x"}]`, encoded(t, s.Record().Get(answers.OverridesKey)))
	require.Equal(t, []string{"size"}, warned(s))
	require.Equal(t, "old", s.Voided()[1].Reason)
	verify(s, "ack size")
	require.Equal(t, `[7,{"rule":"gone","values":{},"reason":"x"},{"rule":"many","values":{"size":4},`+eight+`}]`, encoded(t, s.Record().Get(answers.OverridesKey)))
	require.Empty(t, warned(s))
}

// Whatever is done: what the record acknowledges is what check sees, nothing that counts is void, and an interview resumes as it was.
func TestAcknowledgingAtRandom(t *testing.T) {
	acknowledged, void := 0, 0
	for seed := range uint64(60) {
		d := records.NewDice(seed)
		p := link(t, verified)
		if seed%2 == 0 {
			linked, err := program.New(d.Groups())
			require.NoError(t, err)
			p = linked
		}
		w := walker{Dice: d, t: t, program: p, given: map[string]bool{}, session: interview.New(p)}
		for range 60 {
			w.act()
			w.acknowledge()
			w.check()
			acknowledged += len(w.session.Acknowledged())
			void += len(w.session.Voided())
		}
	}
	require.Greater(t, acknowledged, 500)
	require.Greater(t, void, 500)
}

// acknowledge acknowledges a warning, or takes back what was said of one.
func (w *walker) acknowledge() {
	for _, f := range w.session.Findings(catalogue.ZH) {
		switch {
		case f.Code != validate.Assert || !w.Once(2):
		case f.Acknowledged == "":
			w.session.Acknowledge(f, fmt.Sprint("r", w.IntN(3)), time.Time{})
		case w.Once(3):
			w.session.Unacknowledge(f)
		}
	}
	for _, o := range w.session.Acknowledged() {
		state := w.program.NewState()
		state.Load(w.session.Record())
		require.True(w.t, o.Counts(state), "%v", o)
	}
}
