package page

import (
	"math"
	"strings"

	"golang.org/x/net/html/atom"
)

// A Secret is a key that opens an account of the site's owner and stands in the page for everybody to read. Keys that are
// meant for browsers (publishable keys, map keys, measurement IDs) are none.
type Secret struct {
	Kind string `json:"kind"` // whose key it is: Stripe, AWS, GitHub …
	Mask string `json:"mask"` // its first characters; the rest is never kept
}

// Bounds of what is kept and read.
const (
	maxSecrets     = 5
	maxSecretBytes = 256 << 10
)

// A secretShape is how a provider writes its secret keys. The marks are long enough that nothing else begins so.
type secretShape struct {
	kind, mark string
	least      int    // characters that follow the mark
	letters    string // which may follow besides letters and digits
	after      string // not a secret when this stands right before it
}

var secretShapes = []secretShape{
	{kind: "Stripe", mark: "sk_live_", least: 24},
	{kind: "Stripe", mark: "rk_live_", least: 24},
	{kind: "AWS", mark: "AKIA", least: 16, after: "="}, // signed addresses carry it after Credential=
	{kind: "GitHub", mark: "ghp_", least: 36},
	{kind: "GitHub", mark: "gho_", least: 36},
	{kind: "GitHub", mark: "ghs_", least: 36},
	{kind: "GitHub", mark: "github_pat_", least: 60, letters: "_"},
	{kind: "npm", mark: "npm_", least: 36},
	{kind: "GitLab", mark: "glpat-", least: 20, letters: "-_"},
	{kind: "Slack", mark: "xoxb-", least: 40, letters: "-"},
	{kind: "Slack", mark: "xoxp-", least: 40, letters: "-"},
	{kind: "Slack", mark: "hooks.slack.com/services/T", least: 35, letters: "/"},
	{kind: "OpenAI", mark: "sk-proj-", least: 40, letters: "-_"},
	{kind: "Anthropic", mark: "sk-ant-api", least: 60, letters: "-_"},
	{kind: "Shopify", mark: "shpat_", least: 32},
	{kind: "Mapbox", mark: "sk.eyJ", least: 60, letters: "._-"},
	{kind: "PEM", mark: "PRIVATE KEY-----", least: 64, letters: "+/=\\\n\r"},
}

// secrets reads the inline scripts again for the shape of secret keys. It is called only where the pass over the scripts has
// met one of the marks.
func (b *business) secrets(p *Page) {
	left := maxSecretBytes
	for _, i := range b.tagged(atom.Script) {
		n := b.elements[i].node
		if n.FirstChild == nil || left <= 0 {
			continue
		}
		text := n.FirstChild.Data
		text = text[:min(len(text), left)]
		left -= len(text)
		for k := range secretShapes {
			for _, s := range secretShapes[k].find(text) {
				if len(p.Secrets) < maxSecrets && !knownSecret(p.Secrets, s) {
					p.Secrets = append(p.Secrets, s)
				}
			}
		}
	}
}

func knownSecret(list []Secret, s Secret) bool {
	for _, o := range list {
		if o == s {
			return true
		}
	}
	return false
}

// find lists the keys of a shape in a text.
func (f *secretShape) find(text string) (found []Secret) {
	for from := 0; len(found) < maxSecrets; {
		k := strings.Index(text[from:], f.mark)
		if k < 0 {
			break
		}
		at := from + k
		end := at + len(f.mark)
		from = end
		for end < len(text) && (keyLetter(text[end]) || strings.IndexByte(f.letters, text[end]) >= 0) && end-from < 400 {
			end++
		}
		body := text[from:end]
		if len(body) < f.least || at > 0 && (keyLetter(text[at-1]) || text[at-1] == '_') || f.after != "" && at > 0 && strings.HasSuffix(text[:at], f.after) {
			continue
		}
		if f.kind == "AWS" && (len(body) != f.least || strings.ToUpper(body) != body) || !random(body) {
			continue
		}
		mask := f.mark + body[:2] + "…"
		if f.kind == "PEM" {
			mask = "-----BEGIN " + f.mark + "…"
		}
		found = append(found, Secret{f.kind, mask})
	}
	return found
}

func keyLetter(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// random tells a key from a placeholder: it has more than three bits a character and does not say that it is an example.
func random(body string) bool {
	body = body[:min(len(body), 64)]
	low := strings.ToLower(body)
	for _, w := range [...]string{"example", "xxxx", "your", "0000", "1234567", "abcdef", "test", "placeholder"} {
		if strings.Contains(low, w) {
			return false
		}
	}
	var count [256]int
	for i := 0; i < len(body); i++ {
		count[body[i]]++
	}
	bits := 0.0
	for _, n := range count {
		if n > 0 {
			share := float64(n) / float64(len(body))
			bits -= share * math.Log2(share)
		}
	}
	return bits > 3
}
