package html_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// since is, now and then, the version from which on a rule applies.
func (w *writer) since() string {
	versions := map[string][]string{
		"1": {"0", "01", "1.0", "2", "10", "1 修订"}, "3.5": {"3.4", "3.5", "3.50", "3.10", "4", "3.5-1"}, "1e-7": {"1e-7", "1e-10", "1e-6", "2", "1"},
	}[w.version]
	if len(versions) == 0 || !w.Once(3) {
		return ""
	}
	return fmt.Sprintf("from version %q", records.Pick(w.Dice, versions...))
}

// Form and runtime hold the same records to a rule, whatever version they state.
func TestRulesFromAVersionOn(t *testing.T) {
	engine := startEngine(t)
	versions := []string{"null", `""`, "1", "0", "3.5", "1e-7", "-0", "true", "[1]", `"1"`, `"01"`, `"1.0"`, `"2"`, `"10"`, `"3.10"`, `"3.5-1"`, `"1e-10"`, `"第1版"`, `"𠮷1"`, `"1 修订"`, `"1　"`, `"0003.5"`, `"3.50"`, `"٣"`}
	waived := 0
	for _, own := range []string{"1", "3.5", "1e-7"} {
		for seed := range uint64(20) {
			d := records.NewDice(seed)
			w := &writer{Dice: d, version: own}
			text := fmt.Sprintf("survey s \"s\" version \"%s\" question a \"a\" number\n", own)
			for range 6 {
				text += fmt.Sprintf("assert block \"m\" %s if a > 0\n", w.since())
			}
			a := newAgreement(t, text, engine)
			var batch []records.Record
			for _, v := range versions {
				r := records.Record{{Key: "a", Value: "1"}, {Key: "_version", Value: v}}
				batch = append(batch, r)
				waived += 6 - len(a.Blocking(r))
			}
			a.check(t, batch)
		}
	}
	assert.Greater(t, waived, 100)
}
