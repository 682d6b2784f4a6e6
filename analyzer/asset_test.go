package analyzer

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/siteassay/assay/page"
)

func parsed(url, html string) *page.Page {
	return page.Parse(page.Source{URL: url, Status: 200, Header: map[string][]string{"Content-Type": {"text/html"}}, Body: []byte(html)})
}

const lampPage = `<link rel=stylesheet href=/a.css><link rel=icon href=/i.ico><link rel=manifest href=/m.json><link rel=amphtml href=/amp>
<link rel=preload href=/f.woff2 as=font><meta property=og:image content=/card.jpg><script src=https://cdn.example/x.js></script>
<img src=/lamp.jpg width=400 height=400><img src=/lamp.jpg width=40 height=30><img src=/low.jpg loading=lazy><img src="data:image/gif;base64,R0lGOD">
<a href=/list.pdf>List</a><a href=https://mill.example/>Mill</a><a href=/about>About</a><a href="tel:+1">Call</a>`

// TestBookAndPagesListTheSame: a page that was kept and one that is read again from its facts name the same assets.
func TestBookAndPagesListTheSame(t *testing.T) {
	p := parsed("https://example.com/", lampPage)
	for _, links := range []bool{false, true} {
		b := NewAssetBook(links)
		b.Add("https://example.com/", p)
		kept, read := b.Roll(), b.Roll()
		if !kept.Kept("https://example.com/") || kept.Kept("https://example.com/other") {
			t.Fatal("the book does not know what it keeps")
		}
		read.Page(p)
		if diff := cmp.Diff(read.List, kept.List, cmp.AllowUnexported(Asset{})); diff != "" {
			t.Error(diff)
		}
		var got []string
		for _, x := range kept.List {
			got = append(got, fmt.Sprintf("%s %s %v", x.Kind, x.URL, x.Own))
		}
		want := []string{
			"style https://example.com/a.css true", "icon https://example.com/i.ico true", "manifest https://example.com/m.json true",
			"font https://example.com/f.woff2 true", "script https://cdn.example/x.js false", "image https://example.com/lamp.jpg true",
			"image https://example.com/low.jpg true", "document https://example.com/list.pdf true",
		}
		if links {
			want = append(want, "external-link https://mill.example/ false")
		}
		want = append(want, "og-image https://example.com/card.jpg true", "amp https://example.com/amp true")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// TestSee counts uses, the load of a page, and places of another shape than the file.
func TestSee(t *testing.T) {
	p := parsed("https://example.com/", lampPage)
	r := NewAssetBook(false).Roll()
	r.Page(p)
	for i := range r.List {
		r.List[i].Answer = page.Answer{Outcome: page.AssetOK, Bytes: 1000}
		if r.List[i].URL == "https://example.com/lamp.jpg" {
			r.List[i].Picture = page.Picture{Format: "jpeg", Width: 800, Height: 600}
		}
	}
	a := NewAssets(r.List, 2)
	a.see(0, p)
	a.see(1, p)
	lamp := a.Find("https://example.com/lamp.jpg")
	if lamp.Inlinks != 2 || len(lamp.Pages) != 2 || lamp.Shown.Uses != 4 || lamp.Shown.Bent != 2 || lamp.Shown.BentHeight != 400 || lamp.Shown.Width != 400 {
		t.Errorf("%+v", lamp)
	}
	if l := a.Loads[1]; l.Requests != 4 || l.Foreign != 1 || l.Hosts != 1 || l.Style != 1000 || l.Script != 1000 || l.Picture != 1000 {
		t.Errorf("style, font, script of another, one image: %+v", l)
	}
	if !a.Find("https://example.com/card.jpg").As(page.SocialImage) || lamp.As(page.SocialImage) {
		t.Error("ways of use are mixed up")
	}
}

func TestRollIsBounded(t *testing.T) {
	r := NewAssetBook(false).Roll()
	for i := range MaxAssets + 3 {
		r.add(fmt.Sprintf("https://example.com/%d.png", i), page.ImageFile, true)
	}
	if len(r.List) != MaxAssets || r.Cut != 3 {
		t.Errorf("%d assets, %d cut", len(r.List), r.Cut)
	}
}
