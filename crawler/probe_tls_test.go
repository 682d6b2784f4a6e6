package crawler

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"
)

// certificate makes a self-signed certificate for names.
func certificate(t *testing.T, key crypto.Signer, ends time.Time, names ...string) tls.Certificate {
	t.Helper()
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "crumb"}, NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: ends}
	for _, n := range names {
		if ip := net.ParseIP(n); ip != nil {
			c.IPAddresses = append(c.IPAddresses, ip)
		} else {
			c.DNSNames = append(c.DNSNames, n)
		}
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// tlsServer shakes hands on loopback until the test ends.
func tlsServer(t *testing.T, cfg *tls.Config) (start string) {
	t.Helper()
	l, err := tls.Listen("tcp", "127.0.0.1:0", cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				_ = c.(*tls.Conn).Handshake()
				c.Close()
			}()
		}
	}()
	return "https://" + l.Addr().String() + "/"
}

func TestTLSFacts(t *testing.T) {
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	soon := time.Now().Add(5 * 24 * time.Hour)
	all := suites(func(*tls.CipherSuite) bool { return true })
	for _, tt := range []struct {
		name string
		cfg  *tls.Config
		want TLSFacts
	}{
		{"up to date", &tls.Config{Certificates: []tls.Certificate{certificate(t, ec, soon, "127.0.0.1")}, NextProtos: []string{"h2", "http/1.1"}},
			TLSFacts{Version: "TLS 1.3", ALPN: "h2", NameFits: true, Names: []string{"127.0.0.1"}, KeyType: "ECDSA", KeyBits: 256, Signature: "ECDSA-SHA256"}},
		{"left behind", &tls.Config{Certificates: []tls.Certificate{certificate(t, weak, soon, "127.0.0.1")}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS12, CipherSuites: all},
			TLSFacts{Version: "TLS 1.2", NameFits: true, Names: []string{"127.0.0.1"}, KeyType: "RSA", KeyBits: 1024, Signature: "SHA256-RSA",
				Old: []string{"TLS 1.0", "TLS 1.1"}, Weak: []string{"TLS_"}}},
		{"another host", &tls.Config{Certificates: []tls.Certificate{certificate(t, ec, soon, "crumb.example", "*.crumb.example")}},
			TLSFacts{Version: "TLS 1.3", Names: []string{"crumb.example", "*.crumb.example"}, KeyType: "ECDSA", KeyBits: 256, Signature: "ECDSA-SHA256"}},
	} {
		start := tlsServer(t, tt.cfg)
		got := probeTLS(context.Background(), newGuard(start, nil), start)
		if got.Chain != "self-signed" || got.NotAfter != soon.UTC().Format(time.RFC3339) || got.Host != "127.0.0.1" || got.Reason != "" || got.OldUnknown {
			t.Errorf("%s: %+v", tt.name, got)
		}
		if got.Version != tt.want.Version || got.ALPN != tt.want.ALPN || got.NameFits != tt.want.NameFits || got.KeyType != tt.want.KeyType ||
			got.KeyBits != tt.want.KeyBits || got.Signature != tt.want.Signature || strings.Join(got.Names, " ") != strings.Join(tt.want.Names, " ") {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
		if strings.Join(got.Old, " ") != strings.Join(tt.want.Old, " ") || len(got.Weak) != len(tt.want.Weak) {
			t.Errorf("%s: old %v, weak %v", tt.name, got.Old, got.Weak)
		}
	}
}

// TestTLSFactsOfNothing: a host that does not answer, or that the guard refuses, is unknown and not weak.
func TestTLSFactsOfNothing(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	start := "https://" + l.Addr().String() + "/"
	if f := probeTLS(context.Background(), newGuard(start, nil), start); f.Reason != "connection-refused" || f.Version != "" {
		t.Errorf("%+v", f)
	}
	if f := probeTLS(context.Background(), newGuard("https://crumb.example/", nil), start); f.Reason != "address-refused" {
		t.Errorf("a private address nobody typed: %+v", f)
	}
}
