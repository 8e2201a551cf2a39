package paper

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/compiler/wording"
)

// labels are how items are called on paper. Where the survey numbers its questions, their numbers are printed as the
// forms print them: blanks that share a number (7-1a, 7-1b) have it once. Where it numbers none, they are numbered through. An item
// without a number is called by its text; what has no fitting text, and is called, bears its id.
type labels struct {
	survey   *ir.Survey
	numbered bool              // the survey numbers questions itself
	number   map[string]string // printed before the item, "" for none
	call     map[string]string // what sentences call it
}

func labelsOf(s *ir.Survey) *labels {
	l := &labels{survey: s, number: map[string]string{}, call: map[string]string{}}
	for i := range s.Items {
		l.numbered = l.numbered || ir.Numbered(s.Items[i].ID)
	}
	if l.numbered {
		l.asWritten()
	} else {
		l.through("", 0, len(s.Items))
	}
	l.callThem(l.called())
	return l
}

var number = regexp.MustCompile(`^[0-9]+(?:-[0-9]+)*`)

// base is the number that an item may share with others, "" for an item without.
func base(id string) string { return number.FindString(id) }

func printed(id string) string { return strings.ReplaceAll(id, "-", "—") }

// asWritten prints the numbers of the survey: of those that share one, with the first.
func (l *labels) asWritten() {
	bearers := map[string]int{}
	for i := range l.survey.Items {
		if it := &l.survey.Items[i]; it.Specify == nil {
			bearers[base(it.ID)]++
		}
	}
	last := ""
	for i := range l.survey.Items {
		it := &l.survey.Items[i]
		if it.Specify != nil {
			continue
		}
		switch b := base(it.ID); {
		case b == "":
		case bearers[b] == 1:
			l.number[it.ID] = printed(it.ID)
		case b != last:
			l.number[it.ID] = printed(b)
		}
		last = base(it.ID)
	}
}

// through numbers the items from slot start up to end: 1, 2, …, in a group 2—1, 2—2, …. The closing has no numbers.
func (l *labels) through(prefix string, start, end int) {
	for i, n := start, 0; i < end; i = l.survey.EndOf(i) {
		it := &l.survey.Items[i]
		if it.Specify != nil || l.survey.InClosing(i) {
			continue
		}
		n++
		l.number[it.ID] = fmt.Sprintf("%s%d", prefix, n)
		l.through(l.number[it.ID]+"—", i+1, l.survey.EndOf(i))
	}
}

// called are the items that sentences on the form name.
func (l *labels) called() map[string]bool {
	called := map[string]bool{}
	add := func(f ir.Formula) {
		if f != nil {
			for _, id := range l.survey.ItemsOf(f) {
				called[id] = true
			}
		}
	}
	for i := range l.survey.Items {
		it := &l.survey.Items[i]
		add(it.Ask)
		for _, h := range it.Domain.Hidden {
			add(h.When)
		}
		for _, skip := range it.Skips {
			called[skip.Target] = true
			add(skip.When)
		}
	}
	for i := range l.survey.Items {
		if it := &l.survey.Items[i]; it.Specify != nil && called[it.ID] {
			called[it.Specify.Item] = true // by which it is called
		}
	}
	return called
}

// callThem finds what each item is called, and prints more before one that is called where what is printed does not do.
func (l *labels) callThem(called map[string]bool) {
	texts := l.texts()
	for i := range l.survey.Items {
		it := &l.survey.Items[i]
		n := l.number[it.ID]
		switch {
		case it.Specify != nil:
			l.call[it.ID] = l.call[it.Specify.Item] + ir.CodeText(it.Specify.Code)
		case n != "" && (!l.numbered || n == printed(it.ID)):
			l.call[it.ID] = n
		case texts[it.Text] == 1 && base(it.ID) == "" && wording.Callable(it.Text):
			l.call[it.ID] = it.Text
		default:
			l.call[it.ID] = printed(it.ID)
			if called[it.ID] {
				l.number[it.ID] = printed(it.ID)
			}
		}
	}
}

func (l *labels) texts() map[string]int {
	texts := map[string]int{}
	for i := range l.survey.Items {
		texts[l.survey.Items[i].Text]++
		texts[printed(l.survey.Items[i].ID)]++
	}
	return texts
}
