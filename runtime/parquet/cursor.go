package parquet

import (
	"io"
	"math/bits"
	"slices"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// cursor walks through the rows of a column chunk.
type cursor struct {
	leaf  *leaf
	pages *pages
	page  page

	// Of a list: what has been read ahead.
	ahead   int    // entries: members, and what stands for rows without any
	starts  uint64 // those that begin a row
	members uint64
}

// cursors are those of columns in a group.
func (r *Reader) cursors(group int, in *guarded, u *unpacker, leaves []leaf) ([]*cursor, error) {
	var all []*cursor
	if r.nonsense(group) {
		return nil, ErrDamaged
	}
	u.held, u.most = 0, maxHeld(len(leaves)) // those of the group before are done with
	for i := range leaves {
		p, err := r.newPages(group, &leaves[i], in, u)
		if err != nil {
			return nil, err
		}
		all = append(all, &cursor{leaf: &leaves[i], pages: p})
	}
	return all, nil
}

// nonsense tells whether a group says of itself what cannot be: less than no rows, or none where its columns have values.
func (r *Reader) nonsense(group int) bool {
	g := &r.file.Metadata().RowGroups[group]
	return g.NumRows < 0 || len(r.leaves) == 0 || g.NumRows == 0 && slices.ContainsFunc(g.Columns, func(c format.ColumnChunk) bool { return c.MetaData.NumValues > 0 })
}

// row hands the values of a row to visit. Where they cannot be read it returns an error, which is ErrDamaged if there are fewer rows than
// the file says.
func (c *cursor) row(visit func(parquet.Value)) error {
	if c.leaf.list {
		return c.list(visit)
	}
	set, _, err := c.defined(1)
	if err != nil || set == 0 {
		return err
	}
	return c.value(visit)
}

func (c *cursor) value(visit func(parquet.Value)) error {
	v, ok := c.page.source.next()
	if !ok {
		return ErrDamaged
	}
	visit(v)
	return nil
}

// turn goes to the next page where there is nothing left of the one at hand.
func (c *cursor) turn() error {
	for c.page.left == 0 {
		if err := c.pages.next(); err != nil {
			return err
		}
		if err := c.read(); err != nil {
			return err
		}
	}
	return nil
}

func (c *cursor) read() error {
	err := c.pages.read(&c.page)
	if err != nil {
		c.page = page{}
	}
	return err
}

// defined gives which of the next rows have a value: of up to 64 of a column of no lists, n, at least one.
func (c *cursor) defined(most int) (set uint64, n int, err error) {
	if err := c.turn(); err != nil {
		return 0, 0, ended(err)
	}
	n = min(most, c.page.left)
	switch c.leaf.defined {
	case 0:
		set = ones(n)
	default:
		set, n = c.page.defined.equal(n, uint32(c.leaf.defined))
	}
	if n == 0 {
		return 0, 0, ErrDamaged
	}
	c.page.left -= n
	return set, n, nil
}

// checkOver returns ErrDamaged where there is more in a column than its group has rows: they would be passed over in silence.
func checkOver(all []*cursor) error {
	for _, c := range all {
		if c.more() {
			return ErrDamaged
		}
	}
	return nil
}

func (c *cursor) more() bool {
	for c.page.left == 0 && c.ahead == 0 {
		if c.pages.next() != nil {
			return false
		}
		c.page.left = int(max(c.pages.header.DataPageHeader.V.NumValues, c.pages.header.DataPageHeaderV2.V.NumValues))
		c.pages.pass()
	}
	return true
}

// ended is the error of a column that has fewer rows than its group.
func ended(err error) error {
	if err == io.EOF {
		return ErrDamaged
	}
	return err
}

// list hands the members of a row's list to visit.
func (c *cursor) list(visit func(parquet.Value)) error {
	for first := true; ; first = false {
		err := c.look()
		switch {
		case err == io.EOF && !first:
			return nil
		case err != nil:
			return ended(err)
		case !first && c.starts&1 == 1:
			return nil
		}
		isMember := c.members&1 == 1
		c.drop(1)
		if !isMember {
			continue
		}
		if err := c.value(visit); err != nil {
			return err
		}
	}
}

// look reads ahead where nothing has been; io.EOF is behind the last.
func (c *cursor) look() error {
	if c.ahead > 0 {
		return nil
	}
	if err := c.turn(); err != nil {
		return err
	}
	n := min(64, c.page.left)
	goesOn, repeated := c.page.repeated.set(n)
	members, defined := c.page.defined.equal(n, uint32(c.leaf.defined))
	if n = min(repeated, defined); n == 0 {
		return ErrDamaged
	}
	c.starts, c.members, c.ahead = ^goesOn, members, n
	c.page.left -= n
	return nil
}

// drop passes over entries.
func (c *cursor) drop(n int) {
	c.starts >>= n
	c.members >>= n
	c.ahead -= n
}

// skip passes over rows. Whole pages are not unpacked.
func (c *cursor) skip(rows int64) error {
	for rows > 0 {
		if c.page.left == 0 && c.ahead == 0 {
			passed, err := c.pass(rows)
			if err != nil {
				return ended(err)
			}
			if rows -= passed; passed > 0 {
				continue
			}
		}
		n, err := c.skipSome(int(min(rows, 64)))
		if err != nil {
			return err
		}
		rows -= int64(n)
	}
	return nil
}

// pass passes over the next page if it has no more than these rows; else it is turned to.
func (c *cursor) pass(rows int64) (passed int64, err error) {
	if err := c.pages.next(); err != nil {
		return 0, err
	}
	if n := c.pages.rows(); n >= 0 && int64(n) <= rows {
		c.pages.pass()
		return int64(n), nil
	}
	return 0, c.read()
}

func (c *cursor) skipSome(rows int) (n int, err error) {
	if c.leaf.list {
		return c.skipLists(rows)
	}
	set, n, err := c.defined(rows)
	if err == nil {
		c.page.source.skip(bits.OnesCount64(set))
	}
	return n, err
}

// skipLists passes over lists, and gives how many there were.
func (c *cursor) skipLists(rows int) (n int, err error) {
	for {
		switch err := c.look(); {
		case err == io.EOF && n > 0:
			return n, nil
		case err != nil:
			return n, ended(err)
		}
		starts, k := c.starts&ones(c.ahead), c.ahead
		if n == 0 {
			starts |= 1 // whatever it says
		}
		more := bits.OnesCount64(starts) > rows-n
		if more {
			k = nth(starts, rows-n) // there the row behind the last begins
		}
		n += bits.OnesCount64(starts & ones(k))
		c.page.source.skip(bits.OnesCount64(c.members & ones(k)))
		if c.drop(k); more {
			return n, nil
		}
	}
}
