package analyzer

// Probes are the answers of the site to questions that no link asks, asked once when the crawl was over. Where nothing was
// asked, or no answer came, a rule cannot tell: a probe that failed is no fault of the site.
type Probes struct {
	Asked   bool
	Answers []Probe
	TLS     TLSFacts
}

// A Probe is one question and what came of it. Kinds: start (the start page again, when the crawl saw no page), nonsense (an
// address that cannot exist), http and https (the twin of the start over the other scheme), www (its twin with www, or
// without), slash and case (twins of ordinary pages), index (/index.html), llms (/llms.txt), markdown (the start page, asked
// for in Markdown), manifest (agent card, API catalogue, MCP card), licence (what a License line of robots.txt names).
type Probe struct {
	Kind, URL string
	Of        string // the page whose twin it is
	Status    int    // HTTP status; 0 without an answer
	Reason    string // outcome code why there was none
	Detail    string // what was seen, one line
	Location  string // of a redirect, in normal form
	MediaType string
	Fits      bool   // it is what was asked for: llms.txt, Markdown, a manifest, a licence
	Canonical string // the rest is of an HTML answer
	Title     string
	Words     int
	Hash      uint64 // of its text, as page.Text.Hash
	Simhash   uint64 // of its text, as page.Text.Simhash
	NotFound  bool   // reads like an error page
	Challenge bool   // reads like a bot wall
}

// TLSFacts are what handshakes with the host of an https site came to. Host is "" when there were none.
type TLSFacts struct {
	Host       string
	Reason     string   // why there was no handshake, outcome code; "" when there was one
	Version    string   // TLS 1.3
	Cipher     string   // suite by its IANA name
	ALPN       string   // h2, http/1.1 or ""
	Names      []string // of the certificate, at most 20
	NameFits   bool     // one of them covers the host
	NotAfter   string   // RFC 3339, of the certificate of the chain that ends first
	Chain      string   // incomplete, untrusted, self-signed; "" when it leads to a known authority
	KeyType    string   // RSA, ECDSA, Ed25519
	KeyBits    int
	Signature  string   // SHA256-RSA
	Old        []string // protocols before TLS 1.2 that the server accepts
	Weak       []string // cipher suites with RC4 or 3DES that it accepts
	OldUnknown bool     // whether it accepts them could not be asked
}

// Of returns the answers of a kind, those that came.
func (p *Probes) Of(kind string) []Probe {
	var list []Probe
	for _, a := range p.Answers {
		if a.Kind == kind && a.Status != 0 {
			list = append(list, a)
		}
	}
	return list
}

// Failed reports whether a probe of a kind was asked and had no answer.
func (p *Probes) Failed(kind string) bool {
	for _, a := range p.Answers {
		if a.Kind == kind && a.Status == 0 {
			return true
		}
	}
	return false
}

// A RobotsSignal is a Content-Signal or Content-Usage line of robots.txt: what the site allows to be done with its text once
// it was fetched (contentsignals.org, IETF aipref).
type RobotsSignal struct {
	Agent string // the first agent of its group; "" before the first group
	Field string // content-signal, content-usage
	Value string // "search=yes, ai-train=no"
	Line  string // with its number
}

// A ClosedAgent is an assistant that robots.txt shuts out, with the line that does.
type ClosedAgent struct {
	Agent string
	Line  string
}

// A SitemapAlternate is a language version that a sitemap names for one of its entries.
type SitemapAlternate struct {
	URL  string // of the entry, normal form
	Lang string // as written, lower case
	To   string // normal form
}

// A RobotsChange is what a robots.txt under test would change for the URLs of this crawl, read for one agent. The
// indices are those of Site.Nodes, in the order of the crawl.
type RobotsChange struct {
	Agent   string
	Known   int      // URLs that were compared
	Blocked []int32  // allowed now and forbidden then
	Freed   []int32  // forbidden now and allowed then
	Lines   []string // that block, each once, at most 10
}
