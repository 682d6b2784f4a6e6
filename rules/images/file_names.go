package images

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

// fileNames counts pictures of the main content whose file names are those of cameras, of machines, or no words at all.
// Icons and drawings are left out.
var fileNames = rules.Tally(0.8, func(p *page.Page, _ analyzer.Params) (n int, quote string) {
	pictures := 0
	for i := range p.Images {
		m := &p.Images[i]
		if m.Region != page.Main || m.Hidden || m.URL == "" || strings.HasPrefix(m.URL, "data:") || m.Width > 0 && m.Width < 100 {
			continue
		}
		pictures++
		if name := baseName(m.URL); mute(name) {
			if n++; quote == "" {
				quote = name
			}
		}
	}
	if pictures == 0 {
		return -1, ""
	}
	return n, quote
})

// baseName is the file name of an address, in lower case and without its ending.
func baseName(url string) string {
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		url = url[:i]
	}
	name := strings.ToLower(url[strings.LastIndexByte(url, '/')+1:])
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}

// cameras are the beginnings of names that cameras, phones and screen shots give, before a number.
var cameras = [...]string{"img", "dsc", "dscn", "dscf", "pict", "image", "photo", "pic", "screenshot", "untitled", "wechatimg", "mmexport", "p", "picture", "unnamed", "screen"}

// mute reports whether a name is a camera's or a machine's, so that it says nothing.
func mute(name string) bool {
	letters := strings.Trim(strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c == '-' || c == '_' || c == ' ' || c == '.' || c == '(' || c == ')' {
			return -1
		}
		return c
	}, name), " ")
	digits := strings.ContainsAny(name, "0123456789")
	if letters == "" {
		return len(name) >= 3 && digits
	}
	for _, c := range cameras {
		if letters == c && digits {
			return true
		}
	}
	return len(name) >= 16 && hexadecimal(strings.Map(func(c rune) rune {
		if c == '-' || c == '_' {
			return -1
		}
		return c
	}, name))
}

// hexadecimal reports whether s is a hash: hexadecimal digits, a good part of them figures.
func hexadecimal(s string) bool {
	figures := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			figures++
		case s[i] < 'a' || s[i] > 'f':
			return false
		}
	}
	return len(s) >= 16 && figures*5 >= len(s)
}
