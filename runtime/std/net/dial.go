// Making connections and listeners by the names of network and address.

package net

import (
	"context"
	"time"
)

// A Dialer has the settings of connections to be made. The zero value has none.
type Dialer struct {
	// Timeout and Deadline limit how long it takes to connect, both if both are set.
	Timeout  time.Duration
	Deadline time.Time
	// LocalAddr is this end's address; nil: the kernel chooses.
	LocalAddr Addr
	// KeepAlive is the time between probes of an idle connection; 0: 15 s, negative: none.
	KeepAlive time.Duration
}

// Dial connects to an address: "tcp" (or "tcp4", "tcp6") and "host:port", or "unix" and a path.
func Dial(network, address string) (Conn, error) {
	var d Dialer
	return d.Dial(network, address)
}

// DialTimeout is Dial with a limit of time.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	d := Dialer{Timeout: timeout}
	return d.Dial(network, address)
}

// Dial is Dial with the settings.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

// until is when connecting must be over; zero: never.
func (d *Dialer) until(ctx context.Context) time.Time {
	earliest := d.Deadline
	consider := func(t time.Time) {
		if earliest.IsZero() || t.Before(earliest) {
			earliest = t
		}
	}
	if d.Timeout != 0 {
		consider(time.Now().Add(d.Timeout))
	}
	if t, ok := ctx.Deadline(); ok {
		consider(t)
	}
	return earliest
}

// DialContext is Dial, which ends when ctx does. A connection that is made has nothing to do with ctx any more.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	deadline := d.until(ctx)
	fail := func(err error) (Conn, error) { return nil, &OpError{Op: "dial", Net: network, Err: err} }
	base, only, err := parseNetwork(network)
	if err != nil {
		return fail(err)
	}
	if address == "" {
		return fail(errMissingAddress)
	}
	if base == "unix" {
		to := &UnixAddr{Name: address, Net: network}
		from, ok := d.LocalAddr.(*UnixAddr)
		if d.LocalAddr != nil && !ok {
			return fail(&AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()})
		}
		c, err := dialUnix(ctx, deadline, network, from, to)
		if err != nil {
			return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: to, Err: err}
		}
		return c, nil
	}
	list, err := resolveTCP(ctx, network, only, address)
	if err != nil {
		return fail(err)
	}
	from, ok := d.LocalAddr.(*TCPAddr)
	if d.LocalAddr != nil && !ok {
		return fail(&AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()})
	}
	if from != nil && len(from.IP) != 0 && !from.IP.IsUnspecified() {
		if list = ofFamily(list, from.IP); len(list) == 0 {
			return fail(&AddrError{Err: noSuitableAddress, Addr: from.String()})
		}
	}
	var first error // of the addresses that were tried
	for i, to := range list {
		c, err := dialTCP(ctx, share(deadline, len(list)-i), only, network, from, to)
		if err == nil {
			c.keepAlive(d.KeepAlive)
			return c, nil
		}
		if first == nil {
			first = &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: to, Err: err}
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, first
}

// ofFamily returns the addresses that a socket at ip can connect to.
func ofFamily(list []*TCPAddr, ip IP) []*TCPAddr {
	var fit []*TCPAddr
	for _, a := range list {
		if len(a.IP) == 0 || a.IP.IsUnspecified() || (a.IP.To4() == nil) == (ip.To4() == nil) {
			fit = append(fit, a)
		}
	}
	return fit
}

// share is the deadline of one address of several that are left to be tried: each gets the same, but two seconds if there are as many.
func share(deadline time.Time, left int) time.Time {
	if deadline.IsZero() || left == 1 {
		return deadline
	}
	const least = 2 * time.Second
	rest := time.Until(deadline)
	part := max(rest/time.Duration(left), min(rest, least))
	return deadline.Add(part - rest)
}

// Listen takes connections at an address: "tcp" (or "tcp4", "tcp6") and "host:port", where no host stands for all of this computer's addresses
// and port 0 for any that is free; or "unix" and a path.
func Listen(network, address string) (Listener, error) {
	var config ListenConfig
	return config.Listen(context.Background(), network, address)
}

// A ListenConfig has the settings of listeners to be made.
type ListenConfig struct {
	// KeepAlive is the time between probes of idle connections; 0: 15 s, negative: none.
	KeepAlive time.Duration
}

// Listen is Listen with the settings.
func (config *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	fail := func(a Addr, err error) (Listener, error) { return nil, &OpError{Op: "listen", Net: network, Addr: a, Err: err} }
	base, only, err := parseNetwork(network)
	if err != nil {
		return fail(nil, err)
	}
	if base == "unix" {
		at := &UnixAddr{Name: address, Net: network}
		l, err := listenUnix(network, at)
		if err != nil {
			return fail(at, err)
		}
		return l, nil
	}
	list, err := resolveTCP(ctx, network, only, address)
	if err != nil {
		return fail(nil, err)
	}
	at := preferred(list, false)
	l, err := listenTCP(only, network, at)
	if err != nil {
		return fail(at, err)
	}
	l.keepAlivePeriod = config.KeepAlive
	return l, nil
}
