package performance

import (
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// libraries are scripts that stand for themselves: two of one name on a page are one too many, whatever their versions.
var libraries = map[string]bool{
	"jquery": true, "bootstrap": true, "vue": true, "react": true, "react-dom": true, "lodash": true, "underscore": true, "moment": true,
	"swiper": true, "swiper-bundle": true, "slick": true, "angular": true, "gsap": true, "d3": true, "three": true, "echarts": true,
	"owl.carousel": true, "layui": true, "layer": true, "zepto": true, "wow": true, "isotope": true, "axios": true, "htmx": true, "alpine": true,
}

// scriptTwice compares the scripts of the page: the same address, and the same library in two copies.
// What a delivery network writes into the page on its way (/cdn-cgi/) is not in the owner's hands.
func scriptTwice(c *analyzer.Context) analyzer.Result {
	var buf [64]*page.Resource
	scripts := buf[:0]
	for i := range c.Page.Resources {
		if r := &c.Page.Resources[i]; r.Kind == "script" && r.URL != "" && len(scripts) < cap(scripts) && !strings.Contains(r.URL, "/cdn-cgi/") {
			scripts = append(scripts, r)
		}
	}
	var labels []string
	var evidence []analyzer.Evidence
	for i := 1; i < len(scripts); i++ {
		for k := range i {
			label := same(scripts[k].URL, scripts[i].URL)
			if label == "" {
				continue
			}
			labels = append(labels, label)
			evidence = append(evidence, analyzer.Evidence{Quote: scripts[k].URL + " | " + scripts[i].URL, URL: scripts[i].URL, Selector: "script"})
			break
		}
	}
	if len(labels) == 0 {
		return analyzer.Result{}
	}
	return analyzer.Result{
		Status: analyzer.Fail, Count: len(labels), Evidence: evidence[:min(len(evidence), analyzer.MaxEvidence)],
		Values: analyzer.V("got", len(labels), "labels", strings.Join(labels[:min(len(labels), 5)], ", ")),
	}
}

// same is the name that two addresses share, "" when they are different scripts.
func same(a, b string) string {
	if a == b {
		name, _, _ := strings.Cut(a[strings.LastIndexByte(a, '/')+1:], "?")
		if name == "" {
			return a
		}
		return name
	}
	if l := library(a); l != "" && l == library(b) {
		return l
	}
	return ""
}

// library is the name of the library that an address ends in, without version and form; "" when it is none of them.
func library(url string) string {
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		url = url[:i]
	}
	name := strings.ToLower(url[strings.LastIndexByte(url, '/')+1:])
	name, ok := strings.CutSuffix(name, ".js")
	if !ok {
		return ""
	}
	for {
		before := name
		for _, end := range [...]string{".min", ".slim", ".bundle", ".prod", ".production", ".global", "-min", ".pkgd"} {
			name = strings.TrimSuffix(name, end)
		}
		name = strings.TrimRight(name, "0123456789.")
		name = strings.TrimSuffix(strings.TrimSuffix(name, "-"), "-v")
		if name == before {
			break
		}
	}
	if libraries[name] {
		return name
	}
	return ""
}
