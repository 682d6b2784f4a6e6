package rules

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// assetFile is the file of an example site that says what servers answered about images, scripts, styles, documents and
// addresses of other sites, one a line:
//
//	/hero.jpg 200 bytes=900000 picture=jpeg:2400x1600
//	/old.css 200 to=/new.css hops=1
//	https://elsewhere.example/page 404
//	https://dead.example/ unresolved reason=domain-gone
//
// A status or an outcome (page.AssetOutcome) stands behind the address. Keys are bytes, coding, type, max-age (-1 for none),
// validator (yes or no), picture (format:WxH, with :animated behind it), cookie, to, hops, reason, waste and read (bytes),
// faces, blocking, face, fault, target, and banner, which takes the rest of the line. Addresses that pages use and that
// neither stand here nor are files of the archive were not asked for.
const assetFile = "/.assets"

// assets makes the assets of the sample from the pages, the archive and its list of answers.
func (s *sample) assets(nodes int) (analyzer.Assets, error) {
	answers, err := s.answers()
	if err != nil {
		return analyzer.Assets{}, err
	}
	roll := analyzer.NewAssetBook(true).Roll()
	for i := range s.visits {
		if p := s.pages[i]; p != nil {
			roll.Page(p)
		}
	}
	for u, a := range answers {
		if strings.HasSuffix(u, ".map") {
			roll.List = append(roll.List, analyzer.Asset{URL: u, Kind: page.SourceMap, Own: true, Answer: a})
		}
	}
	for i := range roll.List {
		x := &roll.List[i]
		if a, ok := answers[x.URL]; ok {
			x.Answer = a
		} else if f, ok := s.files[strings.TrimPrefix(x.URL, exampleHost)]; ok && x.Own {
			x.Answer = fileAnswer(x, f)
		} else {
			x.Answer = page.Answer{Outcome: page.AssetUnasked, Bytes: -1, Cache: page.Cache{MaxAge: -1}}
		}
	}
	return analyzer.NewAssets(roll.List, nodes), nil
}

// fileAnswer is what a server says about a file of the archive.
func fileAnswer(x *analyzer.Asset, f txtar.File) page.Answer {
	media, _, _ := strings.Cut(mediaType(filePath(f.Name)), ";")
	a := page.Answer{Outcome: page.AssetOK, Status: fileStatus(f), MediaType: media, Bytes: int64(len(f.Data)), Cache: page.Cache{MaxAge: -1, Validator: true}}
	if a.Status >= 400 {
		a.Outcome = page.AssetBroken
		return a
	}
	a.Body(x.Kind, x.URL, f.Data, true)
	return a
}

// answers reads the list of answers, by URL.
func (s *sample) answers() (map[string]page.Answer, error) {
	m := map[string]page.Answer{}
	for line := range strings.Lines(string(s.files[assetFile].Data)) {
		line, banner, _ := strings.Cut(strings.TrimSpace(line), " banner=")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if len(fields) < 2 {
			return nil, fmt.Errorf("asset %q: a status or an outcome is missing", line)
		}
		u, err := s.base.Parse(fields[0])
		if err != nil {
			return nil, fmt.Errorf("asset %q is no address: %w", fields[0], err)
		}
		a := page.Answer{Outcome: outcomeOf(fields[1]), Bytes: -1, Cache: page.Cache{MaxAge: -1, Validator: true}}
		a.Status, _ = strconv.Atoi(fields[1])
		a.MediaType, _, _ = strings.Cut(mediaType(u.Path), ";")
		a.Text.Banner = banner
		for _, f := range fields[2:] {
			key, value, _ := strings.Cut(f, "=")
			if err := setAnswer(&a, u, key, value); err != nil {
				return nil, fmt.Errorf("asset %s: %w", fields[0], err)
			}
		}
		m[u.String()] = a
	}
	return m, nil
}

// outcomeOf is the outcome behind an address, by its name or by the status.
func outcomeOf(word string) page.AssetOutcome {
	switch n, err := strconv.Atoi(word); {
	case err != nil:
		return page.AssetOutcome(word)
	case n == 401 || n == 403 || n == 429 || n == 503 || n == 999:
		return page.AssetRefused
	case n >= 400:
		return page.AssetBroken
	}
	return page.AssetOK
}

// setAnswer sets one field of an answer.
func setAnswer(a *page.Answer, base *url.URL, key, value string) (err error) {
	number := func() (n int) {
		n, err = strconv.Atoi(value)
		return n
	}
	switch key {
	case "bytes":
		a.Bytes = int64(number())
	case "coding":
		a.Coding = value
	case "type":
		a.MediaType = value
	case "max-age":
		a.Cache.MaxAge = number()
	case "validator":
		a.Cache.Validator = value == "yes"
	case "cookie":
		a.Cookies = append(a.Cookies, value)
	case "hops":
		a.Hops, a.Permanent = number(), true
	case "reason":
		a.Reason, a.Detail = value, base.Hostname()
	case "waste":
		a.Text.Waste = number()
	case "read":
		a.Text.Read = number()
	case "faces":
		a.Text.Faces = number()
	case "blocking":
		a.Text.Blocking = number()
	case "face":
		a.Text.Face = value
	case "fault":
		a.Fault = value
	case "to", "target":
		u, e := base.Parse(value)
		if e != nil {
			return e
		}
		if key == "to" {
			a.Final = u.String()
		} else {
			a.Target = u.String()
		}
	case "picture":
		format, size, _ := strings.Cut(value, ":")
		size, moving, _ := strings.Cut(size, ":")
		w, h, _ := strings.Cut(size, "x")
		a.Picture = page.Picture{Format: format, Animated: moving == "animated"}
		a.Picture.Width, _ = strconv.Atoi(w)
		a.Picture.Height, _ = strconv.Atoi(h)
	default:
		return fmt.Errorf("%q is no key of an answer", key)
	}
	return err
}
