package rules

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// Limits of a zip file. It is read into memory and never unpacked to disk; a file in it is unpacked when it is read,
// to one byte more than a rule may have.
const (
	maxArchive      = 8 << 20
	maxEntriesOfZip = 5000
	maxUnpacked     = 64 << 20
	maxRatio        = 100
	freeOfRatio     = 64 << 10 // smaller files may be as dull as they like
)

// openArchive reads a zip file as a folder.
func openArchive(name string) (fs.FS, error) {
	data, err := readArchive(name)
	if err != nil {
		return nil, fmt.Errorf("read the rule pack: %w", err)
	}
	fail := func(format string, args ...any) (fs.FS, error) {
		return nil, &Error{File: name, Msg: fmt.Sprintf(format, args...)}
	}
	if len(data) > maxArchive {
		return fail("the zip file has more than %d bytes", maxArchive)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Error{File: name, Msg: "not a folder and not a zip file", Hint: "a pack is a folder with one .yaml file a rule"}
	}
	if len(z.File) > maxEntriesOfZip {
		return fail("the zip file has %d entries, at most %d are read", len(z.File), maxEntriesOfZip)
	}
	total := uint64(0)
	seen := map[string]bool{}
	for _, f := range z.File {
		clean := strings.TrimSuffix(f.Name, "/")
		switch {
		case !fs.ValidPath(clean) || strings.ContainsAny(f.Name, `\:`) || clean != path.Clean(clean):
			return fail("the zip file has the path %q, which leads out of it or is no path", printable(cut(f.Name)))
		case seen[clean]:
			return fail("the zip file has %q twice", printable(cut(f.Name)))
		case f.Flags&1 != 0:
			return fail("%q is encrypted", printable(cut(f.Name)))
		case f.UncompressedSize64 > freeOfRatio && f.UncompressedSize64/maxRatio > f.CompressedSize64:
			return fail("%q is packed more than %d to 1", printable(cut(f.Name)), maxRatio)
		case f.UncompressedSize64 > maxUnpacked:
			return fail("%q would unpack to more than %d bytes", printable(cut(f.Name)), maxUnpacked)
		}
		seen[clean] = true
		if total += f.UncompressedSize64; total > maxUnpacked {
			return fail("the zip file would unpack to more than %d bytes", maxUnpacked)
		}
	}
	return z, nil
}

// readArchive reads a regular file, one byte more than is allowed.
func readArchive(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is neither a folder nor a zip file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxArchive+1))
}

// cut shortens a name for messages.
func cut(s string) string {
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown]) + "…"
	}
	return s
}
