package parquet

import (
	"io"

	"github.com/parquet-go/parquet-go"
)

// cursor walks through the values of a column chunk, a page at a time.
type cursor struct {
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [128]parquet.Value
	n, at  int
}

// next is the next value; io.ErrUnexpectedEOF where the chunk has fewer than it says.
func (c *cursor) next() (parquet.Value, error) {
	for c.at == c.n {
		if err := c.fill(); err != nil {
			return parquet.Value{}, err
		}
	}
	c.at++
	return c.buffer[c.at-1], nil
}

// nextOfRow is the next value of a list: the first of a row, or one that goes on with it.
func (c *cursor) nextOfRow(first bool) (v parquet.Value, ok bool, err error) {
	for c.at == c.n {
		err := c.fill()
		if err == io.ErrUnexpectedEOF && !first {
			return v, false, nil
		}
		if err != nil {
			return v, false, err
		}
	}
	v = c.buffer[c.at]
	if !first && v.RepetitionLevel() == 0 {
		return v, false, nil
	}
	c.at++
	return v, true, nil
}

func (c *cursor) fill() error {
	if c.values == nil {
		if err := c.turn(); err != nil {
			return err
		}
	}
	n, err := c.values.ReadValues(c.buffer[:])
	c.n, c.at = n, 0
	switch {
	case err == io.EOF:
		c.values = nil
	case err != nil:
		return err
	case n == 0:
		return io.ErrNoProgress
	}
	return nil
}

// turn goes to the next page.
func (c *cursor) turn() error {
	parquet.Release(c.page)
	page, err := c.pages.ReadPage()
	c.page = page
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	if err != nil {
		return err
	}
	c.values = page.Values()
	return nil
}

func (c *cursor) close() {
	if c.page != nil {
		parquet.Release(c.page)
	}
	_ = c.pages.Close()
}
