// IP addresses, masks and networks.

package net

// Lengths of addresses in bytes.
const (
	IPv4len = 4
	IPv6len = 16
)

// An IP is an address of 4 or 16 bytes; an IPv4 address has both forms.
type IP []byte

// An IPMask says which bits of an address are the network's.
type IPMask []byte

// An IPNet is a network: an address in it and its mask.
type IPNet struct {
	IP   IP
	Mask IPMask
}

// mapped is what stands before an IPv4 address in its form of 16 bytes.
var mapped = [12]byte{10: 0xff, 11: 0xff}

// IPv4 returns the address a.b.c.d, in 16 bytes.
func IPv4(a, b, c, d byte) IP {
	ip := make(IP, IPv6len)
	copy(ip, mapped[:])
	ip[12], ip[13], ip[14], ip[15] = a, b, c, d
	return ip
}

// IPv4Mask returns the mask a.b.c.d.
func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// CIDRMask returns a mask of ones bits set, bits (32 or 128) long; nil if there is none.
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	mask := make(IPMask, bits/8)
	for i := range mask {
		if left := ones - 8*i; left >= 8 {
			mask[i] = 0xff
		} else if left > 0 {
			mask[i] = ^byte(0xff >> left)
		}
	}
	return mask
}

// Addresses of IPv4 that everybody knows.
var (
	IPv4bcast     = IPv4(255, 255, 255, 255)
	IPv4allsys    = IPv4(224, 0, 0, 1)
	IPv4allrouter = IPv4(224, 0, 0, 2)
	IPv4zero      = IPv4(0, 0, 0, 0)
)

// Addresses of IPv6 that everybody knows.
var (
	IPv6zero                   = IP{15: 0}
	IPv6unspecified            = IP{15: 0}
	IPv6loopback               = IP{15: 1}
	IPv6interfacelocalallnodes = IP{0: 0xff, 1: 0x01, 15: 0x01}
	IPv6linklocalallnodes      = IP{0: 0xff, 1: 0x02, 15: 0x01}
	IPv6linklocalallrouters    = IP{0: 0xff, 1: 0x02, 15: 0x02}
)

// To4 returns the form of 4 bytes, nil if ip is no IPv4 address.
func (ip IP) To4() IP {
	if len(ip) == IPv4len {
		return ip
	}
	if len(ip) == IPv6len && [12]byte(ip) == mapped {
		return ip[12:16]
	}
	return nil
}

// To16 returns the form of 16 bytes, nil if ip is no address.
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

// Equal tells whether the addresses are the same, in whatever form.
func (ip IP) Equal(x IP) bool {
	if a, b := ip.To4(), x.To4(); a != nil && b != nil {
		ip, x = a, b
	}
	return string(ip) == string(x)
}

// IsUnspecified tells whether ip is 0.0.0.0 or ::.
func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6unspecified) }

// IsLoopback tells whether ip is this host itself.
func (ip IP) IsLoopback() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

// IsPrivate tells whether ip is of RFC 1918 or RFC 4193.
func (ip IP) IsPrivate() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 10 || v4[0] == 172 && v4[1]&0xf0 == 16 || v4[0] == 192 && v4[1] == 168
	}
	return len(ip) == IPv6len && ip[0]&0xfe == 0xfc
}

// IsMulticast tells whether ip is a group of hosts.
func (ip IP) IsMulticast() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0]&0xf0 == 0xe0
	}
	return len(ip) == IPv6len && ip[0] == 0xff
}

// multicastScope tells whether ip is a multicast address of IPv6 with that scope.
func (ip IP) multicastScope(scope byte) bool {
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == scope
}

// IsInterfaceLocalMulticast tells whether ip is a group on one interface.
func (ip IP) IsInterfaceLocalMulticast() bool { return ip.multicastScope(1) }

// IsLinkLocalMulticast tells whether ip is a group on one link.
func (ip IP) IsLinkLocalMulticast() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 224 && v4[1] == 0 && v4[2] == 0
	}
	return ip.multicastScope(2)
}

// IsLinkLocalUnicast tells whether ip is one host's on one link.
func (ip IP) IsLinkLocalUnicast() bool {
	if v4 := ip.To4(); v4 != nil {
		return v4[0] == 169 && v4[1] == 254
	}
	return len(ip) == IPv6len && ip[0] == 0xfe && ip[1]&0xc0 == 0x80
}

// IsGlobalUnicast tells whether ip is one host's beyond its link; private addresses are.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) && !ip.IsUnspecified() && !ip.IsLoopback() &&
		!ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// DefaultMask returns the mask of ip's class; nil for IPv6.
func (ip IP) DefaultMask() IPMask {
	v4 := ip.To4()
	switch {
	case v4 == nil:
		return nil
	case v4[0] < 0x80:
		return CIDRMask(8, 32)
	case v4[0] < 0xc0:
		return CIDRMask(16, 32)
	}
	return CIDRMask(24, 32)
}

// Mask returns the bits of ip that are in mask; nil if their lengths do not fit.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len && allOnes(mask[:12]) {
		mask = mask[12:]
	}
	if len(mask) == IPv4len && len(ip) == IPv6len && ip.To4() != nil {
		ip = ip.To4()
	}
	if len(ip) != len(mask) {
		return nil
	}
	masked := make(IP, len(ip))
	for i := range ip {
		masked[i] = ip[i] & mask[i]
	}
	return masked
}

func allOnes(b []byte) bool {
	for _, x := range b {
		if x != 0xff {
			return false
		}
	}
	return true
}

const hexDigits = "0123456789abcdef"

func hexString(b []byte) string {
	s := make([]byte, 0, 2*len(b))
	for _, x := range b {
		s = append(s, hexDigits[x>>4], hexDigits[x&15])
	}
	return string(s)
}

// appendDecimal appends a number from 0 to 255.
func appendDecimal(b []byte, n byte) []byte {
	if n >= 100 {
		b = append(b, '0'+n/100)
	}
	if n >= 10 {
		b = append(b, '0'+n/10%10)
	}
	return append(b, '0'+n%10)
}

// appendHex appends a group of an IPv6 address.
func appendHex(b []byte, n uint16) []byte {
	started := false
	for shift := 12; shift >= 0; shift -= 4 {
		digit := n >> shift & 15
		if started = started || digit != 0 || shift == 0; started {
			b = append(b, hexDigits[digit])
		}
	}
	return b
}

func (ip IP) group(i int) uint16 { return uint16(ip[2*i])<<8 | uint16(ip[2*i+1]) }

// appendTo appends the text of an address, which is valid.
func (ip IP) appendTo(b []byte) []byte {
	if v4 := ip.To4(); v4 != nil {
		for i, n := range v4 {
			if i > 0 {
				b = append(b, '.')
			}
			b = appendDecimal(b, n)
		}
		return b
	}
	// The longest run of zero groups is "::" (RFC 5952), the first of several, if it is longer than one.
	from, to := -1, -1
	for i := 0; i < 8; {
		j := i
		for j < 8 && ip.group(j) == 0 {
			j++
		}
		if j-i > 1 && j-i > to-from {
			from, to = i, j
		}
		i = j + 1
	}
	for i := 0; i < 8; i++ {
		if i == from {
			b = append(b, "::"...)
			i = to
			if i == 8 {
				break
			}
		} else if i > 0 {
			b = append(b, ':')
		}
		b = appendHex(b, ip.group(i))
	}
	return b
}

// String returns the address as it is written, "<nil>" for none and "?" with hexadecimal digits for what is no address.
func (ip IP) String() string {
	switch len(ip) {
	case 0:
		return "<nil>"
	case IPv4len, IPv6len:
		return string(ip.appendTo(make([]byte, 0, 39)))
	}
	return "?" + hexString(ip)
}

// textOrEmpty is String with "" for none.
func (ip IP) textOrEmpty() string {
	if len(ip) == 0 {
		return ""
	}
	return ip.String()
}

// AppendText appends what MarshalText returns.
func (ip IP) AppendText(b []byte) ([]byte, error) {
	switch len(ip) {
	case 0:
		return b, nil
	case IPv4len, IPv6len:
		return ip.appendTo(b), nil
	}
	return b, &AddrError{Err: "invalid IP address", Addr: hexString(ip)}
}

// MarshalText returns String, but "" for none and an error for what is no address.
func (ip IP) MarshalText() ([]byte, error) {
	b, err := ip.AppendText(make([]byte, 0, 39))
	if err != nil {
		return nil, err
	}
	return b, nil
}

// UnmarshalText sets ip to what ParseIP makes of text.
func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	parsed := ParseIP(string(text))
	if parsed == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = parsed
	return nil
}

// Size returns how many bits at the start are set, and how many there are; 0, 0 if others are set too.
func (m IPMask) Size() (ones, bits int) {
	ones = m.prefix()
	if ones < 0 {
		return 0, 0
	}
	return ones, 8 * len(m)
}

// prefix is the count of bits at the start that are set, -1 if others are set too.
func (m IPMask) prefix() int {
	ones, ended := 0, false
	for _, x := range m {
		for bit := byte(0x80); bit != 0; bit >>= 1 {
			if x&bit == 0 {
				ended = true
			} else if ended {
				return -1
			} else {
				ones++
			}
		}
	}
	return ones
}

// String returns the mask's bytes in hexadecimal.
func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hexString(m)
}

// parts returns address and mask in the same, shortest form; nil if they do not fit.
func (n *IPNet) parts() (IP, IPMask) {
	ip := n.IP.To4()
	if ip == nil {
		if ip = n.IP; len(ip) != IPv6len {
			return nil, nil
		}
	}
	mask := n.Mask
	switch {
	case len(mask) == len(ip):
	case len(mask) == IPv6len && len(ip) == IPv4len:
		mask = mask[12:]
	default:
		return nil, nil
	}
	return ip, mask
}

// Contains tells whether ip is in the network.
func (n *IPNet) Contains(ip IP) bool {
	base, mask := n.parts()
	if v4 := ip.To4(); v4 != nil {
		ip = v4
	}
	if base == nil || len(ip) != len(base) {
		return false
	}
	for i := range ip {
		if base[i]&mask[i] != ip[i]&mask[i] {
			return false
		}
	}
	return true
}

// Network returns "ip+net".
func (n *IPNet) Network() string { return "ip+net" }

// String returns the network as 192.0.2.0/24, or with the mask in hexadecimal if it is no prefix.
func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ip, mask := n.parts()
	if ip == nil || mask == nil {
		return "<nil>"
	}
	if ones := mask.prefix(); ones >= 0 {
		return ip.String() + "/" + itoa(ones)
	}
	return ip.String() + "/" + mask.String()
}
