// Names of hosts (/etc/hosts) and of ports (/etc/services).

package net

import (
	"context"
	"os"
	"strconv"
	"strings"
)

// IPAddr is an address with the interface it is on, if it is link-local.
type IPAddr struct {
	IP   IP
	Zone string
}

func (a *IPAddr) Network() string { return "ip" }

func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	text := a.IP.textOrEmpty()
	if a.Zone != "" {
		text += "%" + a.Zone
	}
	return text
}

// eachLine calls f with the words of each line of a file, without comments. A file that is not there has no lines.
func eachLine(file string, f func(words []string)) {
	data, err := os.ReadFile(file)
	if err != nil {
		return
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		line, _, _ = strings.Cut(line, "#")
		if words := strings.Fields(line); len(words) > 1 {
			f(words)
		}
	}
}

// hostAddresses returns the addresses of a name in the order of /etc/hosts.
func hostAddresses(name string) []IPAddr {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	var found []IPAddr
	eachLine("/etc/hosts", func(words []string) {
		for _, alias := range words[1:] {
			if strings.ToLower(strings.TrimSuffix(alias, ".")) != name {
				continue
			}
			ip, zone := parseZoned(words[0])
			if ip == nil {
				return
			}
			for _, a := range found {
				if a.IP.Equal(ip) && a.Zone == zone {
					return
				}
			}
			found = append(found, IPAddr{IP: ip, Zone: zone})
			return
		}
	})
	if len(found) == 0 && name == "localhost" {
		found = []IPAddr{{IP: IPv4(127, 0, 0, 1)}, {IP: IPv6loopback}}
	}
	return found
}

func lookupHost(ctx context.Context, host string) ([]IPAddr, error) {
	if host == "" {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if ip, zone := parseZoned(host); ip != nil {
		return []IPAddr{{IP: ip, Zone: zone}}, nil
	}
	if err := ctx.Err(); err != nil {
		err = contextError(err)
		return nil, &DNSError{UnwrapErr: err, Err: err.Error(), Name: host, IsTimeout: err == errTimeout}
	}
	found := hostAddresses(host)
	if len(found) == 0 {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return found, nil
}

// lookupIPAddr is lookupHost with addresses of IPv6 first, as connections try them.
func lookupIPAddr(ctx context.Context, host string) ([]IPAddr, error) {
	found, err := lookupHost(ctx, host)
	if err != nil || len(found) == 1 {
		return found, err
	}
	sorted := make([]IPAddr, 0, len(found))
	for _, v6 := range [2]bool{true, false} {
		for _, a := range found {
			if (a.IP.To4() == nil) == v6 {
				sorted = append(sorted, a)
			}
		}
	}
	return sorted, nil
}

// LookupHost returns the addresses of a host, which is an address or a name in /etc/hosts.
func LookupHost(host string) (addrs []string, err error) {
	found, err := lookupHost(context.Background(), host)
	for _, a := range found {
		addrs = append(addrs, a.String())
	}
	return addrs, err
}

// LookupIP returns the addresses of a host, which is an address or a name in /etc/hosts.
func LookupIP(host string) ([]IP, error) {
	found, err := lookupIPAddr(context.Background(), host)
	var ips []IP
	for _, a := range found {
		ips = append(ips, a.IP)
	}
	return ips, err
}

// services are the ports that are known without /etc/services.
var services = map[string]int{
	"domain": 53, "ftp": 21, "ftps": 990, "gopher": 70, "http": 80, "https": 443, "imap2": 143, "imap3": 220, "imaps": 993, "pop3": 110,
	"pop3s": 995, "smtp": 25, "ssh": 22, "submissions": 465, "telnet": 23,
}

// lookupPort returns a port by its number or its service's name.
func lookupPort(network, service string) (int, error) {
	digits := strings.TrimLeft(service, "+-")
	if len(service)-len(digits) <= 1 && strings.Trim(digits, "0123456789") == "" {
		if service == "" {
			return 0, nil
		}
		port, err := strconv.Atoi(service)
		if err != nil && digits != "" || port < 0 || port > 0xffff {
			return 0, &AddrError{Err: "invalid port", Addr: service}
		}
		return port, nil
	}
	base := strings.TrimRight(network, "46")
	name := strings.ToLower(service)
	port, known := 0, false
	eachLine("/etc/services", func(words []string) {
		number, protocol, _ := strings.Cut(words[1], "/")
		if known || protocol != base {
			return
		}
		for i, alias := range words {
			if n, err := strconv.Atoi(number); i != 1 && alias == name && err == nil {
				port, known = n, true
			}
		}
	})
	if !known {
		port, known = services[name]
	}
	if !known {
		return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
	}
	return port, nil
}

// LookupPort returns the port of a service, which is a number or a name; network is "tcp", "tcp4" or "tcp6".
func LookupPort(network, service string) (port int, err error) {
	switch network {
	case "tcp", "tcp4", "tcp6":
		return lookupPort(network, service)
	}
	return 0, &DNSError{Err: "unknown network", Name: network + "/" + service}
}
