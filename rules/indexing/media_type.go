package indexing

import (
	"path"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// otherTypes are endings of addresses that promise something else than a page.
var otherTypes = map[string]bool{
	".pdf": true, ".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true, ".ico": true,
	".css": true, ".js": true, ".mjs": true, ".json": true, ".zip": true, ".rar": true, ".gz": true, ".doc": true, ".docx": true,
	".xls": true, ".xlsx": true, ".ppt": true, ".pptx": true, ".mp4": true, ".webm": true, ".mp3": true, ".woff": true, ".woff2": true,
	".csv": true, ".ttf": true,
}

// mediaTypeMismatch finds pages that are sent without a media type, and pages in place of the file that their address
// promises. A page that was read from disk has no headers.
func mediaTypeMismatch(c *analyzer.Context) analyzer.Result {
	p := c.Page
	if p.Status != 200 || len(p.Fetch.Headers) == 0 {
		return analyzer.None()
	}
	address, _, _ := strings.Cut(p.URL, "?")
	ending := strings.ToLower(path.Ext(address))
	quote := ""
	switch {
	case strings.TrimSpace(p.Fetch.Headers.Get("content-type")) == "":
		quote = "Content-Type: –"
	case otherTypes[ending] && strings.Count(address, "/") > 2:
		quote = "Content-Type: " + p.ContentType
	default:
		return analyzer.Result{}
	}
	return analyzer.Found(analyzer.V("got", quote), analyzer.Evidence{Quote: quote, URL: p.URL})
}
