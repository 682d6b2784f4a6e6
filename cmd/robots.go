package cmd

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/siteassay/assay/crawler"
)

func newRobots() *cobra.Command {
	var agent, file string
	c := &cobra.Command{
		Use:   "robots --agent NAME --file robots.txt URL…",
		Short: "Tell which URLs a robots.txt allows, and by which line",
		Long: `robots reads a robots.txt as RFC 9309 says and prints a line for each URL: allowed or disallowed, the URL, and
the line of the file that decided. Where a common parser reads the file differently, it says so.`,
		Example: `  assay robots --agent Googlebot --file robots.txt https://client.example/private/
  curl -s https://client.example/robots.txt | assay robots --file - /cart /search?q=oven`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage("write assay robots --agent Googlebot --file robots.txt https://client.example/", "no URL was given")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if strings.TrimSpace(agent) == "" {
				return usage("write --agent Googlebot", "--agent needs a name")
			}
			body, err := readRobots(c.Context(), c.InOrStdin(), file)
			if err != nil {
				return err
			}
			return tellRobots(c.OutOrStdout(), body, agent, args)
		},
	}
	c.Flags().StringVar(&agent, "agent", "assay", "read the rules for the crawler with the product token `NAME`")
	c.Flags().StringVar(&file, "file", "", "read the robots.txt in `FILE`; - for standard input")
	c.MarkFlagFilename("file", "txt")
	return c
}

func readRobots(ctx context.Context, stdin io.Reader, file string) ([]byte, error) {
	if file == "" {
		return nil, usage("write --file robots.txt", "no robots.txt was given")
	}
	in := stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return nil, usage("", "%w", plainPath(err))
		}
		defer f.Close()
		in = f
	}
	return readAll(ctx, in, 1<<20)
}

// robotsTest reads a robots.txt that is to be tried out; nil without a file.
func robotsTest(file string) (*crawler.RobotsFile, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("", "--robots-simulate: %w", plainPath(err))
	}
	defer f.Close()
	body, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return nil, usage("", "--robots-simulate: %w", plainPath(err))
	}
	robots := crawler.ParseRobots(body)
	switch {
	case robots.HTML():
		return nil, usage("", "--robots-simulate %s: an HTML page, no robots.txt", file)
	case !robots.Rules():
		return nil, usage("it begins with User-agent: *", "--robots-simulate %s: no line of it forbids or allows anything", file)
	}
	return robots, nil
}

func tellRobots(w io.Writer, body []byte, agent string, urls []string) error {
	robots := crawler.ParseRobots(body)
	paths := make([]string, len(urls))
	for i, arg := range urls {
		var err error
		if paths[i], err = requestPath(arg); err != nil {
			return err
		}
	}
	for i, arg := range urls {
		path := paths[i]
		allowed, line := robots.Allowed(agent, path)
		verdict := "disallowed"
		if allowed {
			verdict = "allowed"
		}
		if line == "" {
			line = "no rule matches"
		}
		fmt.Fprintf(w, "%s\t%s\t%s", verdict, printable(arg), printable(line))
		if other, ok := crawler.SecondOpinion(200, body, agent, path); ok && other != allowed {
			fmt.Fprint(w, "\t(read differently by other common parsers)")
		}
		fmt.Fprintln(w)
	}
	return nil
}

// requestPath is the path and query of a URL as they stand in it, since rules match them unchanged, broken escapes too. A
// path alone will do.
func requestPath(arg string) (string, error) {
	path, _, _ := strings.Cut(arg, "#")
	if !strings.HasPrefix(arg, "/") {
		scheme, rest, ok := strings.Cut(path, "://")
		if rest = strings.TrimLeft(rest, "/"); !ok || scheme == "" || rest == "" || strings.ContainsAny(scheme, "/?%") {
			return "", usage("write it as https://client.example/path", "%q is not a URL", arg)
		}
		path = ""
		if i := strings.IndexAny(rest, "/?"); i >= 0 {
			path = rest[i:]
		}
	}
	if path == "" || path[0] != '/' {
		path = "/" + path
	}
	return path, nil
}
