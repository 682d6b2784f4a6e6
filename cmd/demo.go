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

func newDemo(packs []rules.Pack) *cobra.Command {
	var s Settings
	var which string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Audit a bundled company site, without a network",
		Long: `demo serves a bundled company site on this machine, audits it as assay audit would, and writes the report. --site en is
a maker of bakery ovens in English, --site zh a tea shop in Chinese.`,
		Example: "  assay demo\n  assay demo --site zh --lang zh",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := s.load(c); err != nil {
				return err
			}
			archive := sites.English
			switch which {
			case "en":
			case "zh":
				archive = sites.Chinese
			default:
				return usage("", "--site %q is not known: en and zh are", which)
			}
			url, stop, err := serveDemo(archive)
			if err != nil {
				return err
			}
			defer stop()
			cfg, err := s.configure(url, packs)
			if err != nil {
				return err
			}
			return s.run(c.Context(), cfg, c.OutOrStdout(), newProgress(c.ErrOrStderr(), s.Quiet))
		},
	}
	s.bind(c.Flags())
	c.Flags().StringVar(&which, "site", "en", "which site: en or zh")
	return c
}

// serveDemo serves an archive on a free port of this machine.
func serveDemo(archive []byte) (url string, stop func(), err error) {
	site, err := sitetest.Parse(archive)
	if err != nil {
		return "", nil, disk(fmt.Errorf("reading the bundled site: %w", err), "")
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, disk(fmt.Errorf("serving the bundled site: %w", err), "")
	}
	server := &http.Server{Handler: site.Handler(), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(l)
	return "http://" + l.Addr().String() + "/", func() { server.Close() }, nil
}
