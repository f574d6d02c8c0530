// What the host tells the runtime at start: arguments, environment, symbol tables.
//
//go:nowritebarrier
package runtime

import "unsafe"

var (
	argslice []string
	envs     []string
)

func argsinit(args *rt0args) {
	argslice = cstrings(args.argv)
	envs = cstrings(args.envp)
}

// cstrings copies a nil-terminated vector of C strings.
func cstrings(v **byte) []string {
	n := 0
	for *cstringAt(v, n) != nil {
		n++
	}
	list := make([]string, n)
	for i := range list {
		list[i] = gostring(*cstringAt(v, i))
	}
	return list
}

func cstringAt(v **byte, i int) **byte {
	return (**byte)(add(unsafe.Pointer(v), uintptr(i)*8))
}

func gostring(p *byte) string {
	n := 0
	for *(*byte)(add(unsafe.Pointer(p), uintptr(n))) != 0 {
		n++
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = *(*byte)(add(unsafe.Pointer(p), uintptr(i)))
	}
	return unsafe.String(unsafe.SliceData(b), n)
}

// gogetenv is the value of an environment variable, "" if it is not set.
func gogetenv(key string) string {
	for _, kv := range envs {
		if len(kv) > len(key) && kv[len(key)] == '=' && kv[:len(key)] == key {
			return kv[len(key)+1:]
		}
	}
	return ""
}
