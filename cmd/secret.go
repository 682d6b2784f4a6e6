package cmd

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// maxSecret bounds a secret that is read from a file, in bytes.
const maxSecret = 64 << 10

// secret reads env:NAME and file:PATH; any other value stands for itself. The error never shows the value.
func secret(v string) (string, error) {
	if name, ok := strings.CutPrefix(v, "env:"); ok {
		s, set := os.LookupEnv(name)
		if !set {
			return "", fmt.Errorf("the environment has no variable %s", name)
		}
		if v = strings.TrimSpace(s); v == "" {
			return "", fmt.Errorf("the environment variable %s is empty", name)
		}
	} else if path, ok := strings.CutPrefix(v, "file:"); ok {
		f, err := os.Open(path)
		if err != nil {
			return "", plainPath(err)
		}
		defer f.Close()
		b, err := io.ReadAll(io.LimitReader(f, maxSecret+1))
		if err != nil {
			return "", plainPath(err)
		}
		if v = strings.TrimSpace(string(b)); v == "" || len(b) > maxSecret {
			return "", fmt.Errorf("%s is empty or longer than 64 KiB", path)
		}
	}
	if i := strings.IndexFunc(v, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }); i >= 0 {
		return "", errors.New("the value has a line break or a control character in it")
	}
	return v, nil
}

// secretWords are parts of names of headers that carry a secret.
var secretWords = []string{"auth", "cookie", "token", "key", "secret", "session", "password", "signature"}

// plainSecret refuses a secret that stands in a configuration file: such files are copied, mailed and committed.
func plainSecret(key string, values []string) error {
	for _, v := range values {
		name := key
		if key == "header" {
			name, v, _ = strings.Cut(v, ":")
		} else if key != "cookie" {
			return nil
		}
		v = strings.TrimSpace(v)
		if v == "" || strings.HasPrefix(v, "env:") || strings.HasPrefix(v, "file:") {
			continue
		}
		for _, w := range secretWords {
			if strings.Contains(strings.ToLower(name), w) {
				return fmt.Errorf("a configuration file must not hold the value of %s itself", strings.TrimSpace(name))
			}
		}
	}
	return nil
}
