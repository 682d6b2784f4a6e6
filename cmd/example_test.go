package cmd_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing/fstest"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/cmd"
	"github.com/siteassay/assay/rules"
)

// A pack of one's own in Go is a folder with pack.yaml, a YAML file for each rule, and the functions; in a program of one's own they are
// embedded (//go:embed *.yaml).
const (
	packYAML  = "name: house\nauthor: Acme Agency <hello@acme.example>\nwording: [en]\n"
	barePhone = `text:
  en: {title: The number can be dialled, failure: A phone number cannot be dialled, why: A visitor on a phone will not type it., fix: Link every number with tel., message: "{got} cannot be tapped"}
severity: warning
weight: 4
category: contact
owner: dev
effort: S
remedy: code
check: go
values: [got]
examples:
  - name: linked
    html: <title>A</title><p>Call <a href="tel:+442079460000">+44 20 7946 0000</a></p>
  - name: bare
    html: <title>A</title><p>Call +44 20 7946 0000</p>
    fails: [cannot be tapped]
`
)

// A build of one's own is a main of one line: cmd.Main(append(builtin.Packs(), house)...). Here the program runs as `house page -`
// and judges one page by the pack alone.
func Example() {
	house := rules.Pack{
		Name: "house", Dir: "house", Files: fstest.MapFS{"pack.yaml": {Data: []byte(packYAML)}, "bare-phone.yaml": {Data: []byte(barePhone)}},
		Page: map[string]func(*analyzer.Context) analyzer.Result{"bare-phone": func(c *analyzer.Context) analyzer.Result {
			for _, p := range c.Page.Contacts.Phones {
				if !p.Clickable {
					return analyzer.Found(analyzer.V("got", p.Text), analyzer.Evidence{Quote: p.Text})
				}
			}
			return analyzer.Result{}
		}},
	}
	page := strings.NewReader(`<title>Ovens</title><p>Call us: +44 20 7946 0000</p>`)
	var out bytes.Buffer
	code := cmd.Run([]string{"page", "-"}, page, &out, os.Stderr, house)

	var result struct {
		Findings []struct{ Rule, Message string }
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		fmt.Println(err)
	}
	fmt.Println(code, result.Findings[0].Rule, result.Findings[0].Message)
	// Output: 0 house/bare-phone +44 20 7946 0000 cannot be tapped
}
