// IP addresses, masks, networks, hosts and ports: reading and writing them.
package main

import (
	"fmt"
	"net"
)

func main() {
	for _, s := range []string{
		"127.0.0.1", "0.0.0.0", "255.255.255.255", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.04", "1..2.3", "1.2.3.", ".1.2.3", "", "x",
		"1.2.3.4x", "::", "::1", "1::", "fe80::1", "2001:db8::", "2001:DB8:0:0:1:0:0:1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
		"1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "1::2::3", ":::", ":1", "1:", "::ffff:1.2.3.4", "::1.2.3.4", "1:2:3:4:5:6:1.2.3.4",
		"1:2:3:4:5:1.2.3.4", "::ffff:1.2.3", "::1.2.3.4:5", "12345::", "::g", "fe80::1%eth0", "0:0:0:0:0:0:0:0", "1:0:0:2:0:0:0:3", "1:0:2:0:3:0:4:0",
		"0000:0001::00ff", "::ffff:c0a8:1", "ff02::1", "64:ff9b::192.0.2.33", "::ffff:0:0", "1:2:3:4:5:6:7:1.2.3.4", " ::1", "0x7f.0.0.1", "%", "1::1:",
	} {
		ip := net.ParseIP(s)
		fmt.Printf("%q %v %d", s, ip, len(ip))
		if ip != nil {
			fmt.Print(" ", ip.To4() != nil, ip.IsLoopback(), ip.IsUnspecified(), ip.IsPrivate(), ip.IsMulticast(), ip.IsInterfaceLocalMulticast(),
				ip.IsLinkLocalMulticast(), ip.IsLinkLocalUnicast(), ip.IsGlobalUnicast(), " ", ip.DefaultMask())
		}
		fmt.Println()
	}
	for _, ip := range []net.IP{nil, {}, {1}, {1, 2, 3, 4}, net.IPv4(10, 0, 0, 1), net.IPv4bcast, net.IPv4allsys, net.IPv4allrouter, net.IPv4zero,
		net.IPv6zero, net.IPv6unspecified, net.IPv6loopback, net.IPv6interfacelocalallnodes, net.IPv6linklocalallnodes, net.IPv6linklocalallrouters,
		net.IPv4(172, 31, 0, 1), net.IPv4(172, 32, 0, 1), net.IPv4(192, 168, 3, 4), net.IPv4(169, 254, 1, 1), net.IPv4(224, 0, 1, 1),
		make(net.IP, 17)} {
		text, err := ip.MarshalText()
		fmt.Printf("%v %q %v %v %v %v %v\n", ip, text, err, len(ip.To16()), len(ip.To4()), ip.IsPrivate(), ip.IsGlobalUnicast())
	}
	var ip net.IP
	fmt.Println(ip.UnmarshalText([]byte("::2")), ip, ip.UnmarshalText([]byte("nonsense")), ip, ip.UnmarshalText(nil), ip == nil)
	fmt.Println(net.IPv4(1, 2, 3, 4).Equal(net.IP{1, 2, 3, 4}), net.IPv6loopback.Equal(net.IPv4(0, 0, 0, 1)), net.IP(nil).Equal(nil))
	for _, s := range []string{
		"192.0.2.1/24", "192.0.2.1/0", "192.0.2.1/32", "192.0.2.1/33", "192.0.2.1/", "192.0.2.1", "192.0.2.1/-1", "192.0.2.1/024", "10.1.2.3/9",
		"2001:db8::1/32", "2001:db8::1/0", "::1/128", "::1/129", "::ffff:1.2.3.4/120", "x/8", "/8", "1.2.3.4/8/9", "1.2.3.4/+8", "",
	} {
		ip, network, err := net.ParseCIDR(s)
		fmt.Printf("%q %v %v %v", s, ip, network, err)
		if err == nil {
			ones, bits := network.Mask.Size()
			fmt.Print(" ", len(ip), len(network.IP), len(network.Mask), ones, bits, network.Mask, network.Contains(ip), network.Contains(net.IPv4(192, 0, 2, 200)),
				network.Contains(net.ParseIP("2001:db8:1::")), network.Network())
		}
		fmt.Println()
	}
	for _, m := range []net.IPMask{nil, net.CIDRMask(0, 32), net.CIDRMask(13, 32), net.CIDRMask(32, 32), net.CIDRMask(33, 32), net.CIDRMask(77, 128),
		net.CIDRMask(8, 33), net.IPv4Mask(255, 0, 255, 0), net.IPv4Mask(255, 255, 240, 0), {0xff, 0x80, 1}} {
		ones, bits := m.Size()
		fmt.Println(m, ones, bits, net.IPv4(1, 2, 3, 4).Mask(m), net.ParseIP("1:2:3:4:5:6:7:8").Mask(m), (&net.IPNet{IP: net.IPv4(1, 2, 3, 4), Mask: m}))
	}
	fmt.Println(net.IP{1, 2, 3, 4}.Mask(net.CIDRMask(112, 128)), net.IP{1, 2, 3, 4}.Mask(net.CIDRMask(8, 128)))
	for _, s := range []string{
		"localhost:80", ":80", "1.2.3.4:http", "[::1]:80", "::1:80", "[::1]", "host", "", ":", "a:", "[]:1", "[::1]:", "[::1]x:1", "[::1]:1:2", "a[b]:1",
		"[a[b]:1", "[a]b]:1", "x]:1", "[x:1", "[fe80::1%eth0]:1", "a:b:c", "[::1]]:1", "[[::1]:1", "[", "]", "[]", "a]b:1",
	} {
		host, port, err := net.SplitHostPort(s)
		fmt.Printf("%q %q %q %v\n", s, host, port, err)
	}
	fmt.Println(net.JoinHostPort("host", "1"), net.JoinHostPort("::1", "http"), net.JoinHostPort("", ""), net.JoinHostPort("fe80::1%eth0", "2"))
	for _, s := range [][2]string{
		{"tcp", "127.0.0.1:80"}, {"tcp", "[::1]:443"}, {"tcp", ":0"}, {"tcp", ""}, {"tcp4", "127.0.0.1:http"}, {"tcp4", "[::1]:1"}, {"tcp6", "127.0.0.1:1"},
		{"", "1.2.3.4:5"}, {"udp", "1.2.3.4:5"}, {"tcp", "127.0.0.1:65536"}, {"tcp", "127.0.0.1:65535"}, {"tcp", "localhost:https"}, {"tcp", "[fe80::1%lo]:9"},
		{"tcp", "1.2.3.4:"}, {"tcp", "1.2.3.4:00080"}, {"tcp", "1.2.3.4:SSH"}, {"tcp", "1.2.3.4:-"}, {"tcp", "1.2.3.4:99999999999999999999"},
	} {
		a, err := net.ResolveTCPAddr(s[0], s[1])
		fmt.Printf("%q %v %v\n", s, a, err)
	}
	for _, a := range []*net.TCPAddr{nil, {}, {Port: 5}, {IP: net.IPv6loopback, Port: 6}, {IP: net.ParseIP("fe80::1"), Zone: "eth0"}, {IP: net.IP{1}, Port: 7}} {
		fmt.Println(a, a.Network())
	}
	ua, err := net.ResolveUnixAddr("unix", "/x")
	fmt.Println(ua, ua.Network(), err)
	_, err = net.ResolveUnixAddr("tcp", "/x")
	fmt.Println(err)
	for _, host := range []string{"127.0.0.1", "::1", "localhost", "LOCALHOST", "fe80::1%lo"} {
		fmt.Println(net.LookupHost(host))
	}
	for _, service := range []string{"80", "ssh", "Https", "0", "", "70000", "no-such"} {
		fmt.Println(net.LookupPort("tcp", service))
	}
}
