package layout

import (
	"fmt"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// weight judges the size of the document and the time to its first byte. Times differ from run to run and from place to
// place, so the limit is coarse and the finding doubtful; a document that came from a file has none. Files that block the
// first paint and pictures are judged by performance and images.
func weight(c *analyzer.Context) analyzer.Result {
	p := c.Page
	limit, slow := c.Params.Int("bytes"), c.Params.Int("first_byte")
	heavy := p.Document.Bytes > limit
	late := p.Fetch.Proto != "" && p.Fetch.FirstByteMS > slow
	if !heavy && !late {
		return analyzer.Result{}
	}
	r := analyzer.Result{Status: analyzer.Fail, Count: 1}
	var said []string
	if heavy {
		said = append(said, fmt.Sprintf("%d kB of HTML, at most %d kB", p.Document.Bytes/1000, limit/1000))
		r.Loss += 0.5 * min(1, float64(p.Document.Bytes)/float64(2*limit))
	}
	if late {
		said = append(said, fmt.Sprintf("the first byte came after %d ms, at most %d ms", p.Fetch.FirstByteMS, slow))
		r.Loss += 0.5 * min(1, float64(p.Fetch.FirstByteMS)/float64(2*slow))
		r.Confidence = 0.5
	}
	r.Values = analyzer.V("got", strings.Join(said, "; "), "kilobytes", p.Document.Bytes/1000, "limit", limit/1000, "ms", p.Fetch.FirstByteMS)
	r.Evidence = []analyzer.Evidence{{Quote: p.URL}}
	return r
}
