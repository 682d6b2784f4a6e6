package layout

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// weight judges the size of the document and the time to its first byte. A crawl asks for many pages at once and from
// afar, and one lost packet costs a second, so that a single time says little: the limit lies far above what a good server
// needs, the finding is doubtful, and it says whole seconds, so that a second run says the same. A document that came from
// a file has no time. Files that block the first paint and pictures are judged by performance and images.
func weight(c *analyzer.Context) analyzer.Result {
	p := c.Page
	limit, slow := c.Params.Int("bytes"), c.Params.Int("first_byte")
	heavy := p.Document.Bytes > limit
	late := p.Fetch.Proto != "" && p.Fetch.FirstByteMS > slow
	if !heavy && !late {
		return analyzer.Result{}
	}
	r := analyzer.Result{Status: analyzer.Fail, Count: 1}
	seconds := (p.Fetch.FirstByteMS + 500) / 1000
	var said []string
	if heavy {
		said = append(said, fmt.Sprintf("%d kB of HTML, at most %d kB", p.Document.Bytes/1000, limit/1000))
		r.Loss += 0.5 * min(1, float64(p.Document.Bytes)/float64(2*limit))
	}
	if late {
		said = append(said, fmt.Sprintf("the server took about %d s to answer", seconds))
		r.Loss += 0.5
		r.Confidence = 0.5
	}
	r.Values = analyzer.V("got", strings.Join(said, "; "), "kilobytes", p.Document.Bytes/1000, "limit", limit/1000, "seconds", seconds)
	r.Evidence = []analyzer.Evidence{{Quote: p.URL}}
	return r
}
