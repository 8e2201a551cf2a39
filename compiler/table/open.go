package table

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/surveyc/surveyc/dsl/source"
)

// Place is where a survey stands. Its tables stand in its folder or below.
type Place struct {
	fs    fs.FS
	shown string // what the names of files begin with in messages
}

// Beside is the place of a survey's main file, which is at path of fsys; fsys is nil where the survey came from no
// file system.
func Beside(main *source.File, fsys fs.FS, path string) Place {
	return Place{fsys, strings.TrimSuffix(main.Name, path)}
}

// Megabytes is how large a table may be.
const (
	Megabytes = 16
	largest   = Megabytes << 20
)

// Why a table cannot be read, besides what the file system says.
var (
	ErrNowhere = errors.New("there is no file system")
	ErrOutside = errors.New("it is no table in the survey's folder")
	ErrLarge   = errors.New("the table is too large")
	ErrNoText  = errors.New("the table is no text")
)

// Open reads the table that is written in a file of the survey. name is what messages call it, also where there
// is an error.
func (p Place) Open(written string, in *source.File) (table *source.File, name string, err error) {
	to, ok := target(strings.TrimPrefix(in.Name, p.shown), written)
	switch {
	case !ok:
		return nil, written, ErrOutside
	case p.fs == nil:
		return nil, written, ErrNowhere
	}
	name = p.shown + to
	data, err := read(p.fs, to)
	if err != nil {
		return nil, name, err
	}
	if table, err = source.Decode(name, data); err != nil {
		return nil, name, ErrNoText
	}
	return table, name, nil
}

// target is the path that is written in a file. It never leads out of that file's folder.
func target(from, written string) (to string, ok bool) {
	clean := path.Clean(written)
	outside := strings.HasPrefix(clean, "/") || strings.ContainsAny(written, `\:`)
	for _, step := range strings.Split(written, "/") {
		outside = outside || step == ".."
	}
	if outside || !strings.HasSuffix(strings.ToLower(clean), ".csv") || !fs.ValidPath(clean) {
		return "", false
	}
	return path.Join(path.Dir(from), clean), true
}

func read(fsys fs.FS, path string) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largest+1))
	if err == nil && len(data) > largest {
		return nil, ErrLarge
	}
	return data, err
}

// Reason is why the file system does not give a table, without its path.
func Reason(err error) string {
	var why *fs.PathError
	if errors.As(err, &why) {
		return why.Err.Error()
	}
	return err.Error()
}
