package cmd

import (
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/rules"
	"github.com/siteassay/assay/testdata/sites"
)

// A demoSite is a bundled site. It is served on a port of its own when that is free, so that a second demo finds the
// store of the first.
type demoSite struct {
	archive []byte
	port    int
}

var demoSites = map[string]demoSite{"en": {sites.English, 8461}, "zh": {sites.Chinese, 8462}}

func newDemo(packs []rules.Pack) *cobra.Command {
	var s Settings
	var which string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Audit a bundled company site, without a network",
		Long: `demo serves a bundled company site on this machine, audits it as assay audit would, and writes the report.
--site en is a maker of bakery ovens in English, --site zh a tea shop in Chinese.`,
		Example: "  assay demo\n  assay demo --site zh --lang zh",
		Args:    noArgument,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			demo, ok := demoSites[which]
			if !ok {
				return usage("", "--site %q is not known: en and zh are", which)
			}
			cfg, err := s.configure("http://127.0.0.1/", packs)
			if err != nil {
				return err
			}
			url, stop, err := serveDemo(demo)
			if err != nil {
				return err
			}
			defer stop()
			cfg.Crawl.Start = url
			return s.run(c.Context(), cfg, c.OutOrStdout(), newProgress(c.ErrOrStderr(), &s))
		},
	}
	s.bind(c.Flags())
	c.Flags().StringVar(&which, "site", "en", "`WHICH` site to audit: en or zh")
	c.RegisterFlagCompletionFunc("site", cobra.FixedCompletions([]string{"en", "zh"}, cobra.ShellCompDirectiveNoFileComp))
	return completeFlags(c)
}

// serveDemo serves a bundled site on this machine: on its own port, or on any other that is free.
func serveDemo(d demoSite) (url string, stop func(), err error) {
	site, err := sitetest.Parse(d.archive)
	if err != nil {
		return "", nil, disk(fmt.Errorf("reading the bundled site: %w", err), "")
	}
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", d.port))
	if err != nil {
		l, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return "", nil, disk(fmt.Errorf("serving the bundled site: %w", err), "")
	}
	server := &http.Server{Handler: site.Handler(), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(l)
	return "http://" + l.Addr().String() + "/", func() { server.Close() }, nil
}
