package suggest

import (
	"slices"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// mostCodes bounds the options that are tried one by one.
const mostCodes = 20

// free tells whether field k might as well bear other answers, all those that were tried: then its value says nothing.
func (x *search) free(r *answers.Record, k int) bool {
	slot, _ := x.linked.Slot(r.Fields[k].Key)
	least := x.warnings(r)
	d := &x.survey.Items[slot].Domain
	for _, v := range probesOf(d, r.Fields[k].Value) {
		if program.Judge(*d, v) != program.Good {
			continue
		}
		if other := replaced(r, k, v); x.refuses(other, least) {
			return false
		}
	}
	return true
}

// refuses tells whether anything but a further question speaks against a record.
func (x *search) refuses(r *answers.Record, warnings int) bool {
	x.state.Load(r)
	found := x.blocking(x.state)
	opens := len(found)
	found = slices.DeleteFunc(found, func(f validate.Finding) bool { return f.Code == validate.Required })
	return len(found) > 0 || x.warnings(r)-opens > warnings
}

// probesOf are a few answers to try in place of v.
func probesOf(d *ir.Domain, v answers.Value) (list []answers.Value) {
	switch d.Kind {
	case ir.Choice, ir.Choices:
		for _, o := range d.Options[:min(len(d.Options), mostCodes)] {
			if d.Kind == ir.Choice {
				list = append(list, answers.Num(float64(o.Code)))
			} else {
				list = append(list, answers.Codes(o.Code))
			}
		}
	case ir.Number:
		for _, x := range []float64{v.Num + 1, v.Num - 1, 2*v.Num + 10, 0} {
			list = append(list, answers.Num(x))
		}
		for _, bound := range []*float64{d.Min, d.Max} {
			if bound != nil {
				list = append(list, answers.Num(*bound))
			}
		}
	case ir.Date:
		for _, text := range []string{"1950-01-01", "2020-04-13", "2199-12-31", "00:00", "12:00", "23:59", "1950-01-01T00:00", "2199-12-31T23:59"} {
			list = append(list, answers.Text(text))
		}
	}
	return list
}
