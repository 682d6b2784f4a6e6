package rules

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// template is a whole rule that loads and whose examples hold, to start from.
//
//go:embed template.yaml
var template []byte

// New writes a rule to start from for the id pack/name and returns its path: name.yaml in the folder pack under dir.
// It never overwrites a file.
func New(dir, id string) (string, error) {
	pack, name, ok := strings.Cut(id, "/")
	if !ok || !ruleName.MatchString(pack) || !ruleName.MatchString(name) {
		return "", fmt.Errorf("%q is not the id of a rule; write pack/name in lower-case letters, digits and hyphens", id)
	}
	folder := filepath.Join(dir, pack)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("make the folder of the pack: %w", err)
	}
	path := filepath.Join(folder, name+".yaml")
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("%s is already there: %w", path, err)
	}
	if err != nil {
		return "", fmt.Errorf("write the rule: %w", err)
	}
	_, err = f.Write(template)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("write the rule: %w", err)
	}
	return path, nil
}
