package crawler

import (
	"context"
	"encoding/binary"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/siteassay/assay/page"
)

func allowLoopback(c *Config) {
	c.AllowNet = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
}

func TestSpecialAddresses(t *testing.T) {
	for _, a := range []string{
		"127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "0.0.0.0",
		"0.1.2.3", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
		"203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1",
		"fc00::1", "fd12:3456::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1",
		"100::1", "::ffff:0:127.0.0.1", "3fff::1",
	} {
		if special(netip.MustParseAddr(a)) == "" {
			t.Errorf("%s counts as public", a)
		}
	}
	for _, a := range []string{"1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "223.255.255.255",
		"2606:4700:4700::1111", "2001:4860:4860::8888", "::ffff:8.8.8.8", "2400:3200::1"} {
		if why := special(netip.MustParseAddr(a)); why != "" {
			t.Errorf("%s counts as %s", a, why)
		}
	}
}

// However a loopback address is spelt, a server on it that the user did not type gets no connection.
func TestPrivateAddressesAreRefused(t *testing.T) {
	var hits atomic.Int32
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			hits.Add(1)
			_ = c.Close()
		}
	}()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	f := fetcherFor(t, "http://example.com/")
	for _, host := range []string{
		"127.0.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0", "0.0.0.0",
		"[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "[::127.0.0.1]", "[64:ff9b::127.0.0.1]", "[2002:7f00:1::]",
		"localhost", "LOCALHOST", "user:pw@127.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "%31%32%37.0.0.1",
	} {
		raw := "http://" + host + ":" + port + "/"
		u, err := page.Normalize(raw)
		if err != nil {
			continue // cannot be asked at all
		}
		a := f.fetch(context.Background(), request{URL: u})
		if a.Reason != "address-refused" && a.Reason != "dns-failure" {
			t.Errorf("%s: %s (%s)", raw, a.Reason, a.Detail)
		}
	}
	if n := hits.Load(); n != 0 {
		t.Errorf("%d connections", n)
	}
}

func TestTypedHostIsAllowedOnItsPortOnly(t *testing.T) {
	ok := func(w http.ResponseWriter, r *http.Request) { htmlPage(w, homePage) }
	f, base := startServer(t, ok)
	_, other := startServer(t, ok)
	if a := f.fetch(context.Background(), request{URL: base + "/"}); a.Reason != "" {
		t.Errorf("typed host: %s (%s)", a.Reason, a.Detail)
	}
	if a := f.fetch(context.Background(), request{URL: other + "/"}); a.Reason != "address-refused" {
		t.Errorf("typed host on another port: %s", a.Reason)
	}
	if a := f.fetch(context.Background(), request{URL: strings.Replace(base, "127.0.0.1", "localhost", 1) + "/"}); a.Reason != "address-refused" {
		t.Errorf("another name of the typed host: %s", a.Reason)
	}
	named := strings.Replace(base, "127.0.0.1", "LocalHost", 1)
	if a := fetcherFor(t, named).fetch(context.Background(), request{URL: strings.ToLower(named) + "/"}); a.Reason != "" {
		t.Errorf("localhost, typed: %s (%s)", a.Reason, a.Detail)
	}
	for _, local := range []string{"http://169.254.169.254/", "http://[fe80::1]/", "http://[::ffff:169.254.169.254]/"} {
		if a := fetcherFor(t, local).fetch(context.Background(), request{URL: local}); a.Reason != "address-refused" {
			t.Errorf("a link-local address, typed: %s: %s", local, a.Reason)
		}
	}
	allowed := fetcherFor(t, "http://example.com/", allowLoopback)
	if a := allowed.fetch(context.Background(), request{URL: other + "/"}); a.Reason != "" {
		t.Errorf("allowed network: %s (%s)", a.Reason, a.Detail)
	}
}

func TestBadPorts(t *testing.T) {
	f := fetcherFor(t, "http://example.com/", allowLoopback)
	for _, port := range []string{"22", "25", "6379", "6667"} {
		a := f.fetch(context.Background(), request{URL: "http://127.0.0.1:" + port + "/"})
		if want := badPorts[port]; (a.Reason == "address-refused") != want {
			t.Errorf("port %s: %s", port, a.Reason)
		}
	}
}

// nameServer answers A queries in turn with the given addresses, the last one for ever.
func nameServer(t *testing.T, answers ...[]string) *net.Resolver {
	t.Helper()
	var n atomic.Int32
	exchange := func(q []byte) []byte {
		r := append([]byte(nil), q[:12]...)
		end := 12
		for q[end] != 0 {
			end += int(q[end]) + 1
		}
		end += 5
		r = append(r, q[12:end]...)
		r[2], r[3] = 0x81, 0x80
		binary.BigEndian.PutUint16(r[8:], 0)
		binary.BigEndian.PutUint16(r[10:], 0)
		if binary.BigEndian.Uint16(q[end-4:]) == 1 {
			i := min(int(n.Add(1))-1, len(answers)-1)
			for _, a := range answers[i] {
				ip := netip.MustParseAddr(a).As4()
				r = append(r, 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4)
				r = append(r, ip[:]...)
			}
			binary.BigEndian.PutUint16(r[6:], uint16(len(answers[i])))
		} else {
			binary.BigEndian.PutUint16(r[6:], 0)
		}
		return r
	}
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		client, server := net.Pipe()
		go func() {
			defer server.Close()
			for {
				head := make([]byte, 2)
				if _, err := server.Read(head); err != nil {
					return
				}
				q := make([]byte, binary.BigEndian.Uint16(head))
				if _, err := server.Read(q); err != nil {
					return
				}
				r := exchange(q)
				if _, err := server.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(r))), r...)); err != nil {
					return
				}
			}
		}()
		return client, nil
	}}
}

func TestRebinding(t *testing.T) {
	var hits atomic.Int32
	_, base := startServer(t, func(w http.ResponseWriter, r *http.Request) { hits.Add(1); htmlPage(w, homePage) })
	port := base[strings.LastIndexByte(base, ':')+1:]
	for _, tt := range []struct {
		name    string
		start   string
		url     string
		answers [][]string
		want    string
	}{
		{"another host turns private", "http://example.com/", "http://evil.example:" + port + "/", [][]string{{"127.0.0.1"}}, "address-refused"},
		{"the typed host turns private", "http://evil.example:" + port + "/", "http://evil.example:" + port + "/", [][]string{{"203.0.114.1"}, {"127.0.0.1"}}, "address-refused"},
		{"the typed host has a public and a private address", "http://evil.example:" + port + "/", "http://evil.example:" + port + "/", [][]string{{"203.0.114.1", "127.0.0.1"}, {"127.0.0.1"}}, "address-refused"},
		{"an intranet host changes to another private address", "http://evil.example:" + port + "/", "http://evil.example:" + port + "/", [][]string{{"10.9.8.7"}, {"127.0.0.1"}}, "address-refused"},
		{"an intranet host", "http://shop.corp.example:" + port + "/", "http://shop.corp.example:" + port + "/", [][]string{{"127.0.0.1"}}, ""},
	} {
		before := hits.Load()
		f := fetcherFor(t, tt.start)
		f.guard.resolver = nameServer(t, tt.answers...)
		a := f.fetch(context.Background(), request{URL: tt.url})
		if a.Reason != tt.want || (hits.Load() > before) != (tt.want == "") {
			t.Errorf("%s: %q (%s), want %q", tt.name, a.Reason, a.Detail, tt.want)
		}
		a.Release()
	}
}
