package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSecret(t *testing.T) {
	t.Setenv("ASSAY_TEST_LOGIN", " token-1 \n")
	t.Setenv("ASSAY_TEST_EMPTY", "")
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, tt := range []struct{ value, want, fault string }{
		{"plain", "plain", ""},
		{"", "", ""},
		{"env:ASSAY_TEST_LOGIN", "token-1", ""},
		{"file:" + write("login", "token-2\n"), "token-2", ""},
		{"env:ASSAY_TEST_EMPTY", "", "is empty"},
		{"env:ASSAY_TEST_NOWHERE", "", "no variable ASSAY_TEST_NOWHERE"},
		{"file:" + filepath.Join(dir, "nowhere"), "", "no such file"},
		{"file:" + write("empty", "\n"), "", "is empty"},
		{"file:" + write("long", strings.Repeat("x", maxSecret+1)), "", "longer than 64 KiB"},
		{"file:" + write("lines", "a\r\nX-Injected: b"), "", "line break"},
		{"a\nb", "", "line break"},
	} {
		got, err := secret(tt.value)
		if got != tt.want || (err == nil) != (tt.fault == "") || err != nil && !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%q: %q %v, want %q %s", tt.value, got, err, tt.want, tt.fault)
		}
	}
}

func TestPlainSecret(t *testing.T) {
	for _, tt := range []struct {
		key, value string
		refused    bool
	}{
		{"cookie", "session=abc", true},
		{"cookie", "env:LOGIN", false},
		{"header", "Authorization: Basic abc", true},
		{"header", "authorization: file:login.txt", false},
		{"header", "X-Api-Key: abc", true},
		{"header", "Accept-Language: zh", false},
		{"user-agent", "token/1.0", false},
	} {
		if err := plainSecret(tt.key, []string{tt.value}); (err != nil) != tt.refused {
			t.Errorf("%s: %s: %v", tt.key, tt.value, err)
		} else if err != nil && strings.Contains(err.Error(), "abc") {
			t.Errorf("the error shows the secret: %v", err)
		}
	}
}
