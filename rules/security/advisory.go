package security

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// libraryTable is the data of the rule vulnerable-library: the columns are described in its first lines.
//
//go:embed libraries.tsv
var libraryTable string

// An advisory is a range of versions of a library with a published advisory.
type advisory struct {
	file, banner string // name in addresses, and in the comment that the file begins with, both lower case
	name         string
	from, fixed  string // first version with the hole, and the first without
	advisory     string
}

var advisories = sync.OnceValue(func() []advisory {
	var list []advisory
	for line := range strings.Lines(libraryTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) == 6 && !strings.HasPrefix(line, "#") {
			list = append(list, advisory{f[0], f[1], f[2], f[3], f[4], f[5]})
		}
	}
	return list
})

// isVersion reports whether s is two to four numbers parted by dots.
func isVersion(s string) bool {
	parts := strings.Split(s, ".")
	if len(s) > 20 || len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for _, p := range parts {
		if n, err := strconv.Atoi(p); err != nil || n < 0 || len(p) > 4 {
			return false
		}
	}
	return true
}

// older reports whether version a comes before b; both are numbers parted by dots.
func older(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		m, n := 0, 0
		if i < len(x) {
			m, _ = strconv.Atoi(x[i])
		}
		if i < len(y) {
			n, _ = strconv.Atoi(y[i])
		}
		if m != n {
			return m < n
		}
	}
	return false
}
