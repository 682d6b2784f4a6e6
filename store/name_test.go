package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFileNames(t *testing.T) {
	for site, want := range map[string]string{
		"https://client.example/":           "client.example.db",
		"http://client.example/":            "client.example.db",
		"https://Client.Example./shop/?a=b": "client.example.db",
		"client.example":                    "client.example.db",
		"http://client.example:80/":         "client.example.db",
		"https://client.example:443/":       "client.example.db",
		"https://client.example:80/":        "client.example_80.db",
		"http://127.0.0.1:8900/":            "127.0.0.1_8900.db",
		"127.0.0.1:8900":                    "127.0.0.1_8900.db",
		"http://[::1]:8900/":                "_x5b_x3a_x3a1_x5d_8900.db",
		"http://[fe80::1]/":                 "_x5bfe80_x3a_x3a1_x5d.db",
		"http://a_8900/":                    "a_x5f8900.db",
		"https://xn--fiqs8s.example/":       "xn--fiqs8s.example.db",
		"https://u:p@client.example/":       "client.example.db",
	} {
		host, err := siteHost(site)
		if err != nil {
			t.Errorf("%s: %v", site, err)
			continue
		}
		if got := fileName(host); got != want {
			t.Errorf("%s is stored in %s, want %s", site, got, want)
		}
		if back := hostOf(fileName(host)); back != host {
			t.Errorf("%s is listed as %s, want %s", site, back, host)
		}
	}
	for _, site := range []string{"", "https://", "/local/file", "http://[::1/", "http://..%2f..%2fetc/"} {
		if host, err := siteHost(site); err == nil {
			t.Errorf("%q was taken as host %q", site, host)
		}
	}
	long, err := siteHost("http://" + strings.Repeat("verylonglabel.", 17) + "example:8080/")
	if name := fileName(long); err != nil || len(name) > 210 {
		t.Errorf("%d bytes: %s", len(name), name)
	}
}

func TestList(t *testing.T) {
	dir := t.TempDir()
	for _, site := range []string{"https://b.example/", "http://127.0.0.1:8900/", "https://a.example:8443/"} {
		s, err := Open(dir, site, Options{})
		must(t, err)
		must(t, s.Backup())
		must(t, s.Close())
	}
	must(t, os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o666))
	must(t, os.WriteFile(filepath.Join(dir, "c.example.db.new-1"), nil, 0o666))
	must(t, os.Mkdir(filepath.Join(dir, "d.example.db"), 0o777))
	hosts, err := List(dir)
	if want := []string{"127.0.0.1:8900", "a.example:8443", "b.example"}; err != nil || !slices.Equal(hosts, want) {
		t.Errorf("%v, %v", hosts, err)
	}
	for _, h := range hosts {
		s, err := OpenReadOnly(dir, h)
		if err != nil {
			t.Errorf("%s is listed and cannot be opened: %v", h, err)
			continue
		}
		must(t, s.Close())
	}
	if hosts, err := List(filepath.Join(dir, "nowhere")); err != nil || len(hosts) > 0 {
		t.Errorf("a directory that is not there has %v, %v", hosts, err)
	}
}
