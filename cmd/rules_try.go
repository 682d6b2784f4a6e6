package cmd

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/rules"
)

func newRulesTry(packs []rules.Pack) *cobra.Command {
	var s Settings
	var d served
	var asJSON bool
	var rule string
	c := &cobra.Command{
		Use:   "try DIR FILE|URL|-",
		Short: "Show what the rules in a folder find on a page, with the facts that each expression saw",
		Long: `try runs every rule of the packs at DIR on one document and tells step by step what came of it: each expression with its
value, the facts that it names with theirs, and why a rule did not apply or could not tell. For a file or standard input,
--url, --status and --header tell how it was served; a URL is fetched once.`,
		Example: `  assay rules try acme product.html --url https://client.example/ovens/deck
  assay rules try acme https://client.example/ovens/deck --rule acme/delivery-time
  curl -s https://client.example/ | assay rules try acme - --json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("assay rules try acme index.html", "give the folder of the pack, and the file, the URL or - for standard input")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			if err := s.check(); err != nil {
				return err
			}
			set, err := userRules(args[0], packs)
			if err != nil {
				return err
			}
			if rule != "" && set.Rule(rule) == nil {
				return usage("", "there is no rule %q in %s", rule, args[0])
			}
			src, err := d.source()
			if err != nil {
				return err
			}
			crawl, err := s.crawl("http://localhost/")
			if err != nil {
				return err
			}
			if src, err = readPage(c, args[1], src, crawl); err != nil {
				return err
			}
			t := tryPack(set, src, s, rule)
			if asJSON {
				return t.json(c.OutOrStdout())
			}
			return t.print(c.OutOrStdout())
		},
	}
	f := c.Flags()
	s.bindSome(f, "lang", "model", "timeout", "user-agent", "allow-net", "config")
	f.StringVar(&d.url, "url", "", "read the document as served at `URL`, for its links and its type")
	f.IntVar(&d.status, "status", 200, "read it as served with the HTTP status `N`")
	f.StringArrayVar(&d.header, "header", nil, "read it as served with the header `'NAME: VALUE'` (repeatable)")
	f.StringVar(&rule, "rule", "", "run the rule `ID` alone")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	return completeFlags(c)
}

// A tried is what the rules of a pack made of one page.
type tried struct {
	URL        string        `json:"url"`
	Status     int           `json:"status"`
	Type       page.Type     `json:"type"`
	Confidence float64       `json:"type_confidence"`
	Language   string        `json:"language"`
	Indexable  bool          `json:"indexable"`
	Rules      []rules.Trace `json:"rules"`
}

func tryPack(set *rules.Set, src page.Source, s Settings, rule string) *tried {
	p := set.Parser().Parse(src)
	v := analyzer.Verdict{}
	if s.Model != "auto" {
		v.Model = page.Model(s.Model)
	}
	site := analyzer.SinglePage(p, v, time.Now())
	t := &tried{URL: p.URL, Status: p.Status, Type: p.Type, Confidence: p.TypeConfidence, Language: p.Language, Indexable: p.Indexable}
	for _, r := range set.Rules {
		if r.Pack != "builtin" && (rule == "" || r.ID == rule) {
			t.Rules = append(t.Rules, set.Trace(r, p, site, s.Lang))
		}
	}
	return t
}

func (t *tried) json(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil {
		return disk(fmt.Errorf("writing the output: %w", err), "")
	}
	return nil
}

// print writes the faults in full, and a line for every rule that found none with what decided it.
func (t *tried) print(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  status %d, type %s (%.2f), language %s, indexable %v\n", t.URL, t.Status, t.Type, t.Confidence, t.Language, t.Indexable)
	faults := 0
	for i := range t.Rules {
		r := &t.Rules[i]
		fmt.Fprintf(&b, "\n%-15s %s", strings.ToUpper(r.Verdict), r.Rule)
		if r.Reason != "" {
			fmt.Fprintf(&b, ": %s", r.Reason)
		}
		b.WriteByte('\n')
		if r.Verdict == rules.Fault {
			faults++
		}
		for _, m := range r.Messages {
			fmt.Fprintf(&b, "  message        %s\n", m)
		}
		for k := range r.Findings {
			for _, e := range r.Findings[k].Evidence {
				fmt.Fprintf(&b, "  quote          %s", e.Quote)
				if e.Selector != "" {
					fmt.Fprintf(&b, "  at %s", e.Selector)
				}
				b.WriteByte('\n')
			}
		}
		for _, s := range r.Steps {
			writeStep(&b, s)
		}
	}
	fmt.Fprintf(&b, "\n%s, %s\n", plural(len(t.Rules), "rule"), plural(faults, "fault"))
	_, err := io.WriteString(w, printable(b.String()))
	return err
}

// writeStep writes an expression, what it came to, and what it read.
func writeStep(b *strings.Builder, s rules.Step) {
	fmt.Fprintf(b, "  %-14s %s\n", s.Key, strings.Join(strings.Fields(s.Expression), " "))
	if s.Error != "" {
		fmt.Fprintf(b, "                 stopped: %s\n", s.Error)
	} else {
		fmt.Fprintf(b, "                 gives %s\n", s.Value)
	}
	for _, f := range s.Facts {
		fmt.Fprintf(b, "                 %s = %s\n", f.Name, f.Value)
	}
}
