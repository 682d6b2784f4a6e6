package analyzer

import "math"
import "slices"
import "strings"
import "github.com/siteassay/assay/page"

// model is the business model by the evidence of the home page, the mean page and the mix of page types (domain.md 5.2),
// as a softmax.
func (s *Survey) model(v Verdict) (page.Model, float64) {
	if v.Model != "" {
		return v.Model, 1
	}
	if s.pages == 0 {
		return page.LeadGen, 0
	}
	var e [len(page.ModelScores{})]float64
	n := float64(s.pages)
	for i := range e {
		e[i] = 0.4*s.home[i] + 0.6*s.models[i]/n
	}
	share := func(t page.Type) float64 { return float64(s.kinds[t]) / n }
	if share(page.Article) >= 0.6 && s.pages >= 10 {
		e[slices.Index(page.Models, page.Content)] += 1.5
	}
	if s.priced >= 10 && s.kinds[page.Cart] > 0 {
		e[slices.Index(page.Models, page.Retail)] += 2
	}
	if s.kinds[page.Case] > 0 {
		e[slices.Index(page.Models, page.LeadGen)] += 0.5
	}
	best, sum := 0, 0.0
	for i := range e {
		if e[i] > e[best] {
			best = i
		}
		sum += math.Exp(e[i])
	}
	if e[best] <= 0.3 { // next to no evidence: the most common kind of company site
		return page.LeadGen, 0.3
	}
	return page.Models[best], math.Exp(e[best]) / sum
}

// Evidence lists the points for each model, for the reader of the report.
func (s *Survey) Evidence() (home, mean page.ModelScores) {
	for i := range s.models {
		mean[i] = s.models[i] / math.Max(1, float64(s.pages))
	}
	return s.home, mean
}

func hostname(host string) string {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		return host[:i]
	}
	return host
}

// country reads the top-level domain; where it says nothing, a language that is at home in one country does not either.
func country(host string, _ []string) string {
	h := hostname(host)
	tld := h[strings.LastIndexByte(h, '.')+1:]
	switch tld {
	case "de", "at", "ch", "fr", "es", "it", "nl", "be", "lu", "pl", "ie", "pt", "cn", "hk", "tw", "jp", "kr", "us", "ca", "au", "nz":
		return strings.ToUpper(tld)
	case "uk":
		return "GB"
	}
	return ""
}
