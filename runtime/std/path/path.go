// Package path handles slash-separated paths by their text alone.
package path

import "unicode/utf8"

// Clean gives the shortest path that means the same: no empty or "." elements, ".." resolved where an element precedes
// it, none at a root. "" becomes ".".
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := make([]byte, 0, len(path))
	floor := 0 // out[:floor] must stay: the root, or leading ".." elements
	if rooted {
		out = append(out, '/')
		floor = 1
	}
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		elem := path[i:end]
		i = end
		if elem == "." {
			continue
		}
		if elem == ".." {
			if len(out) > floor {
				cut := len(out) - 1
				for cut > floor && out[cut] != '/' {
					cut--
				}
				out = out[:cut]
				continue
			}
			if rooted {
				continue
			}
		}
		if len(out) > 0 && out[len(out)-1] != '/' {
			out = append(out, '/')
		}
		out = append(out, elem...)
		if elem == ".." {
			floor = len(out)
		}
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

func lastSlash(s string) int {
	i := len(s) - 1
	for i >= 0 && s[i] != '/' {
		i--
	}
	return i
}

// Split cuts right after the last slash; path = dir + file.
func Split(path string) (dir, file string) {
	i := lastSlash(path)
	return path[:i+1], path[i+1:]
}

// Join joins the non-empty elements with slashes and cleans the result; "" if all are empty.
func Join(elem ...string) string {
	size := 0
	for _, e := range elem {
		size += len(e) + 1
	}
	buf := make([]byte, 0, size)
	for _, e := range elem {
		if len(buf) > 0 || e != "" {
			if len(buf) > 0 {
				buf = append(buf, '/')
			}
			buf = append(buf, e...)
		}
	}
	if len(buf) == 0 {
		return ""
	}
	return Clean(string(buf))
}

// Ext is the suffix of the last element from its last dot on, "" without one.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base is the last element, trailing slashes left out: "." for "", "/" for slashes only.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[lastSlash(path)+1:]
}

// IsAbs tells whether path starts with a slash.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir is all but the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

type badPattern struct{}

func (*badPattern) Error() string { return "syntax error in pattern" }

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern error = &badPattern{}

// Match tells whether name matches the whole shell pattern: * any run without slashes, ? one character but a slash, [a-z] [^a-z] classes,
// \c a literal. A malformed pattern is an error even where name had failed before it.
func Match(pattern, name string) (bool, error) {
	// star is where to go back to: the pattern behind the last *, and the name that it took so far.
	star, starName := -1, 0
	p, n := 0, 0
	for {
		if p < len(pattern) && pattern[p] == '*' {
			for p < len(pattern) && pattern[p] == '*' {
				p++
			}
			star, starName = p, n
			continue
		}
		if p == len(pattern) && n == len(name) {
			return true, nil
		}
		if p < len(pattern) && n < len(name) {
			ok, np, nn, err := matchOne(pattern, p, name, n)
			if err != nil {
				return false, err
			}
			if ok {
				p, n = np, nn
				continue
			}
		}
		// No match here: let the last * take one more character.
		if star < 0 || starName >= len(name) || name[starName] == '/' {
			return false, checkRest(pattern, p)
		}
		starName++
		p, n = star, starName
	}
}

// checkRest looks for mistakes in what of the pattern was not compared.
func checkRest(pattern string, p int) error {
	for p < len(pattern) {
		if pattern[p] == '*' {
			p++
			continue
		}
		_, np, _, err := matchOne(pattern, p, "x", 0)
		if err != nil {
			return err
		}
		p = np
	}
	return nil
}

// matchOne compares one pattern element (not *) with one character; np and nn are what follows.
func matchOne(pattern string, p int, name string, n int) (ok bool, np, nn int, err error) {
	r, size := utf8.DecodeRuneInString(name[n:])
	nn = n + size
	switch pattern[p] {
	case '?':
		return r != '/', p + 1, nn, nil
	case '[':
		return matchClass(pattern, p+1, r, nn)
	case '\\':
		p++
		if p == len(pattern) {
			return false, p, nn, ErrBadPattern
		}
	}
	return pattern[p] == name[n], p + 1, n + 1, nil
}

func matchClass(pattern string, p int, r rune, nn int) (ok bool, np, after int, err error) {
	negated := p < len(pattern) && pattern[p] == '^'
	if negated {
		p++
	}
	found := false
	for count := 0; ; count++ {
		if p < len(pattern) && pattern[p] == ']' && count > 0 {
			return found != negated && r != '/', p + 1, nn, nil
		}
		lo, p1, err := classChar(pattern, p)
		if err != nil {
			return false, p, nn, err
		}
		hi := lo
		p = p1
		if pattern[p] == '-' {
			hi, p, err = classChar(pattern, p+1)
			if err != nil {
				return false, p, nn, err
			}
		}
		if lo <= r && r <= hi {
			found = true
		}
	}
}

// classChar reads one possibly escaped character of a class; something must follow it.
func classChar(pattern string, p int) (r rune, np int, err error) {
	if p >= len(pattern) || pattern[p] == '-' || pattern[p] == ']' {
		return 0, p, ErrBadPattern
	}
	if pattern[p] == '\\' {
		p++
		if p >= len(pattern) {
			return 0, p, ErrBadPattern
		}
	}
	r, n := utf8.DecodeRuneInString(pattern[p:])
	if r == utf8.RuneError && n == 1 {
		return 0, p, ErrBadPattern
	}
	if p+n >= len(pattern) {
		return 0, p, ErrBadPattern
	}
	return r, p + n, nil
}
