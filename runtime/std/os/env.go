// The environment.

package os

import "syscall"

// Getenv returns the value of an environment variable, "" if it is not set.
func Getenv(key string) string {
	v, _ := syscall.Getenv(key)
	return v
}

// LookupEnv returns the value of an environment variable and whether it is set.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Setenv sets an environment variable.
func Setenv(key, value string) error {
	if err := syscall.Setenv(key, value); err != nil {
		return NewSyscallError("setenv", err)
	}
	return nil
}

// Unsetenv removes an environment variable.
func Unsetenv(key string) error { return syscall.Unsetenv(key) }

// Clearenv removes all environment variables.
func Clearenv() { syscall.Clearenv() }

// Environ returns the environment as strings "key=value".
func Environ() []string { return syscall.Environ() }

// ExpandEnv replaces ${var} and $var by environment variables.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces ${var} and $var in s by what mapping says.
func Expand(s string, mapping func(string) string) string {
	var b []byte
	done := 0
	for i := 0; i < len(s)-1; i++ {
		if s[i] != '$' {
			continue
		}
		if b == nil {
			b = make([]byte, 0, 2*len(s))
		}
		b = append(b, s[done:i]...)
		name, n := variable(s[i+1:])
		switch {
		case name != "":
			b = append(b, mapping(name)...)
		case n == 0: // nothing that could be a name: the $ stays
			b = append(b, '$')
		}
		i += n
		done = i + 1
	}
	if b == nil {
		return s
	}
	return string(append(b, s[done:]...))
}

// variable reads the name after a $ and returns it and the number of bytes to skip; "" and a number for bad syntax, which is
// dropped.
func variable(s string) (name string, n int) {
	if s[0] == '{' {
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if isSpecial(s[0]) {
		return s[:1], 1
	}
	for n < len(s) && (s[n] == '_' || '0' <= s[n] && s[n] <= '9' || 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z') {
		n++
	}
	return s[:n], n
}

// isSpecial tells whether c is a one-letter variable of the shell.
func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}
