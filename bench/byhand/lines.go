package byhand

import (
	"hash/maphash"
	"strconv"

	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/dsl/catalogue"
	"github.com/surveyc/surveyc/runtime/validate"
)

// checker writes findings. Their words are made once.
type checker struct {
	vectors
	asked, passed [questions]uint64
	words         [questions][5]string
	rules         map[string]string
	seen          ids
	out           []byte
	broken        catalogue.Code // what a record that cannot be read is
	cells         bool           // findings name the cell
	cell          string         // its column, "" for none
}

var codes = [5]catalogue.Code{validate.Required, validate.Skipped, validate.Type, validate.Option, validate.Range}

func newChecker(s *ir.Survey) *checker {
	c := &checker{rules: map[string]string{}, broken: "answers.cut"}
	for q := range questions {
		for i, code := range codes {
			c.words[q][i] = tail(validate.Finding{Item: form[q].id, Code: code, Severity: ir.Block,
				Message: validate.Message(catalogue.ZH, s.Items[q].Domain, code)})
		}
	}
	for _, r := range s.Rules {
		c.rules[r.Name] = tail(validate.Finding{Item: r.Item, Code: validate.Assert, Rule: r.Name, Severity: r.Severity, Message: r.Message})
	}
	return c
}

// tail is a finding's line from its item on, without its end.
func tail(f validate.Finding) string {
	line := `,"item":` + strconv.Quote(f.Item) + `,"code":"` + string(f.Code) + `"`
	if f.Rule != "" {
		line += `,"rule":"` + f.Rule + `"`
	}
	return line + `,"severity":"` + string(f.Severity) + `","message":` + quoted(f.Message) + `,"row":`
}

func quoted(text string) string {
	b := []byte{'"'}
	for _, c := range []byte(text) {
		if c == '"' || c == '\\' {
			b = append(b, '\\')
		}
		b = append(b, c)
	}
	return string(append(b, '"'))
}

func (c *checker) write(id []byte, row int, tail string) {
	c.out = append(c.out, `{"record":"`...)
	if id == nil {
		c.out = strconv.AppendInt(c.out, int64(row), 10)
	} else {
		c.out = append(c.out, id...)
	}
	c.out = append(c.out, '"')
	c.out = append(c.out, tail...)
	c.out = strconv.AppendInt(c.out, int64(row), 10)
	if c.cells && c.cell != "" {
		c.out = append(append(c.out, `,"cell":"`...), c.cell...)
		c.out = append(strconv.AppendInt(c.out, int64(row), 10), '"')
	}
	c.out = append(c.out, "}\n"...)
}

// ids is a set of ids of at most 15 bytes, as those of this form are.
type ids struct {
	keys [][16]byte
	n    int
}

var seed = maphash.MakeSeed()

// again adds an id, and tells whether it was there before.
func (s *ids) again(id []byte) bool {
	if 2*s.n >= len(s.keys) {
		s.grow()
	}
	key := [16]byte{15: 1}
	copy(key[:15], id)
	at := s.place(key)
	known := s.keys[at] == key
	if !known {
		s.keys[at] = key
		s.n++
	}
	return known
}

func (s *ids) place(key [16]byte) int {
	at := int(maphash.Bytes(seed, key[:])) & (len(s.keys) - 1)
	for s.keys[at] != key && s.keys[at] != ([16]byte{}) {
		at = (at + 1) & (len(s.keys) - 1)
	}
	return at
}

func (s *ids) grow() {
	before := s.keys
	s.keys = make([][16]byte, max(1024, 2*len(before)))
	for _, key := range before {
		if key != ([16]byte{}) {
			s.keys[s.place(key)] = key
		}
	}
}

// report writes what is wrong in the n records of a block, whose first is of that row.
func (c *checker) report(b *block, faulty uint64, n, row int) {
	var again uint64
	for i := range n {
		if id := b.ids[i]; id != nil && b.broken>>i&1 == 0 && c.seen.again(id) {
			again |= 1 << i
		}
	}
	for i := range n {
		bit := uint64(1) << i
		if b.broken&bit != 0 {
			c.write(nil, row+i, c.malformed())
			continue
		}
		if c.cell = "A"; again&bit != 0 {
			c.write(b.ids[i], row+i, c.duplicate())
		}
		if faulty&bit != 0 {
			c.record(b, i, bit, row+i)
		}
		if key := b.unknown[i]; key != nil {
			c.write(b.ids[i], row+i, tail(validate.Finding{Item: string(key), Code: validate.Unknown, Severity: ir.Warn,
				Message: catalogue.Say(catalogue.ZH, validate.Unknown, string(key))}))
		}
	}
}

func (c *checker) record(b *block, i int, bit uint64, row int) {
	for q := range questions {
		s := &b.slots[q]
		c.cell = letters[q]
		switch {
		case c.skipped[q]&bit != 0:
			c.write(b.ids[i], row, c.words[q][1])
			continue
		case c.passed[q]&bit != 0:
			continue
		case c.required[q]&bit != 0:
			c.write(b.ids[i], row, c.words[q][0])
		case s.badType&bit != 0:
			c.write(b.ids[i], row, c.words[q][2])
		case s.badCode&bit != 0:
			c.write(b.ids[i], row, c.words[q][3])
		case s.badSize&bit != 0:
			c.write(b.ids[i], row, c.words[q][4])
		}
		switch q {
		case headID:
			c.rule(c.headID, bit, b.ids[i], row, "head-id")
		case q1a:
			c.rule(c.incomeSum, bit, b.ids[i], row, "income-sum")
		case q1b:
			c.rule(c.perCapita, bit, b.ids[i], row, "income-per-capita")
		case q10:
			c.rule(c.inSchool, bit, b.ids[i], row, "in-school")
		case q11:
			c.rule(c.healthPolicy, bit, b.ids[i], row, "health-policy")
		case q151b:
			c.rule(c.subsidy, bit, b.ids[i], row, "subsidy-within-loan")
		}
	}
}

func (c *checker) rule(set, bit uint64, id []byte, row int, name string) {
	if set&bit != 0 {
		c.write(id, row, c.rules[name])
	}
}

// malformed is what a record of this form's samples is when it is broken.
func (c *checker) malformed() string {
	return tail(validate.Finding{Code: validate.Malformed, Severity: ir.Block,
		Message: catalogue.Say(catalogue.ZH, validate.Malformed, catalogue.Phrase{Code: c.broken})})
}

func (c *checker) duplicate() string {
	return tail(validate.Finding{Item: "_id", Code: validate.Duplicate, Severity: ir.Block, Message: catalogue.Say(catalogue.ZH, validate.Duplicate)})
}
