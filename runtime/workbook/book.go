package workbook

import (
	"compress/flate"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// corrupt tells errors of the packed or of the unpacked contents from those of reading the file.
func corrupt(err error) bool {
	var (
		packed flate.CorruptInputError
		text   *xml.SyntaxError
		form   xml.UnmarshalError
		number *strconv.NumError
	)
	return errors.As(err, &packed) || errors.As(err, &text) || errors.As(err, &form) || errors.As(err, &number)
}

func numbered(n int, text string) bool { return strconv.Itoa(n) == text }

// readBook finds the sheets, the styles and the shared strings.
func (w *Workbook) readBook() error {
	if w.parts["_rels/.rels"] == nil {
		return fault("workbook.none")
	}
	links, err := w.links("_rels/.rels", "")
	if err != nil {
		return err
	}
	book := links.first("/officeDocument")
	if book == "" || path.Ext(book) != ".xml" {
		return fault("workbook.none")
	}
	if links, err = w.links(relsOf(book), path.Dir(book)); err != nil {
		return err
	}
	if err := w.readSheets(book, links); err != nil {
		return err
	}
	w.shared = links.first("/sharedStrings")
	if styles := links.first("/styles"); styles != "" {
		return w.each(styles, newStyles(&w.styles).element)
	}
	return nil
}

func (w *Workbook) readSheets(book string, links links) error {
	hidden := []sheet{}
	err := w.each(book, func(path []string, e xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			if on := attr(e, "date1904"); on == "1" || on == "true" {
				w.epoch = epoch1904
			}
		case "sheet":
			s := sheet{attr(e, "name"), links.target(attr(e, "id"), "/worksheet"), attr(e, "state") != "" && attr(e, "state") != "visible"}
			switch {
			case s.part == "" || len(w.sheets)+len(hidden) >= maxSheets:
			case s.hidden:
				hidden = append(hidden, s)
			default:
				w.sheets = append(w.sheets, s)
			}
		}
	})
	w.sheets = append(w.sheets, hidden...)
	return err
}

// links are the relations of a part to others.
type links []link

type link struct{ id, kind, target string }

func relsOf(part string) string {
	return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
}

func (w *Workbook) links(rels, folder string) (links, error) {
	var all links
	err := w.each(rels, func(_ []string, e xml.StartElement) {
		if e.Name.Local != "Relationship" || len(all) > 10*maxSheets {
			return
		}
		target := attr(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		all = append(all, link{attr(e, "Id"), attr(e, "Type"), target})
	})
	return all, err
}

func (l links) first(kind string) string {
	i := slices.IndexFunc(l, func(x link) bool { return strings.HasSuffix(x.kind, kind) })
	if i < 0 {
		return ""
	}
	return l[i].target
}

func (l links) target(id, kind string) string {
	i := slices.IndexFunc(l, func(x link) bool { return x.id == id && strings.HasSuffix(x.kind, kind) })
	if i < 0 {
		return ""
	}
	return l[i].target
}

// each hands the start of every element of a small part to see, with the names of those around it.
func (w *Workbook) each(part string, see func(path []string, e xml.StartElement)) error {
	in, err := w.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	limited := &io.LimitedReader{R: in, N: maxSmall}
	d := xml.NewDecoder(limited)
	var around []string
	for {
		token, err := d.RawToken()
		switch {
		case err == io.EOF && len(around) == 0 && limited.N > 0:
			return nil
		case err != nil:
			return damaged(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			see(around, e)
			if around = append(around, e.Name.Local); len(around) > 100 {
				return fault("workbook.damaged")
			}
		case xml.EndElement:
			if len(around) == 0 || around[len(around)-1] != e.Name.Local {
				return fault("workbook.damaged")
			}
			around = around[:len(around)-1]
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
