package indexing

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// paginationTarget finds neighbours in a series that do not open.
func paginationTarget(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var fs []analyzer.Finding
		series := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited || n.Next == analyzer.NoNode && n.Prev == analyzer.NoNode {
				continue
			}
			series++
			for k, to := range [...]int32{n.Next, n.Prev} {
				if to < 0 {
					continue
				}
				if t := &s.Nodes[to]; t.Outcome == page.Redirected || t.Outcome == page.ErrorPage && t.Status != 403 && t.Status != 429 && t.Status != 503 {
					fs = append(fs, analyzer.Finding{
						Values:   analyzer.V("got", t.URL, "status", strconv.Itoa(t.Status)),
						Evidence: []analyzer.Evidence{{Quote: t.URL, Selector: [...]string{"link[rel=next]", "link[rel=prev]"}[k], URL: n.URL}},
						Related:  []string{n.URL},
					})
				}
			}
		}
		for k := range fs {
			fs[k].Loss = 0.2/float64(len(fs)) + 0.4/float64(series)
		}
		return fs
	})
}

// paginationSequence finds series that do not hang together: a page is not the predecessor of its successor, or a series
// runs in a circle. A site that names successors alone leaves the other half out, which nobody needs.
func paginationSequence(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		circle, back := circles(s), false
		for i := range s.Nodes {
			back = back || s.Nodes[i].Prev != analyzer.NoNode
		}
		var wrong []int32
		var evidence []analyzer.Evidence
		series := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			to := follower(s, int32(i))
			if to < 0 {
				continue
			}
			series++
			if !circle[int32(i)] && (!back || stands(s, s.Nodes[to].Prev, int32(i))) {
				continue
			}
			wrong = append(wrong, int32(i))
			if len(evidence) < analyzer.MaxEvidence {
				evidence = append(evidence, analyzer.Evidence{Quote: "next: " + s.Nodes[to].URL, Selector: "link[rel=next]", URL: n.URL})
			}
		}
		if len(wrong) == 0 {
			return nil
		}
		f := share(s, wrong, series, analyzer.V("got", len(wrong), "of", series))
		f.Evidence = evidence
		return []analyzer.Finding{f}
	})
}

// follower is the page that i names as the next of its series; -1 when there is none that opens.
func follower(s *analyzer.Site, i int32) int32 {
	to := s.Nodes[i].Next
	if to < 0 {
		return -1
	}
	if to = s.Resolve(to); to < 0 || s.Nodes[to].Outcome != page.Audited {
		return -1
	}
	return to
}

// stands reports whether node a, which may redirect or name another as canonical, stands for node b. The first page of a
// series often has two addresses, with its number and without.
func stands(s *analyzer.Site, a, b int32) bool {
	if a < 0 {
		return false
	}
	if a = s.Resolve(a); a < 0 {
		return false
	}
	return a == b || s.Nodes[a].Canonical == b || s.Nodes[b].Canonical == a
}

// circles are the nodes from which a series leads back to themselves.
func circles(s *analyzer.Site) map[int32]bool {
	walk := make([]int32, len(s.Nodes)) // number of the walk that came by
	in := map[int32]bool{}
	for i := range s.Nodes {
		at := int32(i)
		for at >= 0 && walk[at] == 0 {
			walk[at] = int32(i) + 1
			at = follower(s, at)
		}
		for at >= 0 && walk[at] == int32(i)+1 && !in[at] {
			in[at] = true
			at = follower(s, at)
		}
	}
	return in
}

// paginationCanonical finds the later pages of a series that name the first as canonical: what they alone list is then not
// found. A page that repeats the text of the first is a copy of it and may.
func paginationCanonical(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact(func() []analyzer.Finding {
		var wrong []int32
		later := 0
		for i := range s.Nodes {
			n := &s.Nodes[i]
			if n.Outcome != page.Audited {
				continue
			}
			base, number := seriesOf(n.URL)
			if number < 2 {
				continue
			}
			later++
			if n.Canonical < 0 || n.Canonical == int32(i) || sameText(n, &s.Nodes[n.Canonical]) {
				continue
			}
			if first, k := seriesOf(s.Nodes[n.Canonical].URL); first == base && k < 2 {
				wrong = append(wrong, int32(i))
			}
		}
		if len(wrong) == 0 {
			return nil
		}
		f := share(s, wrong, later, analyzer.V("got", len(wrong), "of", later, "first", s.Nodes[s.Nodes[wrong[0]].Canonical].URL))
		f.Evidence[0].Selector = "link[rel=canonical]"
		return []analyzer.Finding{f}
	})
}

// seriesOf parts an address from the number of its page, in the forms ?page=2, ?p=2, ?paged=2, /page/2 and /page-2. The
// number is 0 when the address has none.
func seriesOf(u string) (base string, number int) {
	base, query, _ := strings.Cut(u, "?")
	base = strings.TrimSuffix(base, "/")
	for param := range strings.SplitSeq(query, "&") {
		name, value, _ := strings.Cut(param, "=")
		switch strings.ToLower(name) {
		case "p": // without a path it is the number of an article
			if strings.Count(base, "/") < 3 {
				continue
			}
			fallthrough
		case "page", "paged", "pg", "pagenum", "page_no", "pageno":
			if n, err := strconv.Atoi(value); err == nil && n > 0 && n < 10_000 {
				return base, n
			}
		}
	}
	for _, mark := range [...]string{"/page/", "/page-", "/seite/", "/seite-"} {
		if at := strings.LastIndex(base, mark); at >= 0 {
			if n, err := strconv.Atoi(strings.TrimSuffix(base[at+len(mark):], ".html")); err == nil && n > 0 && n < 10_000 {
				return base[:at], n
			}
		}
	}
	return base, 0
}
