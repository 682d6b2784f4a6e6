package security

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// vulnerableLibrary lists scripts of well-known libraries in versions with published holes, by their address or by the comment
// that they begin with. A file that says nothing of its version is left out.
func vulnerableLibrary(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &analyzer.AssetCheck{Site: s, Judge: func() []analyzer.Finding {
		var fs []analyzer.Finding
		list := s.Assets.Each(func(x *analyzer.Asset) bool {
			if x.Kind != page.ScriptFile || x.Outcome == page.AssetBroken {
				return false
			}
			_, _, ok := holeOf(x)
			return ok
		})
		for _, x := range list {
			version, h, _ := holeOf(x)
			fs = append(fs, analyzer.Finding{
				Loss: 1 / float64(len(list)), Count: int(x.Inlinks), Related: s.URLs(x.Pages),
				Values:   analyzer.V("name", h.name, "version", version, "advisory", h.advisory, "fixed", h.fixed),
				Evidence: []analyzer.Evidence{{Quote: x.URL, URL: s.Nodes[x.Pages[0]].URL}},
			})
		}
		return fs
	}}
}

// holeOf finds the library, its version and the first hole that the version has.
func holeOf(x *analyzer.Asset) (version string, h advisory, ok bool) {
	name, version := libraryOf(x.URL)
	if b, v := bannerOf(x.Text.Banner); v != "" {
		name, version = b, v
	}
	if version == "" {
		return "", advisory{}, false
	}
	for _, h := range advisories() {
		if h.file == name && !older(version, h.from) && older(version, h.fixed) {
			return version, h, true
		}
	}
	return "", advisory{}, false
}

// libraryOf reads name and version from the address of a script: jquery-1.12.4.min.js, /jquery/1.12.4/jquery.min.js,
// jquery@1.12.4/dist/jquery.min.js. A version in the query is that of the site's theme as often as that of the library; only the
// jQuery of WordPress itself is believed.
func libraryOf(url string) (name, version string) {
	path, query, _ := strings.Cut(url, "?")
	parts := strings.Split(strings.ToLower(path), "/")
	base := parts[len(parts)-1]
	for _, end := range [...]string{".js", ".min", ".slim", ".umd", ".prod", ".production", ".bundle", ".core", ".global"} {
		base = strings.TrimSuffix(base, end)
	}
	if i := strings.LastIndexAny(base, "-."); i > 0 {
		for i > 0 && base[i] == '.' && strings.LastIndexAny(base[:i], "-.") > 0 && isVersion(base[strings.LastIndexAny(base[:i], "-.")+1:]) {
			i = strings.LastIndexAny(base[:i], "-.")
		}
		if v := base[i+1:]; isVersion(v) {
			return strings.TrimSuffix(base[:i], ".min"), v
		}
	}
	for _, p := range parts[:len(parts)-1] {
		n, v, at := strings.Cut(p, "@")
		if at && n == base && isVersion(v) {
			return base, v
		}
		if isVersion(p) && strings.Count(p, ".") == 2 {
			for _, q := range parts[:len(parts)-1] {
				if q == base || q == base+"js" || q == base+".js" {
					return base, p
				}
			}
		}
	}
	if v, ok := strings.CutPrefix(query, "ver="); ok && base == "jquery" && strings.Contains(path, "/wp-includes/js/jquery/") && isVersion(v) {
		return base, v
	}
	return "", ""
}

// bannerOf reads name and version from a banner: "jQuery v3.4.1 | (c) …", "Bootstrap v4.1.3 (…", "jQuery UI - v1.12.1 - …".
func bannerOf(banner string) (name, version string) {
	lower := strings.ToLower(banner)
	for _, h := range advisories() {
		rest, ok := strings.CutPrefix(lower, h.banner+" ")
		if !ok || h.banner == "" {
			continue
		}
		rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, "- "), "javascript library "), "v")
		if i := strings.IndexAny(rest, " |,("); i > 0 {
			rest = rest[:i]
		}
		if isVersion(rest) {
			return h.file, rest
		}
	}
	return "", ""
}
