package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// enter sets the region that n opens. Landmarks decide; where a page has none, the names that themes give to such
// blocks do. The header and footer of an article or section are part of it and open nothing.
func (w *walker) enter(n *html.Node, st *state) {
	switch n.DataAtom {
	case atom.Nav:
		st.region, st.landmark, st.sectioned = Nav, true, true
		return
	case atom.Main:
		st.region, st.landmark, st.named = Main, true, false
		return
	case atom.Aside:
		st.region, st.landmark, st.sectioned = Aside, true, true
		return
	case atom.Footer:
		if !st.sectioned && !(st.region == Main && st.landmark) {
			st.region, st.landmark = Footer, true
		}
		return
	case atom.Header:
		if !st.sectioned && !(st.region == Main && st.landmark) {
			st.region, st.landmark = Header, true
		}
		return
	case atom.Article, atom.Section:
		defer func() { st.sectioned = true }()
	case atom.Div, atom.Ul, atom.Ol, atom.Table, atom.Td, atom.Center, atom.Dl, atom.Form:
	default:
		return
	}
	if r := regionByRole(w.names.role); r != "" {
		st.region, st.landmark = r, true
		return
	}
	if st.landmark && st.region == Main || st.region == Nav || st.region == Footer {
		return
	}
	for _, c := range w.names.each[:w.names.values] {
		if r := c.regionIn(st); r != "" {
			st.region, st.named = r, r == Main
			return
		}
	}
}

func regionByRole(role string) Region {
	if role == "" {
		return ""
	}
	switch strings.ToLower(strings.TrimSpace(role)) {
	case "navigation", "menubar":
		return Nav
	case "main":
		return Main
	case "contentinfo":
		return Footer
	case "banner":
		return Header
	case "complementary":
		return Aside
	}
	return ""
}

// regionIn is the region that the value of a class or id names, "" for none. Inside a block that is called the
// content, words that can mean a place of the content as well (top, head, bottom, side) decide nothing.
func (c *className) regionIn(st *state) Region {
	r := c.region
	if weak, ok := strings.CutPrefix(string(r), "?"); ok {
		if st.named {
			return ""
		}
		return Region(weak)
	}
	return r
}

// regionOfNames reads a list of class names; a region with a question mark before it is a weak one.
func regionOfNames(value string) Region {
	for name := range strings.FieldsSeq(strings.ToLower(value)) {
		if r := regionOfName(name); r != "" {
			return r
		}
	}
	return ""
}

// regionOfName knows the names that themes of all languages give to the parts of a page.
func regionOfName(name string) Region {
	switch name {
	case "nav", "navbar", "menu", "mainnav", "mainmenu", "navigation", "topnav", "sidenav", "subnav", "navlist", "navigate", "headernav",
		"breadcrumb", "breadcrumbs", "crumb", "crumbs", "daohang", "weizhi", "pagination", "pager":
		return Nav
	case "position", "location":
		return "?nav"
	case "footer", "colophon", "footerbox", "footbox", "fwrap", "dibu", "copyright", "copyrights":
		return Footer
	case "foot", "bottom":
		return "?footer"
	case "header", "masthead", "topbar", "toubu":
		return Header
	case "head", "top":
		return "?header"
	case "sidebar", "aside":
		return Aside
	case "side":
		return "?aside"
	case "main", "content", "maincontent", "article", "zhengwen":
		return Main
	}
	if strings.Contains(name, "cookie") && !strings.HasPrefix(name, "no-") {
		return Aside
	}
	return regionOfCompound(name)
}

// regionOfCompound reads names of several parts: site-footer, footer_top, main-menu, top-nav, left-sidebar.
func regionOfCompound(name string) Region {
	cut := strings.IndexAny(name, "-_")
	if cut <= 0 {
		return ""
	}
	first := name[:cut]
	last := name[strings.LastIndexAny(name, "-_")+1:]
	switch last {
	case "nav", "navbar", "menu", "navigation", "breadcrumb", "breadcrumbs", "pagination":
		return Nav
	case "sidebar":
		return Aside
	}
	switch first {
	case "footer", "foot":
		return Footer
	case "sidebar", "widget":
		if first == "sidebar" || last == "area" {
			return Aside
		}
	case "header", "topbar":
		return Header
	case "site", "page", "main", "global", "web", "layout", "app":
		switch last {
		case "footer", "foot":
			return Footer
		case "header", "head":
			return "?header"
		case "content", "main", "body":
			return Main
		}
	case "nav":
		switch last {
		case "list", "menu", "bar", "wrap", "box", "wrapper", "container", "inner":
			return Nav
		}
	case "side", "top":
		if last == "bar" {
			return map[string]Region{"side": Aside, "top": Header}[first]
		}
	}
	return ""
}
