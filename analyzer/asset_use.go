package analyzer

import (
	"math"

	"github.com/siteassay/assay/page"
)

// see counts what page i uses. Pages are shown in the order of the crawl, each once.
func (a *Assets) see(i int32, p *page.Page) {
	if int(i) >= len(a.Loads) {
		return
	}
	load := &a.Loads[i]
	load.HTML = int64(max(p.Fetch.WireBytes, 0))
	if load.HTML == 0 {
		load.HTML = int64(p.Document.Bytes)
	}
	var hosts [16]string
	uses(p, true, func(u use) {
		x := a.Find(u.url)
		if x == nil {
			return
		}
		x.as |= 1 << kindNumber(u.kind)
		if u.img != nil {
			x.show(i, u.img)
		}
		if x.last == i+1 {
			return
		}
		x.last = i + 1
		x.Inlinks++
		if len(x.Pages) < maxAssetPages {
			x.Pages = append(x.Pages, i)
		}
		if !u.lazy {
			load.add(x, u, &hosts)
		}
	})
}

// add counts one request of a page.
func (l *Load) add(x *Asset, u use, hosts *[16]string) {
	l.Requests++
	if !u.own {
		l.Foreign++
		h := HostOf(u.url)
		for k := range hosts {
			if hosts[k] == "" {
				hosts[k] = h
				l.Hosts++
				break
			}
			if hosts[k] == h {
				break
			}
		}
	}
	if x.Outcome != page.AssetOK || x.Bytes < 0 {
		if u.own {
			l.Unknown++
		}
		return
	}
	switch u.kind {
	case page.StyleFile:
		l.Style += x.Bytes
	case page.ScriptFile:
		l.Script += x.Bytes
	case page.ImageFile:
		if !u.img.Srcset { // a browser may take a smaller one
			l.Picture += x.Bytes
		}
	}
}

// show notes the place in which page i shows an image.
func (x *Asset) show(i int32, im *page.Image) {
	s := &x.Shown
	s.Srcset = s.Srcset || im.Srcset
	if im.Width <= 0 || im.Height <= 0 {
		s.Free++
		return
	}
	s.Uses++
	if im.Width*im.Height > s.Width*s.Height {
		s.Width, s.Height = im.Width, im.Height
	}
	w, h := x.Picture.Width, x.Picture.Height
	if w == 0 || h == 0 || im.Srcset || x.Picture.Format == "svg" {
		return
	}
	natural, shown := float64(w)/float64(h), float64(im.Width)/float64(im.Height)
	if math.Abs(shown/natural-1) > maxBend && math.Abs(natural*float64(im.Height)-float64(im.Width)) > 2 {
		if s.Bent++; s.Bent == 1 {
			s.BentWidth, s.BentHeight, s.BentPage = im.Width, im.Height, i
		}
	}
}

// HostOf is host and port of a URL in normal form.
func HostOf(url string) string {
	from := 0
	for k := 0; k+2 < len(url); k++ {
		if url[k] == ':' && url[k+1] == '/' && url[k+2] == '/' {
			from = k + 3
			break
		}
	}
	for k := from; k < len(url); k++ {
		if c := url[k]; c == '/' || c == '?' || c == '#' {
			return url[from:k]
		}
	}
	return url[from:]
}
