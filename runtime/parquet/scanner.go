package parquet

import (
	"github.com/surveyc/surveyc/compiler/ir"
	"github.com/surveyc/surveyc/runtime/answers"
	"github.com/surveyc/surveyc/runtime/columns"
)

// Scanner reads rows into the columns of a block. It is for one goroutine.
//
// What an entry of a dictionary comes to is found out once. What a file says in its statistics is not relied on: it may lie.
type Scanner struct {
	reader   *Reader
	in       *guarded
	unpacker unpacker
	block    *columns.Block
	scratch  *columns.Block // where answers are judged
	targets  []*target
	leaves   []leaf // of the targets
	stripe   Stripe
	group    int
	at, to   int64 // rows of the group
	ids      [columns.Size][]byte
}

// NewScanner scans rows of answers to s into b.
func (r *Reader) NewScanner(s *ir.Survey, b *columns.Block) *Scanner {
	c := &Scanner{reader: r, in: &guarded{in: r.in.in}, block: b, scratch: b.Twin(), group: -1}
	slots := map[string]int{}
	for slot := range s.Items {
		slots[s.Items[slot].ID] = slot
	}
	for _, l := range r.leaves {
		if t := newTarget(c, s, slots, l); t != nil {
			c.targets, c.leaves = append(c.targets, t), append(c.leaves, l)
		}
	}
	return c
}

// Begin turns to a stripe, which comes behind the one before. The error is ErrDamaged, or that of reading the file.
func (c *Scanner) Begin(s *Stripe) error {
	err := c.seek(s)
	if c.in.err != nil {
		return c.in.err
	}
	return err
}

func (c *Scanner) seek(s *Stripe) error {
	c.stripe, c.to = *s, s.To
	if c.group != s.Group || c.at > s.From {
		open, err := c.reader.cursors(s.Group, c.in, &c.unpacker, c.leaves)
		if err != nil {
			return err
		}
		for i, t := range c.targets {
			t.cursor = open[i]
		}
		c.group, c.at = s.Group, 0
	}
	for _, t := range c.targets {
		if err := t.cursor.skip(s.From - c.at); err != nil {
			c.group = -1
			return err
		}
	}
	c.at = s.From
	return nil
}

// Scan reads the next rows of the stripe: 64, or how many are left. ids are their `_id`s, where they have any. Behind n rows an error may stand,
// which is ErrDamaged or that of reading the file.
func (c *Scanner) Scan() (n int, ids *[columns.Size][]byte, err error) {
	c.block.Clear()
	clear(c.ids[:])
	n = int(min(columns.Size, c.to-c.at))
	for _, t := range c.targets {
		if whole := t.fill(c, n); whole < n {
			n, err = whole, ErrDamaged
		}
	}
	c.at += int64(n)
	if err == nil && c.at == c.reader.file.Metadata().RowGroups[c.group].NumRows {
		err = c.checkOver()
	}
	if err != nil {
		c.group = -1
	}
	if c.in.err != nil {
		err = c.in.err
	}
	return n, &c.ids, err
}

func (c *Scanner) checkOver() error {
	for _, t := range c.targets {
		if t.cursor.more() {
			return ErrDamaged
		}
	}
	return nil
}

// target is what the values of a column are answers to.
type target struct {
	slot   int // of an item, or one of those below
	stated string
	way    way
	number bool // the item is one of numbers
	amount bool // what is stored is a number, and what the item wants
	leaf   leaf
	cursor *cursor

	// What is known of the entries of a dictionary.
	dictionary *values
	known      known
	judged     []columns.Judged
	numbers    []float64
	codes      []code
	indexes    [columns.Size]uint32

	// The list that is being read.
	list      []int
	refused   bool // it holds what is no code
	row       int
	members64 [columns.Size]code
}

// The slots of columns that are no items.
const (
	recordID   = -1 - iota
	stated     // what `_survey` or `_version` says in most records
	overriding // `_overrides`
)

// way is how a text is read.
type way uint8

const (
	anyhow way = iota
	asWords
	asDigits // a number of a person or a telephone, where it is written as a record has it
)

// newTarget is nil where nothing hangs on the values of a column.
func newTarget(c *Scanner, s *ir.Survey, slots map[string]int, l leaf) *target {
	key := c.reader.columns.Key(l.column)
	t := &target{leaf: l}
	slot, isItem := slots[key]
	version := s.Property("version")
	switch {
	case isItem:
		kind := s.Items[slot].Domain.Kind
		t.slot, t.way, t.number = slot, wayOf(&s.Items[slot].Domain), kind == ir.Number
		t.amount = l.number != nil && (t.number || kind == ir.Choice)
	case key == answers.IDKey && !l.list:
		t.slot = recordID
	case key == answers.SurveyKey:
		t.slot, t.stated = stated, s.ID
	case key == answers.VersionKey && version != "":
		t.slot, t.stated = stated, version
	case key == answers.OverridesKey:
		t.slot = overriding
	default:
		return nil
	}
	return t
}

func wayOf(d *ir.Domain) way {
	switch {
	case d.Kind != ir.Text && d.Kind != ir.Signature || d.Format == "" && len(d.None) > 0:
		return anyhow
	case d.Format == "":
		return asWords
	}
	return asDigits
}
