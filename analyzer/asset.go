package analyzer

import (
	"sort"
	"strings"

	"github.com/siteassay/assay/page"
)

// An Asset is an address that pages use without it being a page of the site: what they are built of, documents, links to
// other sites; with what a server said to it.
type Asset struct {
	URL  string
	Kind page.AssetKind
	Own  bool // on the site itself
	page.Answer

	Inlinks int32   // pages that use it; complete once all pages were shown
	Pages   []int32 // the first of them, at most maxAssetPages, as indices into Site.Nodes
	Shown   Shown   // where it is an image

	last int32  // the page that used it last, plus one
	as   uint16 // ways in which pages use it, a bit for each of kinds
}

// Shown is how pages show an image, as far as their mark-up says so.
type Shown struct {
	Width, Height int   // pixels, of the largest place that gives both
	Uses          int32 // places of that kind
	Free          int32 // places that leave a side open
	Srcset        bool  // some place offers other sizes as well
	Bent          int32 // places whose proportions differ from the file's by more than maxBend
	BentWidth     int   // of the first of these
	BentHeight    int
	BentPage      int32
}

// Limits of what is kept of assets.
const (
	MaxAssets     = 20000 // of a site, in the order in which the crawl met them; of more, Assets.Cut counts the rest
	maxAssetPages = 10
	maxBend       = 0.05 // relative difference of proportions that nobody sees
)

// Assets are all assets of a site, sorted by URL, each once. The zero value has none, and Asked is false: then rules on
// assets cannot tell.
type Assets struct {
	List     []Asset
	Loads    []Load // by node; filled while the pages are shown
	Asked    bool   // those of the site were asked for, if it has any
	External bool   // those of other sites as well
	Cut      int    // assets left out

	index map[string]int32
}

// A Load is what a visitor's browser fetches for one page at once: no lazy images, each address once. Bytes are a lower
// bound: what did not tell its size counts nothing.
type Load struct {
	Requests, Foreign      int32 // besides the document; of them, those to other sites
	Hosts                  int32 // other hosts among them
	HTML                   int64 // bytes as sent
	Style, Script, Picture int64
	Unknown                int32 // own requests whose size is not known
}

// Bytes are all that are known.
func (l *Load) Bytes() int64 { return l.HTML + l.Style + l.Script + l.Picture }

// NewAssets sorts the list by URL and prepares it for Site.
func NewAssets(list []Asset, nodes int) Assets {
	sort.Slice(list, func(i, j int) bool { return list[i].URL < list[j].URL })
	a := Assets{List: list, Loads: make([]Load, nodes), index: make(map[string]int32, len(list))}
	own, foreign := 0, 0
	for i := range list {
		a.index[list[i].URL] = int32(i)
		asked := list[i].Outcome != page.AssetUnasked
		if list[i].Own {
			own++
			a.Asked = a.Asked || asked
		} else {
			foreign++
			a.External = a.External || asked
		}
	}
	a.Asked, a.External = a.Asked || own == 0, a.External || foreign == 0
	return a
}

// Find returns an asset by its URL in normal form, or nil.
func (a *Assets) Find(url string) *Asset {
	if i, ok := a.index[url]; ok {
		return &a.List[i]
	}
	return nil
}

// A use is one reference of a page to an asset.
type use struct {
	url  string
	kind page.AssetKind
	own  bool
	img  *page.Image // of an image
	lazy bool        // not fetched with the page
}

// uses calls yield for every reference of a page to an asset, in the order of the facts. links says whether links to other
// sites are among them.
func uses(p *page.Page, links bool, yield func(use)) {
	for i := range p.Resources {
		r := &p.Resources[i]
		if k := resourceKind(r); k != "" && remote(r.URL) {
			yield(use{url: r.URL, kind: k, own: r.Internal, lazy: k == page.IconFile || k == page.ManifestFile})
		}
	}
	for i := range p.Images {
		if im := &p.Images[i]; remote(im.URL) {
			yield(use{url: im.URL, kind: page.ImageFile, own: page.SameSite(im.URL, p.URL), img: im, lazy: im.Lazy})
		}
	}
	for i := range p.Links {
		l := &p.Links[i]
		switch {
		case l.Kind != "http" || l.URL == "":
		case document(l.URL) && (l.Internal || links):
			yield(use{url: l.URL, kind: page.DocumentFile, own: l.Internal, lazy: true})
		case links && !l.Internal:
			yield(use{url: l.URL, kind: page.ExternalLink, lazy: true})
		}
	}
	if image := p.OpenGraph.Get("image"); image != "" {
		if u, _, err := page.NewResolver(p.URL).Resolve(image); err == nil && remote(u) {
			yield(use{url: u, kind: page.SocialImage, own: page.SameSite(u, p.URL), lazy: true})
		}
	}
	if u := p.Head.AMP; remote(u) && u != p.URL {
		yield(use{url: u, kind: page.AMPPage, own: page.SameSite(u, p.URL), lazy: true})
	}
}

func remote(url string) bool {
	return strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
}

// resourceKind is the kind of a resource that is a file, "" for frames and hints.
func resourceKind(r *page.Resource) page.AssetKind {
	switch r.Kind {
	case "script":
		return page.ScriptFile
	case "style":
		return page.StyleFile
	case "icon":
		return page.IconFile
	case "manifest":
		return page.ManifestFile
	case "media":
		return page.MediaFile
	case "preload":
		if r.Title != "preload" {
			return ""
		}
		switch ext := extension(r.URL); ext {
		case "woff2", "woff", "ttf", "otf":
			return page.FontFile
		case "js", "mjs":
			return page.ScriptFile
		case "css":
			return page.StyleFile
		}
	}
	return ""
}

// document reports whether a link leads to a file for reading elsewhere, by its extension.
func document(url string) bool {
	switch extension(url) {
	case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx":
		return true
	}
	return false
}

// extension is the extension of the path of a URL in lower case, without the dot; "" when it is longer than five bytes.
func extension(url string) string {
	if i := strings.IndexAny(url, "?#"); i >= 0 {
		url = url[:i]
	}
	for i := len(url) - 1; i >= 0 && i >= len(url)-6; i-- {
		switch url[i] {
		case '.':
			return strings.ToLower(url[i+1:])
		case '/':
			return ""
		}
	}
	return ""
}
