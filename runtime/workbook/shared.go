package workbook

import (
	"encoding/binary"
	"io"
	"slices"
)

// texts are the strings that cells share, by number. They are kept in blocks of perBlock: the first ones in memory, the others in a
// spool, of which the blocks read last are held.
type texts struct {
	n       int
	filling []byte
	held    [][]byte // whole blocks
	size    int      // of held
	spool   Spool
	spilled []span // where the blocks behind held are in the spool
	end     int64
	recent  []recent // the last one read comes last
	fetched int      // bytes of recent
	open    func() (Spool, error)
}

type span struct {
	at   int64
	size int
}

type recent struct {
	block int
	data  []byte
}

const (
	perBlock    = 64
	heldBytes   = 24 << 20
	recentBytes = 8 << 20
	mostTexts   = 50_000_000
	mostSpilled = 4 << 30
	// maxText is what a cell can hold at most: 32,767 characters.
	maxText = 4 * 32_767
)

func (w *Workbook) readShared() (*texts, error) {
	t := &texts{open: w.spool}
	if w.parts[canonical(w.shared)] == nil {
		return t, nil
	}
	in, err := w.open(w.shared)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	cut := newCutter(in, "si", "sst", maxText*8)
	var reader elementReader
	for cut.next() {
		if err := t.add(reader.text(cut.element(), cut.tooLong)); err != nil {
			return nil, err
		}
	}
	if err := cut.err(); err != nil {
		return nil, damaged(err)
	}
	return t, t.flush()
}

func (t *texts) add(text []byte) error {
	t.filling = append(binary.AppendUvarint(t.filling, uint64(len(text))), text...)
	if t.n >= mostTexts || t.end > mostSpilled {
		return fault("workbook.damaged")
	}
	if t.n++; t.n%perBlock == 0 {
		return t.flush()
	}
	return nil
}

// flush puts a block away.
func (t *texts) flush() error {
	switch {
	case len(t.filling) == 0:
		return nil
	case t.size+len(t.filling) <= heldBytes && t.spilled == nil:
		t.held = append(t.held, slices.Clone(t.filling))
		t.size += len(t.filling)
	default:
		if err := t.spill(); err != nil {
			return err
		}
	}
	t.filling = t.filling[:0]
	return nil
}

func (t *texts) spill() error {
	if t.spool == nil {
		if t.open == nil {
			return fault("workbook.strings", heldBytes>>20)
		}
		spool, err := t.open()
		if err != nil {
			return err
		}
		t.spool = spool
	}
	n, err := t.spool.Write(t.filling)
	t.spilled = append(t.spilled, span{t.end, len(t.filling)})
	t.end += int64(n)
	return err
}

// text is the string of that number, valid until the next call; false for one that is not there.
func (t *texts) text(n int) ([]byte, bool, error) {
	if n < 0 || n >= t.n {
		return nil, false, nil
	}
	block, err := t.block(n / perBlock)
	if err != nil {
		return nil, false, err
	}
	for range n % perBlock {
		size, width := binary.Uvarint(block)
		block = block[width+int(size):]
	}
	size, width := binary.Uvarint(block)
	return block[width : width+int(size)], true, nil
}

func (t *texts) block(b int) ([]byte, error) {
	if b < len(t.held) {
		return t.held[b], nil
	}
	for i := len(t.recent) - 1; i >= 0; i-- {
		if t.recent[i].block == b {
			return t.recent[i].data, nil
		}
	}
	return t.fetch(b)
}

func (t *texts) fetch(b int) ([]byte, error) {
	at := t.spilled[b-len(t.held)]
	data := make([]byte, at.size)
	if _, err := t.spool.ReadAt(data, at.at); err != nil && err != io.EOF {
		return nil, err
	}
	for t.fetched+len(data) > recentBytes && len(t.recent) > 0 {
		t.fetched -= len(t.recent[0].data)
		t.recent = slices.Delete(t.recent, 0, 1)
	}
	t.fetched += len(data)
	t.recent = append(t.recent, recent{b, data})
	return data, nil
}
