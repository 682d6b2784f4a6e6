package report

import (
	"strconv"

	"github.com/siteassay/assay/page"
)

// ResourceCount is how the assets of one kind answered: images, scripts, documents, links to other sites.
type ResourceCount struct {
	Kind        page.AssetKind `json:"kind"`
	Found       int            `json:"found"`
	OK          int            `json:"ok"`
	Redirected  int            `json:"redirected"`  // of those that are ok
	Broken      int            `json:"broken"`      // they do not open, or their name does not exist
	Refused     int            `json:"refused"`     // to robots, by the server or by robots.txt
	Unreachable int            `json:"unreachable"` // no answer that says whose fault it is
	Unasked     int            `json:"not_asked"`
	Bytes       int64          `json:"bytes"` // as sent, of those that told
}

// ResourceProblem is one asset that did not simply open.
type ResourceProblem struct {
	URL     string            `json:"url"`
	Kind    page.AssetKind    `json:"kind"`
	Outcome page.AssetOutcome `json:"outcome"`
	Reason  string            `json:"reason,omitempty"`
	Status  int               `json:"status,omitempty"`
	Final   string            `json:"final,omitempty"` // where its redirects ended
	Hops    int               `json:"hops,omitempty"`
	Pages   int               `json:"pages"` // that use it
	On      []string          `json:"on"`    // the first of them, at most 10
}

// MaxResourceProblems is how many problems a document holds, the worst first.
const MaxResourceProblems = 500

// shownProblems is how many of them people read.
const shownProblems = 100

// A resourceView is a row of the table of problems.
type resourceView struct {
	Link  related
	Kind  page.AssetKind
	State string
	Pages int
	On    related
}

// resources prepares the problems for people; what was merely moved or refused to robots is left to report.json.
func (v *view) resources() {
	for i := range v.Doc.ResourceProblems {
		p := &v.Doc.ResourceProblems[i]
		if p.Outcome != page.AssetBroken && p.Outcome != page.AssetUnresolved && p.Outcome != page.AssetForbidden {
			continue
		}
		if len(v.Problems) == shownProblems {
			v.MoreProblems++
			continue
		}
		r := resourceView{Link: v.Link(p.URL), Kind: p.Kind, Pages: p.Pages, State: strconv.Itoa(p.Status)}
		if p.Status == 0 || p.Outcome == page.AssetForbidden {
			r.State = v.c.word("asset", string(p.Outcome))
		}
		if len(p.On) > 0 {
			r.On = v.Link(p.On[0])
		}
		v.Problems = append(v.Problems, r)
	}
}
