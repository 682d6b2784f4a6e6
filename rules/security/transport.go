package security

import (
	"strconv"
	"strings"

	"github.com/siteassay/assay/analyzer"
)

// httpNotUpgraded looks at the answer of the http twin of an encrypted site: it must redirect to https at once and for
// good. No twin, no answer: nothing is known.
func httpNotUpgraded(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact{unknown: s.Probes.Failed("http"), findings: func() []analyzer.Finding {
		for _, a := range s.Probes.Of("http") {
			got, loss := "", 0.0
			switch {
			case a.Status >= 200 && a.Status < 300:
				got, loss = strconv.Itoa(a.Status), 1
			case a.Location != "" && !strings.HasPrefix(a.Location, "https://"):
				got, loss = strconv.Itoa(a.Status)+" → "+a.Location, 0.6
			case a.Location != "" && a.Status != 301 && a.Status != 308:
				got, loss = strconv.Itoa(a.Status)+" → "+a.Location, 0.3
			default:
				continue
			}
			return []analyzer.Finding{{
				Loss: loss, Values: analyzer.V("got", a.URL, "why", got), Evidence: []analyzer.Evidence{{Quote: a.URL + " " + got, URL: a.URL}},
			}}
		}
		return nil
	}}
}

// certificateName finds a certificate that is not for the host, or not for its twin with or without www: who types that one
// meets a warning in place of the site.
func certificateName(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	return siteFact{unknown: s.Probes.TLS.Reason != "", findings: func() []analyzer.Finding {
		if t := &s.Probes.TLS; t.Host != "" && t.Reason == "" && !t.NameFits && len(t.Names) > 0 && !s.OnTestHost() {
			return []analyzer.Finding{{
				Loss: 1, Values: analyzer.V("got", t.Host, "names", t.Names[:min(3, len(t.Names))]),
				Evidence: []analyzer.Evidence{{Quote: strings.Join(t.Names[:min(5, len(t.Names))], ", "), URL: "https://" + t.Host + "/"}},
			}}
		}
		for _, a := range s.Probes.Answers {
			if a.Kind != "www" || a.Reason != "tls-wrong-host" {
				continue
			}
			_, names, _ := strings.Cut(a.Detail, "issued for ")
			return []analyzer.Finding{{
				Loss: 0.6, Values: analyzer.V("got", hostOf(a.URL), "names", names), Evidence: []analyzer.Evidence{{Quote: a.Detail, URL: a.URL}},
			}}
		}
		return nil
	}}
}

func hostOf(u string) string {
	_, rest, _ := strings.Cut(u, "://")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// tlsOldProtocol finds servers that still speak TLS 1.0 or 1.1 (deprecated by RFC 8996).
func tlsOldProtocol(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	t := &s.Probes.TLS
	return siteFact{unknown: t.Reason != "" || t.OldUnknown, findings: func() []analyzer.Finding {
		if len(t.Old) == 0 || s.OnTestHost() {
			return nil
		}
		return []analyzer.Finding{{
			Loss: 1, Count: len(t.Old), Values: analyzer.V("got", t.Old), Evidence: []analyzer.Evidence{{Quote: strings.Join(t.Old, ", "), URL: "https://" + t.Host + "/"}},
		}}
	}}
}

// tlsWeak finds what no longer holds an attacker up: keys under 2048 bits of RSA or 224 of an elliptic curve, signatures with
// SHA-1 or MD5, ciphers RC4 and 3DES.
func tlsWeak(s *analyzer.Site, _ analyzer.Params) analyzer.SiteCheck {
	t := &s.Probes.TLS
	return siteFact{unknown: t.Reason != "" || t.OldUnknown, findings: func() []analyzer.Finding {
		var weak []string
		if t.KeyType == "RSA" && t.KeyBits < 2048 || t.KeyType == "ECDSA" && t.KeyBits < 224 {
			weak = append(weak, t.KeyType+" "+strconv.Itoa(t.KeyBits))
		}
		if strings.Contains(t.Signature, "SHA1") || strings.Contains(t.Signature, "MD5") {
			weak = append(weak, t.Signature)
		}
		weak = append(weak, t.Weak...)
		if len(weak) == 0 || s.OnTestHost() {
			return nil
		}
		return []analyzer.Finding{{
			Loss: 1, Count: len(weak), Values: analyzer.V("got", weak), Evidence: []analyzer.Evidence{{Quote: strings.Join(weak, ", "), URL: "https://" + t.Host + "/"}},
		}}
	}}
}
