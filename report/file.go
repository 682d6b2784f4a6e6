package report

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// WriteFile writes a file that is there as a whole or not at all: a temporary file in the same folder is written,
// synced and renamed, then the folder is synced. After any error the former file is as it was, and no temporary file
// is left. A process that is killed in between leaves a file named .NAME-*.tmp, which nobody takes for a report.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	dir, name := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	f, err := temporary(dir, name)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
			err = fmt.Errorf("write %s: %w", path, err)
		}
	}()
	err = write(f)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return err
	}
	return syncDir(dir)
}

// temporary makes a file beside the one it will become, with the permissions that the user's umask leaves
// (os.CreateTemp would hide the report from everybody else).
func temporary(dir, name string) (*os.File, error) {
	for {
		path := filepath.Join(dir, fmt.Sprintf(".%s-%08x.tmp", name, rand.Uint32()))
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, os.ErrExist) {
			return f, err
		}
	}
}

// syncDir makes a rename durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if cerr := d.Close(); err == nil {
		err = cerr
	}
	return err
}

// Probe makes dir where it is missing and writes a file in it, so that an audit of an hour does not fail at its last
// step. The error is a sentence for the user.
func Probe(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("the report folder %s cannot be made: %w", dir, cause(err))
	}
	f, err := os.CreateTemp(dir, ".assay-probe-*.tmp")
	if err != nil {
		return fmt.Errorf("the report folder %s cannot be written to: %w", dir, cause(err))
	}
	_, err = f.Write([]byte("assay"))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	os.Remove(f.Name())
	if err != nil {
		return fmt.Errorf("the report folder %s cannot be written to: %w", dir, cause(err))
	}
	return nil
}

// cause drops the operation and the path from a file error: the sentence around it names the folder.
func cause(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
