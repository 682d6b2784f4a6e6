package images

import "github.com/siteassay/assay/analyzer"

// altMissing counts images without an alt attribute. An empty one is right for decoration, counting pixels are nothing
// that anybody could describe, and aria-label or title says the same as alt. Picture buttons have a rule of their own,
// accessibility/graphic-without-text.
func altMissing(c *analyzer.Context) analyzer.Result {
	all, missing, linked := 0, 0, 0
	var evidence []analyzer.Evidence
	for i := range c.Page.Images {
		img := &c.Page.Images[i]
		if img.Hidden && !img.HasAlt || img.Button {
			continue
		}
		all++
		if img.HasAlt || img.Named {
			continue
		}
		missing++
		if img.Linked && !img.LinkNamed {
			linked++
		}
		if len(evidence) < analyzer.MaxEvidence {
			evidence = append(evidence, analyzer.Evidence{Quote: source(img.URL), Selector: img.Selector})
		}
	}
	switch {
	case all == 0:
		return analyzer.None()
	case missing == 0:
		return analyzer.Result{}
	}
	loss := 0.3 + 0.7*float64(missing-linked)/float64(all)
	if missing == linked {
		loss = analyzer.Mention // images/linked-without-name charges them
	}
	return analyzer.Result{
		Status: analyzer.Fail, Count: missing, Evidence: evidence, Loss: loss,
		Values: analyzer.V("got", missing, "all", all),
	}
}

// source is what shows the image to a reader of the report.
func source(url string) string {
	if url == "" {
		return "<img> without src"
	}
	return url
}
