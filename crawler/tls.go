package crawler

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"strings"
	"time"

	"github.com/siteassay/assay/page"
)

// tlsTimeout is for one handshake.
const tlsTimeout = 5 * time.Second

// tlsConfig never skips verification: a faulty certificate is a finding, read from the failed handshake.
func tlsConfig() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS10} // an old protocol is a finding too, not a failure
}

// tlsReason returns the reason code of a failed handshake and what was seen; "" when err is about something else.
func tlsReason(err error, now time.Time) (code, detail string) {
	var invalid x509.CertificateInvalidError
	var host x509.HostnameError
	var authority x509.UnknownAuthorityError
	var roots x509.SystemRootsError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	var verify *tls.CertificateVerificationError
	switch {
	case errors.As(err, &invalid):
		if invalid.Reason != x509.Expired || invalid.Cert == nil {
			return "tls-failure", invalid.Error()
		}
		if now.Before(invalid.Cert.NotBefore) {
			return "tls-not-yet-valid", "valid from " + date(invalid.Cert.NotBefore)
		}
		return "tls-expired", "valid until " + date(invalid.Cert.NotAfter)
	case errors.As(err, &host):
		return "tls-wrong-host", certificateNames(host)
	case errors.As(err, &authority):
		if c := authority.Cert; c != nil {
			return "tls-unknown-authority", "issued by " + c.Issuer.String()
		}
		return "tls-unknown-authority", ""
	case errors.As(err, &roots):
		return "tls-unknown-authority", roots.Error()
	case errors.As(err, &record):
		return "tls-failure", "the answer is not TLS"
	case errors.As(err, &alert), errors.As(err, &verify):
		return "tls-failure", err.Error()
	case strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return "tls-failure", "the answer is plain HTTP"
	case strings.Contains(err.Error(), "tls: "):
		return "tls-failure", err.Error()
	}
	return "", ""
}

func date(t time.Time) string { return t.UTC().Format(time.DateOnly) }

func certificateNames(e x509.HostnameError) string {
	if e.Certificate == nil {
		return "asked for " + e.Host
	}
	names := e.Certificate.DNSNames
	for _, ip := range e.Certificate.IPAddresses {
		names = append(names[:len(names):len(names)], ip.String())
	}
	if len(names) == 0 && e.Certificate.Subject.CommonName != "" {
		names = []string{e.Certificate.Subject.CommonName}
	}
	if len(names) > 5 {
		names = append(names[:5:5], "…")
	}
	return "asked for " + e.Host + ", issued for " + strings.Join(names, ", ")
}

// describeTLS notes version and expiry of the connection.
func describeTLS(f *page.Fetch, s *tls.ConnectionState) {
	if s == nil {
		return
	}
	f.TLSVersion = tls.VersionName(s.Version)
	if len(s.PeerCertificates) > 0 {
		f.CertExpires = s.PeerCertificates[0].NotAfter.UTC().Format(time.RFC3339)
	}
}
