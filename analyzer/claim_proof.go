package analyzer

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// pictured are parts of names of files and alternative texts of certificates, in lower case.
var pictured = [...]string{"certif", "zertif", "zeugnis", "urkunde", "siegel", "award", "seal", "iso9", "iso_9", "iso-9", "iso 9", "iso1", "iso 1", "iso2", "iso 2", "tuev", "tüv",
	"证书", "證書", "资质", "荣誉", "专利", "奖", "zhengshu", "zizhi", "rongyu", "certificat", "diplom"}

// proofsOf are the proofs that a page holds.
func proofsOf(p *page.Page) (mask uint16) {
	sig := &p.Signals
	if sig.Named > 0 || sig.ClientLogos || sig.Ratings {
		mask |= voiceProof
	}
	if p.Type == page.Case {
		mask |= caseProof
	}
	if sig.Certifications && picturedCertificate(p) {
		mask |= certificateProof
	}
	if sig.Team {
		mask |= teamProof
	}
	if sig.Founded != "" {
		mask |= historyProof
	}
	if sig.Press {
		mask |= pressProof
	}
	if len(p.Contacts.Addresses) > 1 {
		mask |= placesProof
	}
	for k := range p.Asserted {
		if a := &p.Asserted[k]; a.Kind == "certificate" && a.Proof != "" {
			mask |= certificateProof
		}
	}
	return mask
}

// picturedCertificate reports whether an image of the page is called a certificate or an award.
func picturedCertificate(p *page.Page) bool {
	for k := range p.Images {
		im := &p.Images[k]
		if im.Hidden || im.Region == page.Nav || len(im.URL) > 300 {
			continue
		}
		name := strings.ToLower(im.Alt + " " + im.URL[strings.LastIndexByte(im.URL, '/')+1:])
		for _, w := range pictured {
			if strings.Contains(name, w) {
				return true
			}
		}
	}
	return false
}

// settle decides the state of every claim, once the last page is seen.
func (l *Ledger) settle() {
	holder := l.holders()
	for k := range l.claims {
		c := &l.claims[k]
		c.at = -1
		want := proofOf[c.kind]
		here := l.proofs[c.page] & want
		switch {
		case c.named:
			c.state, c.proof = ProvenClaim, sourceProof
		case c.sheet:
			c.state, c.proof = NearClaim, datasheetProof
		case c.url != "":
			c.state, c.proof = NearClaim, linkProof
		case c.kind == "share":
			l.sameShare(c)
		case here != 0:
			c.state, c.proof, c.at = ProvenClaim, here, c.page
		default:
			l.beside(c, want)
			if c.state == BareClaim {
				c.proof, c.at = firstHolder(&holder, want)
			}
		}
	}
}

// beside looks for the proof one click away.
func (l *Ledger) beside(c *claim, want uint16) {
	c.state = BareClaim
	for _, to := range l.site.Graph.Targets(c.page) {
		if to = l.site.Resolve(to); to < 0 || to == c.page || l.proofs[to]&want == 0 {
			continue
		}
		if got := l.proofs[to] & want; c.at < 0 || got&-got < c.proof&-c.proof {
			c.state, c.proof, c.at = NearClaim, got, to
		}
	}
}

// sameShare looks for the case that states the same figure.
func (l *Ledger) sameShare(c *claim) {
	c.state, c.proof = BareClaim, 0
	for _, to := range l.site.Graph.Targets(c.page) {
		if to = l.site.Resolve(to); to >= 0 && slices.Contains(l.cases[to], c.share) {
			c.state, c.proof, c.at = NearClaim, caseProof, to
			return
		}
	}
}

// holders are the first pages that hold each kind of proof; -1 where none does.
func (l *Ledger) holders() (first [len(ClaimProofs)]int32) {
	for k := range first {
		first[k] = -1
		for i, m := range l.proofs {
			if m&(1<<k) != 0 {
				first[k] = int32(i)
				break
			}
		}
	}
	return first
}

func firstHolder(holder *[len(ClaimProofs)]int32, want uint16) (uint16, int32) {
	for k, at := range holder {
		if want&(1<<k) != 0 && at >= 0 {
			return 1 << k, at
		}
	}
	return 0, -1
}
