package lint

import (
	"math/big"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/lint/world"
	"github.com/surveyc/surveyc/compiler/value"
	"github.com/surveyc/surveyc/runtime/answers"
)

// recordOf is the record that the solver's model stands for, in the order of the items.
func recordOf(w *world.World) *answers.Record {
	r := &answers.Record{}
	for i := range w.Survey.Items {
		if it := &w.Survey.Items[i]; it.Group != "" || it.Domain.Kind == ir.Rows {
			continue // rows are left open
		}
		if held, ok := w.Held(i); ok {
			r.Fields = append(r.Fields, answers.Field{Key: w.Survey.Items[i].ID, Value: answerOf(&w.Survey.Items[i].Domain, held)})
		}
	}
	return r
}

func answerOf(d *ir.Domain, held world.Held) answers.Value {
	switch {
	case held.None != "":
		return answers.None(held.None)
	case d.Kind == ir.Choice && len(held.Codes) > 0:
		return answers.Num(float64(held.Codes[0]))
	case d.Kind == ir.Choices:
		return answers.Codes(held.Codes...)
	case d.Kind == ir.Number:
		return answers.Num(plain(held.Number))
	case d.Kind == ir.Location:
		return answers.Location{Lat: 28.2, Lon: 112.9, Accuracy: 12}.Value()
	case d.Kind == ir.Date:
		return answers.Text(moment(d.Format, held.Number))
	case held.Text != "":
		return answers.Text(held.Text)
	}
	return answers.Text(sampleText(d))
}

func plain(x *big.Rat) float64 {
	f, _ := x.Float64()
	return f
}

// moment writes a day, minutes or both, as d has them.
func moment(f ir.Format, x *big.Rat) string {
	n := int(plain(x))
	switch f {
	case ir.Time:
		return value.FormatTime(n)
	case ir.DateTime:
		return value.FormatDateTime(n)
	}
	return value.FormatDate(n)
}

// sampleText is a text that the domain takes, as far as it can be found.
func sampleText(d *ir.Domain) string {
	switch d.Format {
	case ir.ResidentID:
		return "999999198001010011"
	case ir.Phone:
		return "13800000000"
	case ir.Photo:
		return "001.jpg"
	}
	if d.Pattern != "" {
		if text, ok := sample(d.Pattern); ok {
			return text
		}
	}
	const filler = "某"
	if d.Min != nil && *d.Min > 1 && *d.Min < 1000 {
		return strings.Repeat(filler, int(*d.Min))
	}
	return filler
}
