package crawler

import (
	"bytes"
	"context"
	"fmt"

	"github.com/siteassay/assay/page"
)

// Fetch asks for the one page at cfg.Start and follows up to ten redirects, each through the address guard. It does not
// ask robots.txt: the user named the page. The error is one sentence on what the server did.
func Fetch(ctx context.Context, cfg Config) (page.Source, error) {
	cfg = cfg.withDefaults()
	f, err := newFetcher(cfg)
	if err != nil {
		return page.Source{}, fmt.Errorf("preparing the request: %w", err)
	}
	defer f.close()
	url, seen := cfg.Start, map[string]bool{}
	for !seen[url] && len(seen) <= 10 {
		seen[url] = true
		a := f.fetch(ctx, request{URL: url, Credentials: page.SameSite(url, cfg.Start), MaxBody: cfg.MaxBody})
		switch {
		case a.Reason != "":
			defer a.Release()
			return page.Source{}, fmt.Errorf("%s (%s)", ReasonText(a.Reason, "en"), a.Detail)
		case a.Location != "":
			url = a.Location
			a.Release()
			continue
		case !a.HTML:
			defer a.Release()
			return page.Source{}, fmt.Errorf("the answer is no HTML document but %q", a.MediaType)
		}
		src := a.Source
		src.Body = bytes.Clone(src.Body)
		a.Release()
		return src, nil
	}
	return page.Source{}, fmt.Errorf("the redirects do not end: %s", url)
}
