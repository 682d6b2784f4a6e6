package crawler

import (
	"context"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	neturl "net/url"
	"slices"
	"strings"
	"time"
)

// TLSFacts are what handshakes with the site's host came to. No request is sent over them.
type TLSFacts struct {
	Host       string
	Reason     string   // why there was no handshake, code of Reasons; "" when there was one
	Version    string   // TLS 1.3
	Cipher     string   // suite by its IANA name
	ALPN       string   // h2, http/1.1 or ""
	Names      []string // of the certificate, at most 20
	NameFits   bool     // one of them covers the host
	NotAfter   string   // RFC 3339, of the certificate that ends first
	Chain      string   // incomplete, untrusted, self-signed; "" when it leads to a known authority
	KeyType    string   // RSA, ECDSA, Ed25519
	KeyBits    int
	Signature  string   // SHA256-RSA
	Old        []string // protocols before TLS 1.2 that the server accepts
	Weak       []string // cipher suites with RC4 or 3DES that it accepts
	OldUnknown bool     // whether it accepts them could not be asked
}

// probeTLS makes up to four handshakes with the host of start: as browsers do, with TLS 1.1, with TLS 1.0, and with broken
// ciphers only. Verification is off in all of them, for a faulty certificate is what they are to describe; nothing is
// trusted and nothing is sent. The guard sees each address.
func probeTLS(ctx context.Context, g *guard, start string) TLSFacts {
	u, err := neturl.Parse(start)
	if err != nil {
		return TLSFacts{Reason: "malformed-url"}
	}
	port := or(u.Port(), "443")
	f := TLSFacts{Host: u.Hostname()}
	shake := func(cfg *tls.Config) (*tls.ConnectionState, error) {
		return handshake(ctx, g, f.Host, port, cfg)
	}
	s, err := shake(&tls.Config{MinVersion: tls.VersionTLS10, NextProtos: []string{"h2", "http/1.1"}})
	if err != nil {
		f.Reason, _ = reasonOf(err)
		return f
	}
	f.describe(s, time.Now())
	for _, v := range []uint16{tls.VersionTLS10, tls.VersionTLS11} {
		s, err := shake(&tls.Config{MinVersion: v, MaxVersion: v, CipherSuites: suites(func(*tls.CipherSuite) bool { return true })})
		if err == nil && s.Version == v {
			f.Old = append(f.Old, tls.VersionName(v))
		}
		f.OldUnknown = f.OldUnknown || err != nil && !refusedHandshake(err)
	}
	s, err = shake(&tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS12, CipherSuites: suites(brokenSuite)})
	if err == nil {
		f.Weak = append(f.Weak, tls.CipherSuiteName(s.CipherSuite))
	}
	f.OldUnknown = f.OldUnknown || err != nil && !refusedHandshake(err)
	return f
}

// handshake connects, shakes hands and hangs up.
func handshake(ctx context.Context, g *guard, host, port string, cfg *tls.Config) (*tls.ConnectionState, error) {
	ctx, cancel := context.WithTimeout(ctx, connectTimeout+tlsTimeout)
	defer cancel()
	conn, err := g.dial(ctx, "tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	cfg.ServerName, cfg.InsecureSkipVerify = host, true
	c := tls.Client(conn, cfg)
	if err := c.HandshakeContext(ctx); err != nil {
		return nil, err
	}
	s := c.ConnectionState()
	return &s, nil
}

// refusedHandshake tells a server that turns an old protocol down from one that did not answer: by an alert, or by hanging
// up, as many do.
func refusedHandshake(err error) bool {
	var alert tls.AlertError
	var op *net.OpError
	text := err.Error()
	return errors.As(err, &alert) || strings.Contains(text, "tls: ") || strings.Contains(text, "EOF") ||
		errors.As(err, &op) && op.Op == "remote error" || strings.Contains(text, "connection reset")
}

func suites(want func(*tls.CipherSuite) bool) []uint16 {
	var ids []uint16
	for _, s := range slices.Concat(tls.CipherSuites(), tls.InsecureCipherSuites()) {
		if want(s) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// brokenSuite reports whether browsers refuse a suite for its cipher (RFC 7465, RFC 9325 section 4.1).
func brokenSuite(s *tls.CipherSuite) bool {
	return strings.Contains(s.Name, "RC4") || strings.Contains(s.Name, "3DES")
}

// describe reads the state of the first handshake.
func (f *TLSFacts) describe(s *tls.ConnectionState, now time.Time) {
	f.Version, f.Cipher, f.ALPN = tls.VersionName(s.Version), tls.CipherSuiteName(s.CipherSuite), s.NegotiatedProtocol
	if len(s.PeerCertificates) == 0 {
		return
	}
	leaf := s.PeerCertificates[0]
	for _, n := range leaf.DNSNames[:min(len(leaf.DNSNames), 20)] {
		f.Names = append(f.Names, oneLine(n))
	}
	for _, ip := range leaf.IPAddresses[:min(len(leaf.IPAddresses), 20)] {
		f.Names = append(f.Names, ip.String())
	}
	f.NameFits = leaf.VerifyHostname(f.Host) == nil
	f.Signature = leaf.SignatureAlgorithm.String()
	end := leaf.NotAfter
	pool := x509.NewCertPool()
	for _, c := range s.PeerCertificates[1:min(len(s.PeerCertificates), 10)] {
		pool.AddCert(c)
		if c.NotAfter.Before(end) && string(c.RawIssuer) != string(c.RawSubject) {
			end = c.NotAfter
		}
	}
	f.NotAfter = end.UTC().Format(time.RFC3339)
	switch k := leaf.PublicKey.(type) {
	case *rsa.PublicKey:
		f.KeyType, f.KeyBits = "RSA", k.N.BitLen()
	case *ecdsa.PublicKey:
		f.KeyType, f.KeyBits = "ECDSA", k.Curve.Params().BitSize
	case ed25519.PublicKey:
		f.KeyType, f.KeyBits = "Ed25519", 256
	}
	_, err := leaf.Verify(x509.VerifyOptions{Intermediates: pool, CurrentTime: now})
	var unknown x509.UnknownAuthorityError
	switch {
	case !errors.As(err, &unknown):
	case string(leaf.RawIssuer) == string(leaf.RawSubject):
		f.Chain = "self-signed"
	case len(s.PeerCertificates) == 1:
		f.Chain = "incomplete"
	default:
		f.Chain = "untrusted"
	}
}
