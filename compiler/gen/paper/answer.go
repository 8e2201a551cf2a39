package paper

import (
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
)

// answer is what a form shows of an answer; nothing of it is set on a blank form, and where the item is passed over.
type answer struct {
	codes []int
	text  string
	image template.URL
	none  ir.NoAnswer
	stray string // an answer that has no place on the form, as it stands in the record
}

func (a answer) marks(code int) bool { return slices.Contains(a.codes, code) }

// place is that of a code among the marks of a ranking, "" for one that is not marked.
func (a answer) place(code int) string {
	if i := slices.Index(a.codes, code); i >= 0 {
		return strconv.Itoa(i + 1)
	}
	return ""
}

// answer is that of the item at slot, in the row that is looked at.
func (b builder) answer(slot int) answer {
	if b.state == nil || b.state.Status(slot) == program.Passed {
		return answer{}
	}
	if v, ok := b.state.Computed(slot); ok {
		return answer{text: program.Plain(v)}
	}
	v := b.state.Raw(slot)
	if v == nil || v.Blank() || b.survey.Items[slot].Compute != nil {
		return answer{}
	}
	return answerOf(&b.survey.Items[slot].Domain, *v, b.state.Verdict(slot))
}

func answerOf(d *ir.Domain, v answers.Value, verdict program.Verdict) answer {
	switch {
	case v.Kind == answers.NoAnswer && verdict == program.Good:
		return answer{none: ir.NoAnswer(v.Str)}
	case d.Kind == ir.Choice && verdict == program.Good:
		return chosen(d, []int{int(v.Num)})
	case d.Kind == ir.Choices && (verdict == program.Good || verdict == program.Range):
		return chosen(d, codesOf(v))
	case v.Kind == answers.Number && d.Kind == ir.Number:
		return answer{text: program.Plain(v)}
	case d.Kind == ir.Location && verdict == program.Good:
		return answer{text: position(v)}
	case v.Kind == answers.String && len(d.Options) == 0:
		return written(d, v.Str)
	}
	text, err := v.MarshalJSON()
	if err != nil {
		return answer{}
	}
	return answer{stray: string(text)}
}

// chosen are marks, and in words where the options are too many to be printed.
func chosen(d *ir.Domain, codes []int) answer {
	a := answer{codes: codes}
	if len(d.Options) > mostPrinted {
		var names []string
		for _, code := range codes {
			o, _ := d.Option(code)
			names = append(names, o.Text)
		}
		a.text = strings.Join(names, "、")
	}
	return a
}

func codesOf(v answers.Value) []int {
	var codes []int
	for _, mark := range v.List {
		codes = append(codes, int(mark.Num))
	}
	return codes
}

// picture is a drawn signature or a photo in the record. An image has no scripts of its own, and the page loads nothing else.
var picture = regexp.MustCompile(`^data:image/(?:png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*$`)

func written(d *ir.Domain, text string) answer {
	if d.Kind == ir.Signature && picture.MatchString(text) {
		return answer{image: template.URL(text)}
	}
	if d.Kind == ir.Date {
		text = strings.Replace(text, "T", " ", 1)
	}
	return answer{text: text}
}

// position is a location in degrees, and metres where it says how exact it is.
func position(v answers.Value) string {
	at := map[string]string{}
	for _, f := range v.Members() {
		at[f.Key] = program.Plain(f.Value)
	}
	text := at["lat"] + ", " + at["lon"]
	if accuracy := at["accuracy"]; accuracy != "" {
		text += " ±" + accuracy + " m"
	}
	return text
}
