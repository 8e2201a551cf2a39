package suite

import (
	"slices"
	"strconv"
	"strings"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/program"
	"github.com/surveyc/surveyc/runtime/validate"
)

// Expect is the test that expects of a household all that is so today: its whole route, and all findings.
func (r *Runner) Expect(record *answers.Record) Test {
	state := r.program.NewState()
	state.Load(record)
	record = r.sorted(record)
	t := Test{Record: record, Findings: &Findings{}, Rest: 1}
	for _, p := range statuses(state) {
		if !answerAt(record, p.place).Blank() {
			continue
		}
		switch p.status {
		case program.Asked:
			t.Asked = append(t.Asked, Mention{Name: p.place})
		case program.Undetermined:
			t.Rest = 0
		}
	}
	if t.Rest == 0 {
		t.Passed = r.passed(state, record)
	}
	for _, f := range validate.State(state, "", catalogue.ZH) {
		t.Findings.Listed = append(t.Findings.Listed, Mention{Name: nameOf(f)})
	}
	return t
}

// sorted is a record with its answers in the order of the survey.
func (r *Runner) sorted(record *answers.Record) *answers.Record {
	return &answers.Record{Fields: r.sortedFields(record.Fields)}
}

func (r *Runner) sortedFields(fields []answers.Field) []answers.Field {
	at := func(f answers.Field) int { slot, _ := r.program.Slot(f.Key); return slot }
	out := slices.Clone(fields)
	slices.SortStableFunc(out, func(a, b answers.Field) int { return at(a) - at(b) })
	for i, f := range out {
		if f.Value.Kind == answers.List {
			out[i].Value.List = slices.Clone(f.Value.List)
			for nr, row := range out[i].Value.List {
				if row.Kind == answers.Object {
					out[i].Value.List[nr].Fields = r.sortedFields(row.Fields)
				}
			}
		}
	}
	return out
}

func (r *Runner) passed(state *program.State, record *answers.Record) []Mention {
	var list []Mention
	for _, p := range statuses(state) {
		if p.status == program.Passed && answerAt(record, p.place).Blank() {
			list = append(list, Mention{Name: p.place})
		}
	}
	return list
}

// Write writes tests as a file, in the words of lang. The remark of each stands over it.
func Write(tests []Test, remarks []string, s *ir.Survey, lang catalogue.Lang) string {
	w := writer{survey: s, words: map[string]string{}}
	if lang == catalogue.ZH {
		w.words = chinese()
	}
	w.line(w.word("tests") + ":")
	for i := range tests {
		if remarks[i] != "" {
			w.line("  # " + strings.ReplaceAll(remarks[i], "\n", " "))
		}
		w.test(&tests[i])
	}
	return w.String()
}

// chinese are the words of a test file by the English ones.
func chinese() map[string]string {
	m := map[string]string{}
	for zh, en := range words {
		m[en] = zh
	}
	m[more] = "…"
	return m
}

type writer struct {
	strings.Builder
	survey *ir.Survey
	words  map[string]string
}

func (w *writer) word(en string) string {
	if zh, ok := w.words[en]; ok {
		return zh
	}
	return en
}

func (w *writer) line(s string) { w.WriteString(s + "\n") }

func (w *writer) test(t *Test) {
	w.line("  - " + w.word("name") + ": " + strconv.Quote(t.Name))
	w.flow("answers", "{", "}", w.cells(t.Record.Fields))
	if len(t.Asked) > 0 {
		w.flow("asked", "[", "]", names(t.Asked))
	}
	switch {
	case t.Rest > 0:
		w.line("    " + w.word("passed") + ": " + w.word(rest))
	case len(t.Passed) > 0:
		w.flow("passed", "[", "]", names(t.Passed))
	}
	var found []string
	for _, m := range t.Findings.Listed {
		kind, of, _ := strings.Cut(m.Name, " ")
		found = append(found, w.word(kind)+" "+of)
	}
	w.flow("findings", "[", "]", found)
}

func names(list []Mention) []string {
	var ids []string
	for _, m := range list {
		ids = append(ids, m.Name)
	}
	return ids
}

// widest is how many characters a line has before another is begun.
const widest = 100

// flow writes a list over as many lines as it needs.
func (w *writer) flow(key, open, end string, parts []string) {
	line := "    " + w.word(key) + ": " + open
	for i, part := range parts {
		if key != "answers" {
			part = plain(part)
		}
		if i < len(parts)-1 {
			part += ","
		}
		part, begins := strings.CutPrefix(part, newLine)
		if begins || len([]rune(line))+len([]rune(part)) > widest {
			w.line(strings.TrimRight(line, " "))
			line = "      "
		}
		line += part + " "
	}
	w.line(strings.TrimRight(line, " ") + end)
}

// plain puts a name in quotes where YAML would read something else.
func plain(name string) string {
	if strings.ContainsAny(name, "[]{},:#") {
		return strconv.Quote(name)
	}
	return name
}

// cells are the answers of a row one by one; a group within is the answers of its rows, with brackets at the first and last.
func (w *writer) cells(fields []answers.Field) []string {
	var cells []string
	for _, f := range fields {
		switch {
		case !w.isGroup(f.Key):
			cells = append(cells, f.Key+": "+w.cell(f))
		case len(f.Value.List) == 0:
			cells = append(cells, f.Key+": []")
		default:
			cells = append(cells, w.rows(f)...)
		}
	}
	return cells
}

// rows begin on a line each.
func (w *writer) rows(f answers.Field) []string {
	var cells []string
	for nr, row := range f.Value.List {
		in := w.cells(row.Members())
		if len(in) == 0 {
			in = []string{""}
		}
		in[0] = newLine + "  {" + strings.TrimPrefix(in[0], newLine)
		if nr == 0 {
			in[0] = newLine + f.Key + ": [{" + strings.TrimPrefix(in[0], newLine+"  {")
		}
		in[len(in)-1] += "}"
		cells = append(cells, in...)
	}
	cells[len(cells)-1] += "]"
	return cells
}

// newLine stands before a cell that begins a line.
const newLine = "\n"

// cell writes an answer as a person does; a text in quotes, so that it is one whatever it looks like.
func (w *writer) cell(f answers.Field) string {
	switch v := f.Value; v.Kind {
	case answers.NoAnswer:
		return answers.Word(catalogue.ZH, ir.NoAnswer(v.Str))
	case answers.List:
		var marks []string
		for _, m := range v.List {
			marks = append(marks, ir.CodeText(int(m.Num)))
		}
		return "[" + strings.Join(marks, ", ") + "]"
	case answers.Object:
		place, _ := v.Location()
		return strconv.Quote(place.String())
	case answers.Number:
		if w.isChoice(f.Key) {
			return ir.CodeText(int(v.Num))
		}
		return program.Plain(v)
	default:
		return strconv.Quote(v.Str)
	}
}

func (w *writer) isChoice(id string) bool { return w.kind(id) == ir.Choice }
func (w *writer) isGroup(id string) bool  { return w.kind(id) == ir.Rows }

func (w *writer) kind(id string) ir.Kind {
	for i := range w.survey.Items {
		if w.survey.Items[i].ID == id {
			return w.survey.Items[i].Domain.Kind
		}
	}
	return ""
}
