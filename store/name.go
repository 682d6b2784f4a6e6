package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"net/url"
	"os"
	"sort"
	"strings"
)

const (
	fileSuffix = ".db"
	pidSuffix  = ".pid"  // beside an open store: the process that has it
	goodSuffix = ".good" // beside a store: its last copy
	newInfix   = ".new-" // of files that are not complete yet
	maxName    = 200     // bytes of a file name before it is shortened
)

// siteHost is the part of a site that its store is named after: the host in lower case, and the port when it is not
// that of the scheme. The scheme does not count, so a site keeps its history when it moves to https.
func siteHost(site string) (string, error) {
	if !strings.Contains(site, "://") {
		site = "//" + site
	}
	u, err := url.Parse(site)
	if err != nil {
		return "", fmt.Errorf("%q is not the address of a site: %w", site, err)
	}
	host, port := strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), u.Port()
	if host == "" {
		return "", fmt.Errorf("%q is not the address of a site: it has no host", strings.TrimPrefix(site, "//"))
	}
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		if strings.Contains(host, ":") {
			host = "[" + host + "]"
		}
		return host, nil
	}
	return net.JoinHostPort(host, port), nil
}

// fileName is the file of a host that siteHost made: client.example.db, 127.0.0.1_8900.db. Every host has a name of
// its own: what is not a letter, digit, dot or hyphen is written as an underscore and two hexadecimal digits, but for
// the colon before the port, which is one underscore followed by digits only up to the end.
func fileName(host string) string {
	port := ""
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		host, port = host[:i], "_"+host[i+1:]
	}
	var b strings.Builder
	for i := range len(host) {
		switch c := host[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '-', c == '.' && i > 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "_x%02x", c)
		}
	}
	name := b.String() + port
	if len(name) > maxName {
		sum := sha256.Sum256([]byte(name))
		name = name[:maxName-18] + "_h" + hex.EncodeToString(sum[:8])
	}
	return name + fileSuffix
}

// hostOf is the reverse of fileName; "" for a file that is not a store.
func hostOf(file string) string {
	name, ok := strings.CutSuffix(file, fileSuffix)
	if !ok || name == "" || strings.Contains(name, newInfix) {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if name[i] != '_' {
			b.WriteByte(name[i])
			continue
		}
		if i+3 < len(name) && name[i+1] == 'x' {
			if c, err := hex.DecodeString(name[i+2 : i+4]); err == nil {
				b.Write(c)
				i += 3
				continue
			}
		}
		b.WriteByte(':')
	}
	return b.String()
}

// List returns the hosts that have a store in dir, sorted; each may be given to Open as a site. A directory that does
// not exist has none.
func List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("listing the stores: %w", err)
	}
	var hosts []string
	for _, e := range entries {
		if host := hostOf(e.Name()); host != "" && !e.IsDir() {
			hosts = append(hosts, host)
		}
	}
	sort.Strings(hosts)
	return hosts, nil
}
