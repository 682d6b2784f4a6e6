package report

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteFileReplacesTheFileAsAWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	for _, text := range []string{"first", "second"} {
		if err := WriteFile(path, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(path); string(b) != text {
			t.Errorf("file holds %q", b)
		}
	}
	plain := filepath.Join(t.TempDir(), "plain")
	if err := os.WriteFile(plain, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	want, _ := os.Stat(plain)
	if info, _ := os.Stat(path); info.Mode() != want.Mode() {
		t.Errorf("mode is %v, that of any new file is %v", info.Mode(), want.Mode())
	}
	alone(t, path)
}

func TestFailedWriteLeavesTheFormerFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte("former"), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the store is damaged")
	err := WriteFile(path, func(w io.Writer) error { io.WriteString(w, "half a rep"); return broken })
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), path) {
		t.Errorf("error is %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "former" {
		t.Errorf("file holds %q", b)
	}
	alone(t, path)
}

func TestWriteFileIntoAMissingFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gone", "report.html")
	if err := WriteFile(path, func(io.Writer) error { return nil }); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
}

func TestWriteFileOverAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder was replaced")
	}
	alone(t, path)
}

// alone fails when something else than path lies in its folder.
func alone(t *testing.T, path string) {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != filepath.Base(path) {
			t.Errorf("%s is left behind", f.Name())
		}
	}
}

func TestProbe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	if err := Probe(dir); err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("probe leaves %v, %v", files, err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	err := Probe(filepath.Join(file, "out"))
	if err == nil || err.Error() != "the report folder "+filepath.Join(file, "out")+" cannot be made: not a directory" {
		t.Errorf("error is %v", err)
	}
}
