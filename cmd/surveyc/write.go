package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes a file whole or not at all: beside its place first, then renamed. A file
// that is there keeps its permissions, a link what it leads to. The error names path, whatever
// went wrong on the way.
func writeFile(path string, data []byte) error {
	return writeThrough(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// writeThrough is writeFile for what is too large to be held: fill writes it bit by bit.
func writeThrough(path string, write func(io.Writer) error) error {
	var own *inWriting
	switch err := replace(followed(path), write); {
	case err == nil:
		return nil
	case errors.As(err, &own):
		return own.error
	case isFolder(path):
		return newFault("cmd.is-folder", path)
	case errors.Is(err, fs.ErrNotExist):
		return newFault("cmd.no-folder", filepath.Dir(path), path)
	default:
		return &fs.PathError{Op: "write", Path: path, Err: cause(err)}
	}
}

// followed is where a link leads, and any other path itself.
func followed(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return path
}

// inWriting is what write itself found wrong.
type inWriting struct{ error }

func replace(path string, write func(io.Writer) error) error {
	if isStream(path) {
		return pour(path, write)
	}
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	err = fill(temp, write, permissions(path))
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
	}
	return err
}

// isStream tells whether something is there that no file takes the place of: a device, as /dev/null, or a pipe.
func isStream(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

func pour(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = written(f, write)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

// cause is what went wrong, without the names of the files it went wrong with.
func cause(err error) error {
	var (
		path *fs.PathError
		link *os.LinkError
	)
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func fill(f *os.File, write func(io.Writer) error, mode fs.FileMode) error {
	err := written(f, write)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}

func written(f *os.File, write func(io.Writer) error) error {
	err := write(f)
	if _, isPath := errors.AsType[*fs.PathError](err); err != nil && !isPath {
		return &inWriting{err}
	}
	return err
}

func permissions(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}
