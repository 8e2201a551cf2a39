package html_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/surveyc/surveyc/runtime/conformance/records"
)

// Form and runtime hold the same records to a rule, whatever version they state.
func TestRulesFromAVersionOn(t *testing.T) {
	engine := startEngine(t)
	versions := []string{"null", `""`, "1", "0", "3.5", "1e-7", "-0", "true", "[1]", `"1"`, `"01"`, `"1.0"`, `"2"`, `"10"`, `"3.10"`, `"3.5-1"`, `"1e-10"`, `"第1版"`, `"𠮷1"`, `"1 修订"`, `"1　"`, `"0003.5"`, `"3.50"`, `"٣"`}
	waived := 0
	for _, own := range []string{"1", "3.5", "1e-7"} {
		for seed := range uint64(20) {
			d := records.NewDice(seed)
			text := fmt.Sprintf("survey s \"s\" version \"%s\" question a \"a\" number\n", own)
			for range 6 {
				text += fmt.Sprintf("assert block \"m\" %s if a > 0\n", d.Since(own))
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
