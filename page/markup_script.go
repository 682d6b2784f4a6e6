package page

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxScript is the length of an inline script from which it is data or a bundle rather than a few lines of the author.
const maxScript = 64 << 10

// scripts judges the inline scripts and the addresses of the others.
func (r *markupReader) scripts() {
	for _, i := range r.tagged(atom.Script) {
		n := r.elements[i].node
		if n.FirstChild == nil {
			if src := attr(n, "src"); src != "" {
				r.polyfill(i, src)
			}
			continue
		}
		code := n.FirstChild.Data
		if len(code) > maxScript || !executable(attr(n, "type")) {
			continue
		}
		r.unload(i, code)
		r.prompt(i, code)
	}
}

// polyfills are parts of the addresses of scripts that teach old browsers what every browser in use knows.
var polyfills = [...]string{
	"polyfill.io", "/polyfill.", "polyfills.", "/polyfill", "core-js", "babel-polyfill", "es5-shim", "es6-shim", "html5shiv", "html5.js", "respond.min.js", "respond.js",
	"modernizr", "es6-promise", "promise-polyfill", "picturefill", "classlist.", "intersection-observer.", "css3-mediaqueries", "excanvas", "json2.",
}

// polyfill reports a script for old browsers alone. One marked nomodule goes to none but them.
func (r *markupReader) polyfill(i int32, src string) {
	n := r.elements[i].node
	if hasAttr(n, "nomodule") {
		return
	}
	low := strings.ToLower(src)
	for _, p := range polyfills {
		if strings.Contains(low, p) {
			r.say("js-legacy", i, src)
			return
		}
	}
}

// unload reports a handler that keeps the page out of the back/forward cache. The event before it does not.
func (r *markupReader) unload(i int32, code string) {
	for rest, k := code, 0; k < 20; k++ {
		at := strings.Index(rest, "unload")
		if at < 0 {
			return
		}
		before := rest[max(0, at-24):at]
		after := rest[at+len("unload"):]
		listens := (strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'")) && strings.Contains(before, "Listener(") && after != "" && (after[0] == '"' || after[0] == '\'')
		assigns := strings.HasSuffix(before, "window.on") && strings.HasPrefix(strings.TrimLeft(after, " "), "=") && !strings.HasPrefix(strings.TrimLeft(after, " "), "==")
		if listens || assigns {
			r.say("bfcache-blocked", i, rest[max(0, at-24):min(len(rest), at+40)])
			return
		}
		rest = after
	}
}

// prompt reports a script that asks for the place of the visitor or for leave to notify him, and waits for nothing: it has
// no function that a click could call.
func (r *markupReader) prompt(i int32, code string) {
	for _, call := range [...]string{"Notification.requestPermission", "geolocation.getCurrentPosition", "geolocation.watchPosition"} {
		at := strings.Index(code, call)
		if at < 0 {
			continue
		}
		before := code[:at]
		for _, waits := range [...]string{"click", "function ", "onsubmit", "touch", "=>", "Listener"} {
			if strings.Contains(before, waits) && !(waits == "Listener" && strings.Contains(before, "load")) {
				at = -1
				break
			}
		}
		if at >= 0 {
			r.say("permission-prompt-on-load", i, code[at:min(len(code), at+80)])
			return
		}
	}
}
