package main

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// output is a file in the making: under its name only when it is whole.
type output struct {
	path string
	temp *os.File
	*bufio.Writer
}

func newOutput(path string) (sink, error) {
	if isFolder(path) {
		return nil, newFault("cmd.is-folder", path)
	}
	target := followed(path)
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return newDevice(path)
	}
	temp, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, newFault("cmd.no-folder", filepath.Dir(path), path)
	}
	if err != nil {
		return nil, &fs.PathError{Op: "write", Path: path, Err: cause(err)}
	}
	return &output{path, temp, bufio.NewWriterSize(temp, 64<<10)}, nil
}

// isAmong tells whether a file is one of those named, by whatever path: it is not to be lost to what is found in it.
func isAmong(path string, names []string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	return slices.ContainsFunc(names, func(name string) bool {
		of, err := os.Stat(name)
		return err == nil && os.SameFile(info, of)
	})
}

// newDevice writes to what is no file that could be replaced, such as /dev/stdout.
func newDevice(path string) (sink, error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return &device{f, bufio.NewWriterSize(f, 64<<10)}, nil
}

type device struct {
	file *os.File
	*bufio.Writer
}

func (d *device) commit() error { return errors.Join(d.Flush(), d.file.Close()) }
func (d *device) abandon()      { _ = d.file.Close() }

// commit puts the file in its place.
func (o *output) commit() error {
	target := followed(o.path)
	err := o.Flush()
	if err == nil {
		err = o.temp.Chmod(permissions(target))
	}
	if err == nil {
		err = o.temp.Sync()
	}
	if closeErr := o.temp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(o.temp.Name(), target)
	}
	if err != nil {
		_ = os.Remove(o.temp.Name())
		return &fs.PathError{Op: "write", Path: o.path, Err: cause(err)}
	}
	return nil
}

// abandon takes away what there is of it.
func (o *output) abandon() {
	_ = o.temp.Close()
	_ = os.Remove(o.temp.Name())
}

// printed is standard output as a file that needs no place.
type printed struct{ *bufio.Writer }

func (p printed) commit() error { return p.Flush() }
func (p printed) abandon()      { _ = p.Flush() } // what was found until then

// sink is where a result goes.
type sink interface {
	io.Writer
	commit() error
	abandon()
}
