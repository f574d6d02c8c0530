// Reading settings from the environment: numbers, sizes, comma-separated lists, GODEBUG.
//
//go:nowritebarrier
package runtime

// parseuint reads a number without sign, at most limit, which is 9 or more.
func parseuint(s string, limit uint64) (n uint64, ok bool) {
	for i := 0; i < len(s); i++ {
		digit := uint64(s[i] - '0')
		if digit > 9 || n > (limit-digit)/10 {
			return 0, false
		}
		n = n*10 + digit
	}
	return n, len(s) > 0
}

// parsedecimal is parseuint for an int64.
func parsedecimal(s string) (n int64, ok bool) {
	u, ok := parseuint(s, 1<<63-1)
	return int64(u), ok
}

// parseint reads a number, with or without a sign, that fits into so many bits.
func parseint(s string, bits uint) (n int64, ok bool) {
	limit := uint64(1)<<(bits-1) - 1
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		limit++
	}
	if negative || len(s) > 0 && s[0] == '+' {
		s = s[1:]
	}
	abs, ok := parseuint(s, limit)
	if negative {
		abs = -abs
	}
	return int64(abs), ok
}

// parsebytes reads a number of bytes as GOMEMLIMIT has it: with B, KiB, MiB, GiB or TiB behind it, or nothing.
func parsebytes(s string) (n int64, ok bool) {
	end := len(s)
	if end > 0 && s[end-1] == 'B' {
		end--
	}
	shift := uint(0)
	if end > 1 && s[end-1] == 'i' && end < len(s) {
		switch s[end-2] {
		case 'K':
			shift = 10
		case 'M':
			shift = 20
		case 'G':
			shift = 30
		case 'T':
			shift = 40
		default:
			return 0, false
		}
		end -= 2
	}
	n, ok = parseint(s[:end], 64)
	return n << shift, ok && n >= 0 && n <= (1<<63-1)>>shift
}

// debugvar is the value of a name in GODEBUG, 0 if it is not there.
func debugvar(name string) int32 {
	list := gogetenv("GODEBUG")
	for len(list) > 0 {
		var word string
		word, list = cutcomma(list)
		if len(word) > len(name) && word[len(name)] == '=' && word[:len(name)] == name {
			n, ok := parsedecimal(word[len(name)+1:])
			if ok {
				return int32(n)
			}
		}
	}
	return 0
}

// cutcomma gives what is before the first comma of a list, and what is behind it.
func cutcomma(list string) (word, rest string) {
	for i := 0; i < len(list); i++ {
		if list[i] == ',' {
			return list[:i], list[i+1:]
		}
	}
	return list, ""
}

// procsFromEnv is what GOMAXPROCS says, at most maxProcs however long the number is; 0 if it is not set or no positive number.
func procsFromEnv() int32 {
	n := int32(0)
	for _, c := range []byte(gogetenv("GOMAXPROCS")) {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int32(c-'0')
		if n > maxProcs {
			n = maxProcs
		}
	}
	return n
}
