package performance

import (
	"fmt"

	"github.com/siteassay/assay/analyzer"
)

// pageTooHeavy finds pages that load too many bytes before anybody scrolls. What did not tell its size, lazy images and images in
// several sizes count nothing, so the true number is greater.
func pageTooHeavy(s *analyzer.Site, p analyzer.Params) analyzer.SiteCheck {
	return file(s, func() []analyzer.Finding {
		return heavy(s, (*analyzer.Load).Bytes, int64(1e6*p.Number("mb")), weight, megabytes)
	})
}

// weight says what a page loads, the largest part by its name.
func weight(l *analyzer.Load) string {
	return fmt.Sprintf("%.1f MB: HTML %d kB, CSS %d kB, JavaScript %d kB, <img> %d kB", analyzer.Megabytes(l.Bytes()),
		analyzer.Kilobytes(l.HTML), analyzer.Kilobytes(l.Style), analyzer.Kilobytes(l.Script), analyzer.Kilobytes(l.Picture))
}
