package cmd

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"github.com/siteassay/assay/audit"
	"github.com/siteassay/assay/rules"
)

// A job is one site of a batch with its own settings.
type job struct {
	site     string
	settings Settings
	cfg      audit.Config
	host     *sync.Mutex // the same for all sites on one host
}

// maxSiteList bounds a list of sites, in bytes.
const maxSiteList = 16 << 20

// onlyBatch are the settings that a batch has as a whole.
var onlyBatch = []string{"config", "out", "store", "max-memory", "quiet", "parallel"}

// readJobs reads the list and checks every site's settings before the first request.
func readJobs(file string, base Settings, packs []rules.Pack) ([]job, error) {
	entries, err := readSites(file)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, usage("write a URL a line", "%s names no site", file)
	}
	sets := ruleSets{packs: packs, loaded: map[string]*rules.Set{}}
	sites, folders, hosts := map[string]string{}, map[string]bool{}, map[string]*sync.Mutex{}
	var jobs []job
	for _, e := range entries {
		j := job{settings: base}
		if err := e.apply(&j); err != nil {
			return nil, err
		}
		if j.site, err = startURL(e.url); err != nil {
			return nil, positioned(e.position, err)
		}
		if before, ok := sites[j.site]; ok {
			return nil, usage("", "%s: %s is listed twice, first at %s", e.position, j.site, before)
		}
		sites[j.site] = e.position
		j.settings.Store = base.storeDir()
		j.settings.Out = filepath.Join(base.Out, folder(j.site, folders))
		if j.cfg, err = j.settings.configureWith(j.site, &sets); err != nil {
			return nil, positioned(e.position, err)
		}
		_, rest, _ := strings.Cut(j.site, "://")
		host := firstOf(rest, "/?")
		if hosts[host] == nil {
			hosts[host] = new(sync.Mutex)
		}
		j.host = hosts[host]
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// positioned adds the place in the file to a user's error that does not name a place in a file itself.
func positioned(position string, err error) error {
	var e *exitError
	var placed placedError
	if errors.As(err, &e) && !errors.As(err, &placed) && !strings.HasPrefix(e.err.Error(), strings.TrimRight(position, ":0123456789")+":") {
		return &exitError{e.code, fmt.Errorf("%s: %w", position, e.err), e.hint}
	}
	return err
}

// folder is the name of a site's folder: its host, with a port that is not the usual one, and its path. Names that are
// taken get a number.
func folder(start string, taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if r == '.' || r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, strings.TrimSuffix(start[strings.Index(start, "://")+3:], "/"))
	name = name[:min(len(name), 100)]
	free := name
	for n := 2; taken[free]; n++ {
		free = fmt.Sprintf("%s-%d", name, n)
	}
	taken[free] = true
	return free
}

// A siteEntry is one site of the file with the settings that differ.
type siteEntry struct {
	position string
	url      string
	settings []rules.ConfigEntry
	accepted rules.Accepted
}

func (e *siteEntry) apply(j *job) error {
	flags := pflag.NewFlagSet("site", pflag.ContinueOnError)
	var own Settings
	own.bind(flags)
	own.bindUnflagged(flags)
	own = j.settings
	own.places = maps.Clone(own.places)
	var names []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !slices.Contains(onlyBatch, f.Name) {
			names = append(names, f.Name)
		}
	})
	for _, x := range e.settings {
		if slices.Contains(onlyBatch, x.Key) {
			return usage("give it as a flag of assay batch", "%s: %s holds for the whole batch and not for one site", x.Position, x.Key)
		}
		f := flags.Lookup(x.Key)
		if f == nil {
			return usage(mean("", x.Key, names, "a site may have the settings of assay audit"), "%s: unknown setting %q", x.Position, x.Key)
		}
		if err := plainSecret(x.Key, x.Values); err != nil {
			return usage("write env:NAME or file:PATH", "%s: %w", x.Position, err)
		}
		if err := assign(f, x.Position+": "+x.Key, x.Values); err != nil {
			return err
		}
		own.from(x.Key, x.Position+": "+x.Key)
	}
	own.accepted = e.accepted.And(own.accepted)
	j.settings = own
	return nil
}

// readSites reads a URL a line, or YAML when the file is named so.
func readSites(file string) ([]siteEntry, error) {
	if ext := strings.ToLower(filepath.Ext(file)); ext == ".yaml" || ext == ".yml" {
		list, err := rules.ReadSites(file)
		if err != nil {
			return nil, usage("", "%w", plainPath(err))
		}
		var entries []siteEntry
		for _, x := range list {
			entries = append(entries, siteEntry{x.Position, x.URL, x.Settings, x.Accept})
		}
		return entries, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, usage("", "%w", plainPath(err))
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxSiteList+1))
	if err != nil {
		return nil, usage("", "%w", plainPath(err))
	}
	if len(b) > maxSiteList {
		return nil, usage("", "%s is longer than 16 MiB", file)
	}
	var entries []siteEntry
	for n, l := range strings.Split(string(b), "\n") {
		l = strings.TrimSpace(strings.TrimPrefix(l, "\ufeff"))
		if l != "" && l[0] != '#' {
			entries = append(entries, siteEntry{position: fmt.Sprintf("%s:%d", file, n+1), url: l})
		}
	}
	return entries, nil
}

// ruleSets loads each set of rules once: most sites of a batch are judged by the same.
type ruleSets struct {
	packs  []rules.Pack
	loaded map[string]*rules.Set
}

func (r *ruleSets) of(s *Settings) (*rules.Set, error) {
	key := strings.Join(s.Packs, "\x00") + "\x00\x00" + s.Rules + "\x00\x00" + strings.Join(s.Lexicons, "\x00")
	if set := r.loaded[key]; set != nil {
		return set, nil
	}
	set, err := s.loadRules(r.packs)
	if err == nil {
		r.loaded[key] = set
	}
	return set, err
}
