package page

import (
	"strconv"
	"strings"
)

// A digitRun is digits with what may stand between the digits of one telephone number.
type digitRun struct {
	from, to int
	count    int // digits
	plus     bool
	groups   int // of group
	group    [12]digitGroup
}

// A digitGroup is digits that stand together, and what stands before them.
type digitGroup struct {
	from, to int
	sep      string
}

// maxRun is where runEnd stops counting: no number is nearly as long, and tables of figures have runs without end.
const maxRun = 64

// runEnd is where the run that begins with the digit at i ends, and how many digits it has; it looks at maxRun of them.
func runEnd(s string, i int) (end, digits int) {
	for seps := 0; i < len(s) && digits < maxRun; {
		if s[i]-'0' <= 9 {
			i++
			digits++
			end, seps = i, 0
			continue
		}
		size := separator(s[i:])
		if seps++; size == 0 || seps == 4 {
			break
		}
		i += size
	}
	return end, digits
}

// read reads the run that begins with the digit at i, and a plus or bracket before it: "+49", "(0511)", "(+44)".
func (r *digitRun) read(s string, i int) {
	*r = digitRun{from: i}
	for k := i - 1; k >= 0 && i-k <= 4; k-- {
		c := s[k]
		if c == '+' {
			r.plus, r.from = true, k
			if k > 0 && s[k-1] == '(' {
				r.from--
			}
			break
		}
		if c == '(' {
			r.from = k
		} else if c != ' ' || r.from == i {
			break
		}
	}
	for r.groups < len(r.group) {
		j := i
		for j < len(s) && s[j]-'0' <= 9 {
			j++
		}
		g := digitGroup{from: i, to: j}
		if r.groups > 0 {
			g.sep = s[r.to:i]
		}
		r.group[r.groups] = g
		r.groups++
		r.count += j - i
		r.to = j
		k, seps := j, 0
		for k < len(s) && seps < 4 {
			size := separator(s[k:])
			if size == 0 {
				break
			}
			k += size
			seps++
		}
		if k == j || k >= len(s) || s[k]-'0' > 9 || seps == 4 {
			break
		}
		i = k
	}
}

// wideDigit reports whether a fullwidth digit stands in s: EF BC 90 … 99 in UTF-8.
func wideDigit(s string) bool {
	for {
		k := strings.Index(s, "\xef\xbc")
		if k < 0 || k+2 >= len(s) {
			return false
		}
		if s[k+2]-0x90 <= 9 {
			return true
		}
		s = s[k+3:]
	}
}

// withPlainDigits is s with fullwidth digits, plus and hyphen in ASCII.
func withPlainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９', r == '＋', r == '－':
			return r - 0xFEE0
		}
		return r
	}, s)
}

// separator is the length of what stands at the start of s and may part the digits of one number; 0 for others.
func separator(s string) int {
	switch s[0] {
	case ' ', '-', '.', '(', ')', '/':
		return 1
	case 0xC2: // no-break space
		if strings.HasPrefix(s, "\u00a0") {
			return 2
		}
	case 0xE2: // dashes and narrow spaces
		for _, sep := range [...]string{"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u202f", "\u2009"} {
			if strings.HasPrefix(s, sep) {
				return 3
			}
		}
	case 0xE3, 0xEF: // ideographic space, fullwidth forms
		for _, sep := range [...]string{"\u3000", "－", "（", "）"} {
			if strings.HasPrefix(s, sep) {
				return 3
			}
		}
	}
	return 0
}

// sameDigits compares numbers without country code and trunk zero.
func sameDigits(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	s := strings.TrimLeft(a, "0")
	return a == b || len(s) >= 7 && len(b)-len(s) <= 4 && strings.HasSuffix(b, s)
}

// digitsOf is the digits of s, full width folded, a bracketed trunk zero after a country code left out.
func digitsOf(s string) (plus bool, digits string) {
	if strings.HasPrefix(strings.TrimSpace(s), "+") || strings.HasPrefix(s, "＋") {
		plus = true
		s = strings.Replace(s, "(0)", "", 1)
	}
	var b strings.Builder
	for _, r := range s {
		if d := digitOf(r); d >= 0 {
			b.WriteByte(byte('0' + d))
		}
	}
	return plus, b.String()
}

// digitOf is the value of an ASCII or fullwidth digit, -1 for others.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return -1
}

// dated reports whether the groups read as a date: 2023-05-01, 1.2.2023, 2019-2023.
func dated(g []digitGroup, s string) bool {
	for k := 1; k+1 < len(g); k++ {
		if gluedDate(g[k-1], g[k], g[k+1], s) {
			return true
		}
	}
	year := func(d digitGroup) bool {
		return d.to-d.from == 4 && (s[d.from] == '1' && s[d.from+1] == '9' || s[d.from] == '2' && s[d.from+1] == '0')
	}
	short := func(d digitGroup) bool { return d.to-d.from <= 2 }
	switch {
	case len(g) == 2:
		return year(g[0]) && year(g[1])
	case len(g) >= 3 && year(g[0]) && short(g[1]) && short(g[2]):
		return true
	case len(g) >= 3 && short(g[0]) && short(g[1]) && year(g[2]):
		return true
	}
	return false
}

// gluedDate reports whether three groups read as a date to which another number is glued, as where two elements stand
// side by side: 14/05/202114, 0014.05.2021, 022021-05-14.
func gluedDate(a, m, z digitGroup, s string) bool {
	within := func(from, to, least, most int) bool {
		n, err := strconv.Atoi(s[from:to])
		return err == nil && n >= least && n <= most
	}
	if m.sep != z.sep || len(m.sep) != 1 || m.sep == " " || m.to-m.from != 2 || !within(m.from, m.to, 1, 12) || a.to-a.from < 2 || z.to-z.from < 2 {
		return false
	}
	return within(a.to-2, a.to, 1, 31) && z.to-z.from >= 4 && within(z.from, z.from+4, 1990, 2049) && (a.to-a.from == 2 || z.to-z.from == 4) ||
		a.to-a.from >= 4 && within(a.to-4, a.to, 1990, 2049) && z.to-z.from == 2 && within(z.from, z.to, 1, 31)
}

// allPairs reports whether no group is longer than two digits: times and French numbers.
func allPairs(g []digitGroup) bool {
	for _, d := range g {
		if d.to-d.from > 2 {
			return false
		}
	}
	return true
}

// oneSeparator reports whether the same stands between all groups, as in a French number and not in dates: 05/12 - 05/19 (14.
func oneSeparator(g []digitGroup) bool {
	for k := 2; k < len(g); k++ {
		if g[k].sep != g[1].sep {
			return false
		}
	}
	return true
}

// thousands reports whether the groups are those of a large number, 123.456.780, and no freephone number, 800.123.456.
func thousands(g []digitGroup, s string) bool {
	if len(g) < 3 || g[0].to-g[0].from > 3 || s[g[0].from] == '0' || strings.HasSuffix(s[g[0].from:g[0].to], "00") {
		return false
	}
	for _, d := range g[1:] {
		if d.sep != "." || d.to-d.from != 3 {
			return false
		}
	}
	return true
}

// twoNumbers reports whether a second number with its own trunk zero begins inside the groups: 0511 1234567 - 0170 1234567.
func twoNumbers(g []digitGroup, s string) bool {
	digits := 0
	for k, d := range g {
		if k > 0 && digits >= 7 && s[g[0].from] == '0' && s[d.from] == '0' && d.to-d.from >= 4 && len(d.sep) >= 3 && d.sep[0] == ' ' {
			return true
		}
		digits += d.to - d.from
	}
	return false
}
