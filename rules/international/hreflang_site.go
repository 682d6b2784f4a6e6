package international

import (
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// A versionCheck reads the language versions of the site, which need no page.
type versionCheck func() []analyzer.Finding

// Page keeps nothing.
func (versionCheck) Page(int32, *page.Page) {}

// Findings reads the finished site.
func (v versionCheck) Findings() []analyzer.Finding { return v() }

// A fault collects the pages and the examples of one finding.
type fault struct {
	site     *analyzer.Site
	ids      []int32
	count    int
	evidence []analyzer.Evidence
}

func (f *fault) add(i int32, quote string) {
	f.count++
	if len(f.ids) == 0 || f.ids[len(f.ids)-1] != i {
		f.ids = append(f.ids, i)
	}
	if len(f.evidence) < analyzer.MaxEvidence {
		f.evidence = append(f.evidence, analyzer.Evidence{Quote: quote, Selector: "link[hreflang]", URL: f.site.Nodes[i].URL})
	}
}

// finding is the one finding of all that was collected. It costs the share of the annotated pages, and a fifth at least.
func (f *fault) finding(annotated int, values ...any) []analyzer.Finding {
	if f.count == 0 {
		return nil
	}
	return []analyzer.Finding{{
		Loss: 0.2 + 0.8*float64(len(f.ids))/float64(max(1, annotated)), Count: f.count, Evidence: f.evidence,
		Values: analyzer.V(append([]any{"got", f.count, "pages", len(f.ids)}, values...)...), Related: f.site.URLs(f.ids),
	}}
}

// each calls yield for every language version that a page which may be listed names, and returns the number of those pages.
func each(s *analyzer.Site, yield func(i int32, a analyzer.Alternate)) (annotated int) {
	for i := range s.Nodes {
		list := s.Alternates.Of(int32(i))
		if len(list) == 0 || !s.Nodes[i].Indexable {
			continue
		}
		annotated++
		for _, a := range list {
			yield(int32(i), a)
		}
	}
	return annotated
}

// hreflangTarget groups the language versions that search engines cannot list by the reason why.
func hreflangTarget(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		faults := map[string]*fault{}
		var order []string
		annotated := each(s, func(i int32, a analyzer.Alternate) {
			why := unlistable(s, a.To)
			if why == "" {
				return
			}
			f := faults[why]
			if f == nil {
				f = &fault{site: s}
				faults[why] = f
				order = append(order, why)
			}
			f.add(i, s.Alternates.Lang(a)+" "+s.Nodes[a.To].URL)
		})
		var fs []analyzer.Finding
		for _, why := range order {
			fs = append(fs, faults[why].finding(annotated, "why", why, "target", faults[why].evidence[0].Quote)...)
		}
		return fs
	})
}

// unlistable says why a node cannot stand in search results: its status, noindex, or another canonical address.
func unlistable(s *analyzer.Site, to int32) string {
	if to < 0 {
		return ""
	}
	n := &s.Nodes[to]
	switch n.Outcome {
	case page.ErrorPage:
		switch n.Status {
		case 401, 403, 405, 408, 429, 451, 503, 999:
			return ""
		}
		return strconv.Itoa(n.Status)
	case page.Redirected:
		return strconv.Itoa(n.Status)
	case page.Audited:
		switch {
		case n.Robots.Has(analyzer.Noindex):
			return "noindex"
		case n.Canonical != analyzer.NoNode && n.Canonical != to:
			return "canonical"
		}
	}
	return ""
}

// hreflangNoReturn finds versions that do not name the page that names them. Versions that cannot be listed have a rule of
// their own.
func hreflangNoReturn(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		f := fault{site: s}
		annotated := each(s, func(i int32, a analyzer.Alternate) {
			if a.To < 0 || a.To == i || !s.Nodes[a.To].Indexable {
				return
			}
			if !slices.ContainsFunc(s.Alternates.Of(a.To), func(b analyzer.Alternate) bool { return b.To == i }) {
				f.add(i, s.Alternates.Lang(a)+" "+s.Nodes[a.To].URL)
			}
		})
		return f.finding(annotated)
	})
}

// hreflangReturnInconsistent finds versions that name a page back under another region or script than it claims for itself.
// Where the languages themselves contradict, hreflangManyLanguages has it.
func hreflangReturnInconsistent(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		f := fault{site: s}
		annotated := each(s, func(j int32, b analyzer.Alternate) {
			i, says := b.To, s.Alternates.Lang(b)
			if i < 0 || i == j || says == "x-default" {
				return
			}
			claim := ""
			for _, a := range s.Alternates.Of(i) {
				own := s.Alternates.Lang(a)
				if a.To != i || own == "x-default" {
					continue
				}
				if own == says || primary(own) != primary(says) {
					return
				}
				claim = own
			}
			if claim != "" {
				f.add(j, says+" "+s.Nodes[i].URL+" ("+claim+")")
			}
		})
		return f.finding(annotated)
	})
}

// hreflangManyLanguages finds addresses that are announced in several languages. One address for several regions of one
// language, and for x-default besides, is right.
func hreflangManyLanguages(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		first := map[int32]uint16{} // the first code of each address
		langs := map[int32][]string{}
		annotated := each(s, func(_ int32, a analyzer.Alternate) {
			code := s.Alternates.Lang(a)
			if a.To < 0 || code == "x-default" {
				return
			}
			seen, ok := first[a.To]
			if !ok {
				first[a.To] = a.Lang
				return
			}
			was := s.Alternates.Langs[seen]
			if seen == a.Lang || primary(was) == primary(code) || len(langs[a.To]) >= 10 || slices.Contains(langs[a.To], code) {
				return
			}
			if langs[a.To] == nil {
				langs[a.To] = []string{was}
			}
			langs[a.To] = append(langs[a.To], code)
		})
		f := fault{site: s}
		for i := range s.Nodes {
			if l := langs[int32(i)]; l != nil {
				f.add(int32(i), strings.Join(l, ", ")+" "+s.Nodes[i].URL)
			}
		}
		return f.finding(annotated)
	})
}

// hreflangNoDefault finds pages with several versions and none for the rest of the world.
func hreflangNoDefault(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		f := fault{site: s}
		annotated := each(s, func(int32, analyzer.Alternate) {})
		for i := range s.Nodes {
			list := s.Alternates.Of(int32(i))
			if len(list) < 2 || !s.Nodes[i].Indexable {
				continue
			}
			codes := make([]string, 0, len(list))
			for _, a := range list {
				codes = append(codes, s.Alternates.Lang(a))
			}
			slices.Sort(codes)
			if codes = slices.Compact(codes); len(codes) > 1 && !slices.Contains(codes, "x-default") {
				f.add(int32(i), strings.Join(codes[:min(len(codes), 10)], ", "))
			}
		}
		return f.finding(annotated)
	})
}

// hreflangSitemap finds codes for which the sitemap names another address than the page itself.
func hreflangSitemap(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		f := fault{site: s}
		annotated := each(s, func(int32, analyzer.Alternate) {})
		for _, x := range s.SitemapAlternates {
			i := s.Lookup(x.URL)
			if i < 0 {
				continue
			}
			to := s.Lookup(x.To)
			for _, a := range s.Alternates.Of(i) {
				if a.Source != analyzer.InSitemap && a.To >= 0 && a.To != to && s.Alternates.Lang(a) == x.Lang {
					f.add(i, x.Lang+": "+s.Nodes[a.To].URL+", sitemap: "+x.To)
				}
			}
		}
		return f.finding(annotated)
	})
}

// hreflangMissing finds a site whose pages are written in several languages and name no versions at all. A language counts
// when it has three pages and a tenth of the site.
func hreflangMissing(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return versionCheck(func() []analyzer.Finding {
		if each(s, func(int32, analyzer.Alternate) {}) > 0 || len(s.SitemapAlternates) > 0 {
			return nil
		}
		count, first := map[string]int{}, map[string]int32{}
		pages := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if !n.Indexable || n.Language == "" || n.Type == page.Article || n.Words < 50 {
				continue
			}
			pages++
			if count[n.Language]++; count[n.Language] == 1 {
				first[n.Language] = int32(i)
			}
		}
		var langs []string
		for _, l := range s.Languages {
			if count[l] >= p.Int("pages") && count[l]*10 >= pages {
				langs = append(langs, l)
			}
		}
		if len(langs) < 2 {
			return nil
		}
		f := analyzer.Finding{Loss: 1, Values: analyzer.V("got", langs)}
		for _, l := range langs {
			n := &s.Nodes[first[l]]
			f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: l + " " + n.URL, URL: n.URL})
			f.Related = append(f.Related, n.URL)
		}
		return []analyzer.Finding{f}
	})
}

// hreflangUnlinked finds versions on the same host that neither a link nor a sitemap leads to: the crawl, when it was
// complete, met them nowhere.
func hreflangUnlinked(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return &unlinked{fault: fault{site: s}, seed: maphash.MakeSeed(), seen: map[uint64]struct{}{}}
}

type unlinked struct {
	fault
	seed  maphash.Seed
	seen  map[uint64]struct{}
	pages int
}

func (u *unlinked) Page(i int32, p *page.Page) {
	list := u.site.Alternates.Of(i)
	if len(list) == 0 || !p.Indexable || !u.site.Complete {
		return
	}
	u.pages++
	for k := range min(len(list), len(p.Hreflang)) {
		a := &p.Hreflang[k]
		if list[k].To != analyzer.Unmet || !page.SameSite(a.URL, p.URL) || strings.HasPrefix(a.URL, "https:") != strings.HasPrefix(p.URL, "https:") {
			continue
		}
		h := maphash.String(u.seed, a.URL)
		if _, ok := u.seen[h]; !ok {
			u.seen[h] = struct{}{}
			u.add(i, strings.Clone(a.Lang+" "+a.URL))
		}
	}
}

func (u *unlinked) Findings() []analyzer.Finding { return u.finding(u.pages) }
