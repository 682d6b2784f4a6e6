package crawler

import (
	"bytes"

	"github.com/temoto/robotstxt"
)

// temoto/robotstxt makes a regexp of each rule with a wildcard and runs all of them for each URL, so a large file would
// cost more than the pages. Files over these limits get no second opinion.
const (
	maxSecondBytes     = 64 << 10
	maxSecondWildcards = 500
)

func affordsOpinion(body []byte) bool {
	return len(body) <= maxSecondBytes && bytes.Count(body, []byte("*"))+bytes.Count(body, []byte("$")) <= maxSecondWildcards
}

// SecondOpinion asks temoto/robotstxt, whose reading many crawlers written in Go share. ok is false when it has none:
// it refuses the file, or fails on it.
func SecondOpinion(status int, body []byte, product, pathAndQuery string) (allowed, ok bool) {
	data := secondOpinion(status, body)
	if data == nil {
		return false, false
	}
	return testAgent(data, product, pathAndQuery)
}

func secondOpinion(status int, body []byte) (data *robotstxt.RobotsData) {
	defer func() {
		if recover() != nil {
			data = nil
		}
	}()
	data, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil {
		return nil
	}
	return data
}

func testAgent(data *robotstxt.RobotsData, product, path string) (allowed, ok bool) {
	defer func() {
		if recover() != nil {
			allowed, ok = false, false
		}
	}()
	return data.TestAgent(path, product), true
}
