package cmd

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/crawler"
	"github.com/siteassay/assay/page"
	"github.com/siteassay/assay/report"
	"github.com/siteassay/assay/rules"
)

// maxPageFile bounds a local file or standard input.
const maxPageFile = 50 << 20

func newPage(packs []rules.Pack) *cobra.Command {
	var s Settings
	var url, format string
	var status int
	c := &cobra.Command{
		Use:   "page FILE|URL|-",
		Short: "Print the facts and findings of one document as JSON",
		Example: `  assay page index.html --url https://client.example/
  curl -s https://client.example/ | assay page - --url https://client.example/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("write assay page index.html --url https://client.example/", "one file, URL or - is wanted")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if format != "json" {
				return usage("", "--format %q is not known: json is", format)
			}
			cfg, err := s.configure("http://localhost/", packs)
			if err != nil {
				return err
			}
			src, err := pageSource(c, args[0], url, status, cfg.Crawl)
			if err != nil {
				return err
			}
			if err := report.WritePage(c.OutOrStdout(), audit.Page(cfg, src)); err != nil {
				return disk(fmt.Errorf("writing the output: %w", err), "")
			}
			return nil
		},
	}
	all := defaults()
	s = all
	f := c.Flags()
	f.StringVar(&url, "url", "", "address of the document, for its links and its type")
	f.IntVar(&status, "status", 200, "HTTP status it was served with")
	f.StringArrayVar(&s.Header, "header", nil, "response header 'Name: value' it was served with (repeatable)")
	f.StringVar(&format, "format", "json", "format of the output: json")
	f.StringVar(&s.Lang, "lang", s.Lang, "language of the findings: en or zh")
	f.StringVar(&s.Model, "model", s.Model, "how the company earns: auto, retail, lead-gen, brand, content, saas")
	f.StringSliceVar(&s.Packs, "packs", nil, "folders with rule packs of your own")
	f.StringVar(&s.Rules, "rules", "", "file that changes weights, severities and parameters of rules")
	f.StringSliceVar(&s.AllowNet, "allow-net", nil, "private networks that may be asked, such as 10.0.0.0/8")
	return c
}

// pageSource reads the document: standard input, a URL, or a file.
func pageSource(c *cobra.Command, arg, url string, status int, crawl crawler.Config) (page.Source, error) {
	src := page.Source{URL: "http://localhost/", Status: status, Header: http.Header{}}
	if url != "" {
		u, err := page.Normalize(url)
		if err != nil {
			return src, usage("write it as https://client.example/page", "--url %q is not a URL: %w", url, err)
		}
		src.URL = u
	}
	if status < 100 || status > 599 {
		return src, usage("", "--status must be between 100 and 599, not %d", status)
	}
	for name, value := range crawl.Header {
		http.Header(src.Header).Add(name, value)
	}
	if strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://") {
		if !exists(arg) {
			return fetchPage(c, arg, crawl)
		}
	}
	var in io.Reader = c.InOrStdin()
	if arg != "-" {
		f, err := os.Open(arg)
		if err != nil {
			return src, usage("give a file, a URL that begins with http, or - for standard input", "%w", plainPath(err))
		}
		defer f.Close()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, maxPageFile+1))
	if err != nil {
		return src, usage("", "reading %s: %w", arg, plainPath(err))
	}
	if len(body) > maxPageFile {
		body, src.Truncated = body[:maxPageFile], true
	}
	src.Body = body
	return src, nil
}

// fetchPage asks for one page with the crawler's manners.
func fetchPage(c *cobra.Command, url string, crawl crawler.Config) (page.Source, error) {
	start, err := startURL(url)
	if err != nil {
		return page.Source{}, err
	}
	crawl.Start, crawl.Header = start, nil
	src, err := crawler.Fetch(c.Context(), crawl)
	if err != nil {
		return src, &exitError{exitEmpty, fmt.Errorf("%s: %w", url, err), ""}
	}
	return src, nil
}
