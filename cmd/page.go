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
	var d served
	var format string
	c := &cobra.Command{
		Use:   "page FILE|URL|-",
		Short: "Print the facts and findings of one document as JSON",
		Long: `page takes the facts of one document and judges them, and prints both as JSON (docs: report/schema). Rules that
need the whole site see one of this page alone. For a file or standard input, --url, --status and --header
tell how it was served; a URL is fetched once, with the redirects it leads to.`,
		Example: `  assay page index.html --url https://client.example/
  assay page https://client.example/pricing
  curl -s https://client.example/ | assay page - --url https://client.example/
  assay page old.html --header 'Content-Type: text/html; charset=gbk' --header 'X-Robots-Tag: noindex'`,
		Args: oneArgument("the file, the URL or - for standard input", "assay page index.html --url https://client.example/"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			if format != "json" {
				return usage("", "--format %q is not known: json is", format)
			}
			src, err := d.source()
			if err != nil {
				return err
			}
			cfg, err := s.configure("http://localhost/", packs)
			if err != nil {
				return err
			}
			s.limitMemory()
			if src, err = readPage(c, args[0], src, cfg.Crawl); err != nil {
				return err
			}
			if err := s.askGuises(c, args[0], src, &cfg); err != nil {
				return err
			}
			if err := report.WritePage(c.OutOrStdout(), audit.Page(cfg, src)); err != nil {
				return disk(fmt.Errorf("writing the output: %w", err), "")
			}
			return nil
		},
	}
	f := c.Flags()
	s.bindSome(f, "lang", "model", "packs", "rules", "timeout", "user-agent", "allow-net", "cloak-check", "config")
	f.StringVar(&d.url, "url", "", "read the document as served at `URL`, for its links and its type")
	f.IntVar(&d.status, "status", 200, "read it as served with the HTTP status `N`")
	f.StringArrayVar(&d.header, "header", nil, "read it as served with the header `'NAME: VALUE'` (repeatable)")
	f.StringVar(&format, "format", "json", "`FORMAT` of the output: json")
	return completeFlags(c)
}

// askGuises asks for the page once more in other guises, when the user wants to know what those are shown.
func (s *Settings) askGuises(c *cobra.Command, arg string, src page.Source, cfg *audit.Config) error {
	if !s.CloakCheck {
		return nil
	}
	if !strings.Contains(arg, "://") || exists(arg) {
		return usage("give the URL of the page", "--cloak-check cannot ask for a document that is not fetched")
	}
	crawl := cfg.Crawl
	crawl.Start = src.URL
	target := crawler.GuiseTarget{URL: src.URL, Chinese: page.Parse(src).Language == "zh"}
	var err error
	if cfg.Guises, err = crawler.AskGuises(c.Context(), crawl, []crawler.GuiseTarget{target}); err != nil {
		return fmt.Errorf("asking for %s as others do: %w", src.URL, err)
	}
	if c.Context().Err() != nil {
		return errInterrupted
	}
	return nil
}

// served is how a file or standard input is to be read: as what a server sent.
type served struct {
	url    string
	status int
	header []string
}

// source is the document without its body.
func (d *served) source() (page.Source, error) {
	src := page.Source{URL: "http://localhost/", Status: d.status, Header: http.Header{}}
	if d.url != "" {
		u, err := page.Normalize(d.url)
		if err != nil {
			return src, usage("write it as https://client.example/page", "--url %q is not a URL: %w", d.url, plainURL(err))
		}
		src.URL = u
	}
	if d.status < 100 || d.status > 599 {
		return src, usage("", "--status must be between 100 and 599, not %d", d.status)
	}
	for _, h := range d.header {
		name, value, err := header(h)
		if err != nil {
			return src, err
		}
		http.Header(src.Header).Add(name, value)
	}
	return src, nil
}

// readPage reads the body: standard input, a URL, or a file.
func readPage(c *cobra.Command, arg string, src page.Source, crawl crawler.Config) (page.Source, error) {
	if strings.Contains(arg, "://") && !exists(arg) {
		for _, name := range []string{"url", "status", "header"} {
			if c.Flags().Changed(name) {
				return src, usage("it is for a file or standard input", "--%s cannot be given with a document that is fetched", name)
			}
		}
		return fetchPage(c, arg, crawl)
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
	body, err := readAll(c.Context(), in, maxPageFile+1)
	if err != nil {
		return src, err
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
	crawl.Start = start
	src, err := crawler.Fetch(c.Context(), crawl)
	if c.Context().Err() != nil {
		return src, errInterrupted
	}
	if err != nil {
		return src, &exitError{exitEmpty, fmt.Errorf("%s: %w", start, err), ""}
	}
	return src, nil
}
