// Reading IP addresses.

package net

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// ParseIP returns the address in s, in 16 bytes; nil if it is none.
func ParseIP(s string) IP {
	ip, _ := parseIP(s)
	return ip
}

// parseIP returns the address in 16 bytes and whether it was written as IPv4.
func parseIP(s string) (ip IP, dotted bool) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			var four [IPv4len]byte
			if !parseDotted(s, &four) {
				return nil, false
			}
			return IPv4(four[0], four[1], four[2], four[3]), true
		case ':':
			return parseColons(s), false
		}
	}
	return nil, false
}

// parseZoned is parseIP for addresses of IPv6 that may have a zone.
func parseZoned(s string) (ip IP, zone string) {
	at := strings.IndexByte(s, '%')
	if at < 0 {
		return ParseIP(s), ""
	}
	ip, dotted := parseIP(s[:at])
	if ip == nil || dotted || at+1 == len(s) || ip.To4() != nil {
		return nil, ""
	}
	return ip, s[at+1:]
}

// parseDotted reads four numbers from 0 to 255, without zeros before them.
func parseDotted(s string, to *[IPv4len]byte) bool {
	field, digits, value := 0, 0, 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == '.' {
			if digits == 0 || field == IPv4len {
				return false
			}
			to[field] = byte(value)
			field++
			digits, value = 0, 0
			continue
		}
		c := s[i]
		if c < '0' || c > '9' || digits > 0 && value == 0 {
			return false
		}
		value = value*10 + int(c-'0')
		digits++
		if value > 255 {
			return false
		}
	}
	return field == IPv4len
}

func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// parseColons reads an address of IPv6: eight groups, some of which "::" may stand for, and the last two of which may be dotted.
func parseColons(s string) IP {
	ip := make(IP, IPv6len)
	n := 0         // bytes that are read
	ellipsis := -1 // n at "::"
	if strings.HasPrefix(s, "::") {
		ellipsis = 0
		s = s[2:]
	}
	for s != "" {
		if n == IPv6len {
			return nil
		}
		digits, value := 0, 0
		for digits < len(s) && hexValue(s[digits]) >= 0 {
			if digits == 4 {
				return nil
			}
			value = value<<4 | hexValue(s[digits])
			digits++
		}
		if digits == 0 {
			return nil
		}
		if digits < len(s) && s[digits] == '.' {
			var four [IPv4len]byte
			if n > IPv6len-IPv4len || ellipsis < 0 && n != IPv6len-IPv4len || !parseDotted(s, &four) {
				return nil
			}
			n += copy(ip[n:], four[:])
			break
		}
		ip[n], ip[n+1] = byte(value>>8), byte(value)
		n += 2
		s = s[digits:]
		if s == "" {
			break
		}
		if s[0] != ':' || len(s) == 1 {
			return nil
		}
		s = s[1:]
		if s[0] == ':' {
			if ellipsis >= 0 {
				return nil
			}
			ellipsis = n
			s = s[1:]
		}
	}
	if n == IPv6len {
		if ellipsis >= 0 { // stands for nothing
			return nil
		}
		return ip
	}
	if ellipsis < 0 {
		return nil
	}
	copy(ip[IPv6len-(n-ellipsis):], ip[ellipsis:n])
	clear(ip[ellipsis : IPv6len-(n-ellipsis)])
	return ip
}

// ParseCIDR reads an address and a length of prefix like 192.0.2.1/24; it returns the address and the network it is in.
func ParseCIDR(s string) (IP, *IPNet, error) {
	wrong := func() (IP, *IPNet, error) { return nil, nil, &ParseError{Type: "CIDR address", Text: s} }
	address, length, found := strings.Cut(s, "/")
	if !found {
		return wrong()
	}
	ip, dotted := parseIP(address)
	bits := 8 * IPv6len
	if dotted {
		bits = 8 * IPv4len
	}
	if ip == nil || length == "" {
		return wrong()
	}
	ones := 0
	for i := 0; i < len(length); i++ {
		if length[i] < '0' || length[i] > '9' {
			return wrong()
		}
		ones = min(ones*10+int(length[i]-'0'), bits+1)
	}
	mask := CIDRMask(ones, bits)
	if mask == nil {
		return wrong()
	}
	return ip, &IPNet{IP: ip.Mask(mask), Mask: mask}, nil
}
