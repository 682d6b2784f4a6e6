package offer

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// lowResImages takes the largest picture of the content of home, product and case pages, by the size that the file itself
// tells. Where even that is small, or is shown larger than it is, the goods look blurred; where many products share one
// picture, they are not shown at all. A page of which some picture's size is not known, or offers several sizes, is left out.
func lowResImages(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return &sharpness{site: s, params: p, shared: map[string][]int32{}}
}

type sharpness struct {
	site   *analyzer.Site
	params analyzer.Params
	judged int
	pages  []int32
	quotes []analyzer.Evidence
	shared map[string][]int32 // product pages by their largest picture
	order  []string
}

func (k *sharpness) Page(i int32, p *page.Page) {
	switch p.Type {
	case page.Home, page.Product, page.Case:
	default:
		return
	}
	var best *page.Image
	var size page.Picture
	for n := range p.Images {
		im := &p.Images[n]
		if im.Region != page.Main || im.Hidden || logo(im) {
			continue
		}
		x := k.site.Assets.Find(im.URL)
		if im.Srcset || x == nil || x.Outcome != page.AssetOK || x.Picture.Width == 0 || x.Picture.Format == "svg" {
			return // its size is not known
		}
		if x.Picture.Width > size.Width {
			best, size = im, x.Picture
		}
	}
	if best == nil || size.Width < k.params.Int("icon") {
		return
	}
	k.judged++
	if p.Type == page.Product && len(k.shared) < 20000 {
		list, seen := k.shared[best.URL]
		u := best.URL
		if !seen {
			u = strings.Clone(u)
			k.order = append(k.order, u)
		}
		k.shared[u] = append(list, i)
	}
	stretched := best.Width > 0 && float64(best.Width) > k.params.Number("stretch")*float64(size.Width)
	if size.Width >= k.params.Int("width") && !stretched {
		return
	}
	k.pages = append(k.pages, i)
	if len(k.quotes) < analyzer.MaxEvidence {
		quote := best.URL + " (" + strconv.Itoa(size.Width) + "×" + strconv.Itoa(size.Height)
		if stretched {
			quote += " → " + strconv.Itoa(best.Width)
		}
		k.quotes = append(k.quotes, analyzer.Evidence{Quote: quote + ")", Selector: strings.Clone(best.Selector), URL: strings.Clone(p.URL)})
	}
}

// logo reports whether a picture is a mark and not a view of the goods.
func logo(im *page.Image) bool {
	return analyzer.Says(im.Alt, []string{"logo"}) || strings.Contains(strings.ToLower(im.URL[strings.LastIndexByte(im.URL, '/')+1:]), "logo")
}

// Unknown reports that nobody asked for the pictures.
func (k *sharpness) Unknown() bool { return !k.site.Assets.Asked }

func (k *sharpness) Findings() []analyzer.Finding {
	f := analyzer.Finding{Confidence: 0.8, Evidence: k.quotes}
	small := len(k.pages)
	bad := map[int32]bool{}
	for _, i := range k.pages {
		bad[i] = true
	}
	same := 0
	for _, u := range k.order {
		if list := k.shared[u]; len(list) > k.params.Int("same") {
			same += len(list)
			for _, i := range list {
				bad[i] = true
			}
			if len(f.Evidence) < analyzer.MaxEvidence {
				f.Evidence = append(f.Evidence, analyzer.Evidence{Quote: u + " × " + strconv.Itoa(len(list)), URL: k.site.Nodes[list[0]].URL})
			}
			k.pages = append(k.pages, list...)
		}
	}
	if len(bad) == 0 {
		return nil
	}
	f.Count, f.Related = len(bad), k.site.URLs(k.pages)
	f.Loss = float64(len(bad)) / float64(k.judged)
	f.Values = analyzer.V("got", small, "same", same, "all", k.judged)
	return []analyzer.Finding{f}
}
