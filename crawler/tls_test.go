package crawler

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// authority issues certificates for the tests.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
	pool *x509.CertPool
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Authority"}, IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign, NotBefore: time.Now().AddDate(-1, 0, 0), NotAfter: time.Now().AddDate(1, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(cert)
	return &authority{cert, key, pool}
}

func (a *authority) issue(t *testing.T, host string, from, until time.Time) tls.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: host}, NotBefore: from, NotAfter: until,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	if ip := net.ParseIP(host); ip != nil {
		template.IPAddresses = []net.IP{ip}
	} else {
		template.DNSNames = []string{host}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, &a.key.PublicKey, a.key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: a.key}
}

func TestCertificates(t *testing.T) {
	a, stranger, now := newAuthority(t), newAuthority(t), time.Now()
	yesterday, tomorrow, nextYear := now.AddDate(0, 0, -1), now.AddDate(0, 0, 1), now.AddDate(0, 0, 300)
	for _, tt := range []struct {
		name           string
		cert           tls.Certificate
		reason, detail string
	}{
		{"good", a.issue(t, "127.0.0.1", yesterday, nextYear), "", ""},
		{"expired", a.issue(t, "127.0.0.1", now.AddDate(0, -3, 0), yesterday), "tls-expired", "valid until " + date(yesterday)},
		{"not yet valid", a.issue(t, "127.0.0.1", tomorrow, nextYear), "tls-not-yet-valid", "valid from " + date(tomorrow)},
		{"wrong host", a.issue(t, "other.example", yesterday, nextYear), "tls-wrong-host", "asked for 127.0.0.1, issued for other.example"},
		{"stranger", stranger.issue(t, "127.0.0.1", yesterday, nextYear), "tls-unknown-authority", "issued by CN=Test Authority"},
	} {
		s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { htmlPage(w, homePage) }))
		s.Config.ErrorLog = log.New(io.Discard, "", 0)
		s.TLS = &tls.Config{Certificates: []tls.Certificate{tt.cert}}
		s.EnableHTTP2 = true
		s.StartTLS()
		f := fetcherFor(t, s.URL)
		f.transport.TLSClientConfig.RootCAs = a.pool
		got := f.fetch(context.Background(), request{URL: s.URL + "/"})
		if got.Reason != tt.reason || got.Detail != tt.detail {
			t.Errorf("%s: %q (%s), want %q (%s)", tt.name, got.Reason, got.Detail, tt.reason, tt.detail)
		}
		if tt.reason == "" {
			fetch := got.Source.Fetch
			if fetch.Proto != "HTTP/2.0" || fetch.TLSVersion != "TLS 1.3" || !strings.HasPrefix(fetch.CertExpires, date(nextYear)) {
				t.Errorf("%s: %+v", tt.name, fetch)
			}
		}
		f.close()
		s.Close()
	}
}

func TestHandshakeFailure(t *testing.T) {
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.TLS = &tls.Config{GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) { return nil, io.EOF }}
	s.StartTLS()
	defer s.Close()
	if a := fetcherFor(t, s.URL).fetch(context.Background(), request{URL: s.URL + "/"}); a.Reason != "tls-failure" {
		t.Errorf("%s (%s)", a.Reason, a.Detail)
	}
}
