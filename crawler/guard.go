package crawler

import (
	"context"
	"errors"
	"net"
	"net/netip"
	neturl "net/url"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A guard decides which addresses may be connected to. It looks at the address of every connection right before it is
// made, so it does not matter how a URL was spelt, what a redirect said or what a name resolved to a moment ago.
//
// The public internet may be asked. Private and special addresses may not, but for the host that the user typed, on the
// port that he typed, and the networks of Config.AllowNet. A link-local address needs AllowNet even when it is typed.
type guard struct {
	dialer   net.Dialer
	resolver *net.Resolver
	allow    []netip.Prefix
	host     string   // the typed host, lower case without brackets
	ports    []string // and its ports

	mu      sync.Mutex
	decided bool                // what the typed name resolves to is known
	private map[netip.Addr]bool // its private addresses; empty when it has a public one
}

// connectTimeout is for one connection, all its addresses included.
const connectTimeout = 5 * time.Second

// newGuard returns a guard for a crawl that begins at start, a URL in normal form.
func newGuard(start string, allow []netip.Prefix) *guard {
	g := &guard{allow: allow, resolver: net.DefaultResolver}
	if u, err := neturl.Parse(start); err == nil {
		g.host = strings.ToLower(u.Hostname())
		switch port := u.Port(); port {
		case "":
			g.ports = []string{"80", "443"} // a site that moves to https stays where it is
		default:
			g.ports = []string{port}
		}
	}
	g.dialer = net.Dialer{Timeout: connectTimeout, KeepAlive: 30 * time.Second, ControlContext: g.control}
	return g
}

// refusedError says that an address may not be connected to, and why.
type refusedError struct {
	address string
	why     string
}

func (e *refusedError) Error() string { return e.address + " is " + e.why }

// requestedKey is the context key of the host:port that was asked for, before it was resolved.
type requestedKey struct{}

// dial connects to addr, the host:port of a request.
func (g *guard) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	typed := g.isTyped(host, port)
	if !typed && badPorts[port] {
		return nil, &refusedError{addr, "on a port of another protocol"}
	}
	if typed {
		if err := g.decide(ctx, host); err != nil {
			return nil, err
		}
	}
	d := g.dialer
	d.Resolver = g.resolver
	return d.DialContext(context.WithValue(ctx, requestedKey{}, typed), network, addr)
}

func (g *guard) isTyped(host, port string) bool {
	if !strings.EqualFold(host, g.host) {
		return false
	}
	for _, p := range g.ports {
		if p == port {
			return true
		}
	}
	return false
}

// decide settles once whether the typed host is one of a private network. A name with a public address is not: its later
// private answers are an attack (DNS rebinding) or a mistake.
func (g *guard) decide(ctx context.Context, host string) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.decided {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	addrs, err := g.resolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return err
	}
	private := make(map[netip.Addr]bool)
	for _, a := range addrs {
		if special(a) == "" {
			clear(private)
			break
		}
		private[a.Unmap()] = true
	}
	g.private, g.decided = private, true
	return nil
}

// control is called with the resolved address of a socket before it connects.
func (g *guard) control(ctx context.Context, network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || !strings.HasPrefix(network, "tcp") {
		return &refusedError{address, "no TCP address"}
	}
	why := special(ap.Addr())
	if why == "" {
		return nil
	}
	addr := ap.Addr().Unmap().WithZone("")
	for _, p := range g.allow {
		if p.Contains(addr) {
			return nil
		}
	}
	// Link-local addresses are never meant by who types one: that is where clouds answer with their secrets.
	if typed, _ := ctx.Value(requestedKey{}).(bool); typed && !addr.IsLinkLocalUnicast() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.private[ap.Addr().Unmap()] {
			return nil
		}
	}
	return &refusedError{address, why}
}

// special returns what is special about an address, "" for one of the public internet.
func special(a netip.Addr) string {
	if a.Zone() != "" {
		return "an address of one link"
	}
	a = a.Unmap()
	switch {
	case !a.IsValid():
		return "no address"
	case a.IsUnspecified():
		return "the unspecified address"
	case a.IsLoopback():
		return "a loopback address"
	case a.IsPrivate():
		return "a private address"
	case a.IsLinkLocalUnicast():
		return "a link-local address"
	case a.IsMulticast():
		return "a multicast address"
	}
	for _, s := range specialNets {
		if s.net.Contains(a) {
			return s.what
		}
	}
	return ""
}

// specialNets is the rest of the IANA special-purpose registries: what is not reached over the public internet, and the
// forms of IPv6 that carry an IPv4 address, which may be a private one.
var specialNets = func() (nets []struct {
	net  netip.Prefix
	what string
}) {
	for _, s := range []struct{ prefix, what string }{
		{"0.0.0.0/8", "an address of this network"},
		{"100.64.0.0/10", "a carrier's private address"},
		{"192.0.0.0/24", "a protocol assignment"},
		{"192.0.2.0/24", "a documentation address"},
		{"192.88.99.0/24", "a 6to4 relay"},
		{"198.18.0.0/15", "a benchmark address"},
		{"198.51.100.0/24", "a documentation address"},
		{"203.0.113.0/24", "a documentation address"},
		{"240.0.0.0/4", "a reserved address"},
		{"::/96", "an IPv4 address in IPv6"},
		{"::ffff:0:0:0/96", "an IPv4 address in IPv6"},
		{"64:ff9b::/96", "a NAT64 address"},
		{"64:ff9b:1::/48", "a NAT64 address"},
		{"100::/64", "a discard address"},
		{"2001::/23", "a protocol assignment or Teredo address"},
		{"2001:db8::/32", "a documentation address"},
		{"2002::/16", "a 6to4 address"},
		{"3fff::/20", "a documentation address"},
		{"5f00::/16", "a segment routing address"},
		{"fc00::/7", "a private address"},
		{"fec0::/10", "a site-local address"},
	} {
		nets = append(nets, struct {
			net  netip.Prefix
			what string
		}{netip.MustParsePrefix(s.prefix), s.what})
	}
	return nets
}()

// badPorts are the ports that browsers refuse (WHATWG Fetch): an HTTP request to them would be a message to another
// service.
var badPorts = func() map[string]bool {
	m := make(map[string]bool)
	for _, p := range strings.Fields(`0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110
		111 113 115 117 119 123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587
		601 636 989 990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697
		10080`) {
		m[p] = true
	}
	return m
}()

func isRefused(err error) bool {
	var r *refusedError
	return errors.As(err, &r)
}
