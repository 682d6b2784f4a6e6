package page_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/siteassay/assay/internal/chromium"
	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/page"
)

// axeNames asks axe-core for the accessible names of links, headings, pictures, fields and the buttons that send forms, in
// document order; null stands for what a screen reader does not get. Fields come with the name or id that they are sent under.
const axeNames = `(() => {
	axe.setup(document);
	const all = (s, root = document) => [...root.querySelectorAll(s)].filter(e => e.namespaceURI.endsWith("xhtml"));
	const name = e => e && axe.commons.dom.isVisibleToScreenReaders(e) ? axe.commons.text.accessibleText(e) : null;
	const send = "button:not([type=button]):not([type=reset]), input[type=submit], input[type=image]";
	const out = {
		links: all("a[href],area[href]").map(name),
		headings: all("h1,h2,h3,h4,h5,h6,[role=heading]").map(name),
		images: all("img").map(name),
		buttons: all("form").map(f => name(all(send, f)[0])),
		fields: all("form input, form select, form textarea").map(e => ({key: e.name || e.id, name: name(e)})),
	};
	axe.teardown();
	return out;
})()`

// names is what one side calls the parts of a document.
type names struct {
	Links, Headings, Images, Buttons []*string
	Fields                           []struct {
		Key  string
		Name *string
	}
}

// openAxe opens a browser that knows axe-core, which is no part of this module: ASSAY_AXE names its axe.min.js, and whoever sets
// it wants the test to run. Scripts, styles and pictures of documents are not loaded: the facts do not see them either.
func openAxe(t *testing.T) *chromium.Tab {
	t.Helper()
	path := os.Getenv("ASSAY_AXE")
	if path == "" {
		t.Skip("ASSAY_AXE does not name the axe.min.js of axe-core")
	}
	source, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
		_, _ = w.Write([]byte("<!DOCTYPE html><title>axe</title>"))
	}))
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(cancel)
	tab, err := chromium.Open(ctx, chromium.View{URL: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tab.Close() })
	if _, err := tab.Evaluate(string(source) + ";1"); err != nil {
		t.Fatal(err)
	}
	return tab
}

// askAxe writes a document into the tab and asks for its names.
func askAxe(t *testing.T, tab *chromium.Tab, body []byte) (n names) {
	t.Helper()
	text, err := json.Marshal(string(body))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tab.Evaluate("document.open(); document.write(" + string(text) + "); document.close(); 1"); err != nil {
		t.Fatal(err)
	}
	answer, err := tab.Evaluate(axeNames)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(answer), &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestNamesAgreeWithAxe: what the facts call links, headings, pictures, fields and buttons is what axe-core calls them, on the
// fixture below, on the pages of testdata, and on the files that the pattern in ASSAY_AXE_PAGES names.
func TestNamesAgreeWithAxe(t *testing.T) {
	tab := openAxe(t)
	for _, d := range axeDocuments(t) {
		p := page.Parse(page.Source{URL: "https://example.com/", Body: d.body})
		if p.Charset != "utf-8" {
			continue
		}
		theirs := askAxe(t, tab, d.body)
		var links, headings, images, buttons []string
		for i := range p.Links {
			links = append(links, p.Links[i].Text)
		}
		for i := range p.Headings {
			headings = append(headings, p.Headings[i].Text)
		}
		for i := range p.Images {
			switch im := &p.Images[i]; {
			case im.Button:
			case im.Named: // alt is all that the facts keep of the words
				images = append(images, anyName)
			default:
				images = append(images, im.Alt)
			}
		}
		for i := range p.Forms {
			if strings.Contains(p.Forms[i].Selector, "form") || strings.HasPrefix(p.Forms[i].Selector, "#") {
				buttons = append(buttons, p.Forms[i].Submit)
			}
		}
		compareNames(t, d.name+" links", links, theirs.Links)
		compareHeadings(t, d, headings, theirs.Headings)
		compareNames(t, d.name+" images", images, theirs.Images)
		if !d.alien || len(buttons) == len(theirs.Buttons) { // a form without fields is none to us
			compareNames(t, d.name+" buttons", buttons, theirs.Buttons)
		}
		compareFields(t, d.name, p, &theirs)
	}
}

type axeDocument struct {
	name  string
	body  []byte
	alien bool // not ours
}

func axeDocuments(t *testing.T) []axeDocument {
	t.Helper()
	docs := []axeDocument{{name: "fixture", body: []byte(axeFixture)}}
	for _, pattern := range []string{"../testdata/good/*.txtar", "../testdata/sites/*.txtar"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, f := range files {
			archive, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			site, err := sitetest.Parse(archive)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range site.Files {
				if file.Status == http.StatusOK && strings.Contains(string(file.Body), "<body") {
					docs = append(docs, axeDocument{name: filepath.Base(f) + file.Path, body: file.Body})
				}
			}
		}
	}
	files, err := filepath.Glob(os.Getenv("ASSAY_AXE_PAGES"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		body, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, axeDocument{name: filepath.Base(f), body: body, alien: true})
	}
	return docs
}

// anyName stands for a name that we know to exist.
const anyName = "\x00"

func compareNames(t *testing.T, what string, ours []string, theirs []*string) {
	t.Helper()
	if len(ours) != len(theirs) {
		t.Errorf("%s: %d, axe finds %d: %q", what, len(ours), len(theirs), ours)
		return
	}
	for i := range ours {
		compareName(t, what+" "+strconv.Itoa(i), ours[i], theirs[i])
	}
}

// compareHeadings finds our headings among theirs, in order. Those of dialogs and menus that a script opens are none to us, which
// is allowed on the pages of others only.
func compareHeadings(t *testing.T, d axeDocument, ours []string, theirs []*string) {
	t.Helper()
	next := 0
	for i, heading := range ours {
		at := next
		for at < len(theirs) && theirs[at] != nil && squash(heading) != squash(*theirs[at]) {
			at++
		}
		if at == len(theirs) {
			t.Errorf("%s heading %d: %q, which axe does not find", d.name, i, heading)
			continue
		}
		leftOut(t, d, theirs[next:at])
		next = at + 1
	}
	leftOut(t, d, theirs[next:])
}

func leftOut(t *testing.T, d axeDocument, theirs []*string) {
	t.Helper()
	for _, name := range theirs {
		switch {
		case name == nil:
		case d.alien:
			t.Logf("%s: axe has the heading %q besides", d.name, *name)
		default:
			t.Errorf("%s: axe has the heading %q besides", d.name, *name)
		}
	}
}

func compareName(t *testing.T, what, ours string, theirs *string) {
	t.Helper()
	switch {
	case theirs == nil:
	case ours == anyName && *theirs != "":
	case squash(ours) != squash(*theirs):
		t.Errorf("%s: %q, axe says %q", what, ours, *theirs)
	}
}

// compareFields compares the fields whose key is theirs alone.
func compareFields(t *testing.T, what string, p *page.Page, theirs *names) {
	t.Helper()
	ours := map[string][]string{}
	for i := range p.Forms {
		for k := range p.Forms[i].Fields {
			if f := &p.Forms[i].Fields[k]; f.Type != "hidden" {
				ours[f.Name] = append(ours[f.Name], f.Label)
			}
		}
	}
	count := map[string]int{}
	for i := range theirs.Fields {
		count[theirs.Fields[i].Key]++
	}
	for i := range theirs.Fields {
		f := &theirs.Fields[i]
		if labels := ours[f.Key]; f.Key != "" && len(labels) == 1 && count[f.Key] == 1 {
			compareName(t, what+" field "+f.Key, labels[0], f.Name)
		}
	}
}

// squash leaves out white space: where elements meet, axe asks the layout whether there is some, and a reader does not.
func squash(s string) string { return strings.Join(strings.Fields(s), "") }

const axeFixture = `<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ovens</title></head><body>
<a href=/1>Deck ovens</a> <a href=/2 aria-label="Call us">+44</a> <a href=/3><img src=a.png alt="Rack oven"></a>
<a href=/4 title="Prices"><i></i></a> <a href=/5 aria-labelledby="x y">no</a><span id=x>Ask</span><b id=y hidden>now</b>
<a href=/6><svg><title>Map</title><path d="M0 0"/></svg></a> <a href=/7>Ovens <span aria-hidden=true>→</span></a>
<a href=/8><span style="display:none">new</span>Mixers</a> <a href=/9><img src=b.png alt=""> Proofers</a>
<a href=/11><i class=icon title="Oven diary"></i></a> <a href=/12><i title="not this">Recipes</i></a>
<h1>Ovens <img src=c.png alt="for bakeries"></h1><h2 aria-label="Prices of ovens">Prices</h2><h2><a href=/10>Contact</a></h2>
<h3 hidden>Old ovens</h3><div style="display:none"><h3>Older ovens</h3></div>
<img src=d.png alt="Deck oven, doors open"><img src=e.png title="Rack oven"><img src=f.png aria-label="Plan">
<form action=/ask method=post>
<label for=name>Your name</label><input id=name name=name> <label>E-mail <input type=email name=mail></label>
<input name=town aria-label=Town> <label for=phone>Phone</label><input id=phone name=phone aria-label="Phone with area code">
<span id=firm>Company</span><input name=firm aria-labelledby=firm> <input name=day title="Day of delivery">
<input name=when placeholder="Morning or evening"> <label for=size>Size</label><select id=size name=size><option>small<option>large</select>
<textarea name=message></textarea> <label><input type=checkbox name=ok> I have read the <a href=/privacy>privacy policy</a></label>
<button><span style="display:none">4711</span> Ask <b>for a price</b></button></form>
<form action=/search><input type=search name=q aria-label=Search><input type=image src=go.png alt=Find></form>
<form action=/news method=post><label for=news>E-mail for news</label><input id=news name=news type=email><input type=submit value="Send me news"></form>
</body></html>`
