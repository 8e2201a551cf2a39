package workbook

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
	"sync"
	"unicode/utf8"
)

// texts are the strings that cells share, by number. They are kept in blocks of perBlock: the first ones in memory, the others in a
// spool, of which the blocks read last are held. A block begins with the ends of its texts. Once they are read they may be used by several
// goroutines at a time.
type texts struct {
	n       int
	invalid bool // one is not UTF-8
	filling []byte
	held    [][]byte // whole blocks
	size    int      // of held
	spool   Spool
	spilled []span // where the blocks behind held are in the spool
	end     int64
	open    func() (Spool, error)

	lock    sync.Mutex // of what follows
	recent  []recent   // the last one read comes last
	fetched int        // bytes of recent
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
	headSize    = 4 * perBlock
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
		text, ok := simple(cut.element())
		if !ok {
			text = reader.text(cut.element(), cut.tooLong)
		}
		if err := t.add(text); err != nil {
			return nil, err
		}
	}
	if err := cut.err(); err != nil {
		return nil, damaged(err)
	}
	return t, t.flush()
}

// simple is the text of an element in which nothing but that stands, as it mostly is.
func simple(element []byte) (text []byte, ok bool) {
	text, ok = bytes.CutPrefix(element, []byte("<si><t"))
	if !ok {
		return nil, false
	}
	if text, ok = bytes.CutPrefix(text, []byte(">")); !ok {
		if text, ok = bytes.CutPrefix(text, []byte(` xml:space="preserve">`)); !ok {
			return nil, false
		}
	}
	text, ok = bytes.CutSuffix(text, []byte("</t></si>"))
	ok = ok && len(text) <= maxText && bytes.IndexByte(text, '<') < 0 && bytes.IndexByte(text, '&') < 0 && !bytes.Contains(text, []byte("_x"))
	return text, ok
}

func (t *texts) add(text []byte) error {
	if t.n%perBlock == 0 {
		t.filling = append(t.filling[:0], make([]byte, headSize)...)
	}
	t.invalid = t.invalid || !utf8.Valid(text)
	t.filling = append(t.filling, text...)
	binary.LittleEndian.PutUint32(t.filling[4*(t.n%perBlock):], uint32(len(t.filling)))
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

// text is the string of that number; false for one that is not there.
func (t *texts) text(n int) ([]byte, bool, error) {
	if n < 0 || n >= t.n {
		return nil, false, nil
	}
	block, err := t.block(n / perBlock)
	if err != nil {
		return nil, false, err
	}
	return textIn(block, n%perBlock), true, nil
}

func textIn(block []byte, i int) []byte {
	from := uint32(headSize)
	if i > 0 {
		from = binary.LittleEndian.Uint32(block[4*i-4:])
	}
	to := binary.LittleEndian.Uint32(block[4*i:])
	return block[from:to:to]
}

func (t *texts) block(b int) ([]byte, error) {
	if b < len(t.held) {
		return t.held[b], nil
	}
	t.lock.Lock()
	defer t.lock.Unlock()
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
