// Addresses as programs write them: host and port, and what they stand for.

package net

import (
	"context"
	"strings"
)

// JoinHostPort returns "host:port", or "[host]:port" if the host has colons.
func JoinHostPort(host, port string) string {
	if strings.IndexByte(host, ':') >= 0 {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

// SplitHostPort takes "host:port" or "[host]:port" apart.
func SplitHostPort(hostport string) (host, port string, err error) {
	wrong := func(why string) (string, string, error) { return "", "", &AddrError{Err: why, Addr: hostport} }
	const (
		missingPort   = "missing port in address"
		tooManyColons = "too many colons in address"
	)
	colon := strings.LastIndexByte(hostport, ':')
	if colon < 0 {
		return wrong(missingPort)
	}
	openFrom, closeFrom := 0, 0 // where brackets would be out of place
	if hostport[0] == '[' {
		end := strings.IndexByte(hostport, ']')
		switch {
		case end < 0:
			return wrong("missing ']' in address")
		case end+1 == len(hostport):
			return wrong(missingPort)
		case end+1 != colon:
			if hostport[end+1] == ':' {
				return wrong(tooManyColons)
			}
			return wrong(missingPort)
		}
		host = hostport[1:end]
		openFrom, closeFrom = 1, end+1
	} else if host = hostport[:colon]; strings.IndexByte(host, ':') >= 0 {
		return wrong(tooManyColons)
	}
	if strings.IndexByte(hostport[openFrom:], '[') >= 0 {
		return wrong("unexpected '[' in address")
	}
	if strings.IndexByte(hostport[closeFrom:], ']') >= 0 {
		return wrong("unexpected ']' in address")
	}
	return host, hostport[colon+1:], nil
}

// A family says which addresses a network's name admits: "tcp4" only those of IPv4.
type family byte

const (
	anyFamily family = 0
	onlyIPv4  family = '4'
	onlyIPv6  family = '6'
)

// parseNetwork takes the family off a network's name.
func parseNetwork(network string) (base string, only family, err error) {
	switch network {
	case "tcp", "unix":
		return network, anyFamily, nil
	case "tcp4", "tcp6":
		return "tcp", family(network[3]), nil
	}
	return "", 0, UnknownNetworkError(network)
}

func (only family) admits(ip IP) bool {
	switch only {
	case onlyIPv4:
		return ip.To4() != nil
	case onlyIPv6:
		return len(ip) == IPv6len && ip.To4() == nil
	}
	return true
}

// resolveTCP returns what an address stands for, IPv6 before IPv4 if both.
func resolveTCP(ctx context.Context, network string, only family, address string) ([]*TCPAddr, error) {
	if address == "" {
		return []*TCPAddr{{}}, nil
	}
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, err := lookupPort(network, service)
	if err != nil {
		return nil, err
	}
	if host == "" {
		return []*TCPAddr{{Port: port}}, nil
	}
	found, err := lookupIPAddr(ctx, host)
	if err != nil {
		return nil, err
	}
	// Where IPv6 is set up by half, :: can be listened at but not connected to.
	if len(found) == 1 && found[0].IP.Equal(IPv6unspecified) {
		found = append(found, IPAddr{IP: IPv4zero})
	}
	var list []*TCPAddr
	for _, a := range found {
		if only.admits(a.IP) {
			list = append(list, &TCPAddr{IP: a.IP, Port: port, Zone: a.Zone})
		}
	}
	if len(list) == 0 {
		return nil, &AddrError{Err: noSuitableAddress, Addr: host}
	}
	return list, nil
}

// preferred chooses one of several addresses: the first of IPv4, or of IPv6 if that is wanted, or the first.
func preferred(list []*TCPAddr, wantIPv6 bool) *TCPAddr {
	for _, a := range list {
		if (a.IP.To4() == nil) == wantIPv6 {
			return a
		}
	}
	return list[0]
}

// ResolveTCPAddr returns the address that address stands for; network is "tcp", "tcp4" or "tcp6".
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	if network == "" {
		network = "tcp"
	}
	base, only, err := parseNetwork(network)
	if err != nil || base != "tcp" {
		return nil, UnknownNetworkError(network)
	}
	list, err := resolveTCP(context.Background(), network, only, address)
	if err != nil {
		return nil, err
	}
	return preferred(list, only == onlyIPv6 || strings.IndexByte(address, '[') >= 0), nil
}

// ResolveUnixAddr returns the address with that name; network is "unix".
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	if network != "unix" {
		return nil, UnknownNetworkError(network)
	}
	return &UnixAddr{Name: address, Net: network}, nil
}
