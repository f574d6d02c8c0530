// Package path takes paths with slashes apart and puts them together. For file names of the system there is path/filepath.
package path

import "internal/bytealg"

// Clean returns the shortest path that means the same: without empty and "." elements, and without ".." where the
// element before or the root takes it away; "." if nothing is left.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	clean := make([]byte, 0, len(path))
	if rooted {
		clean = append(clean, '/')
	}
	floor := len(clean) // ".." cannot go below: behind the root, or behind other ".."
	for i := 0; i < len(path); {
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		element := path[i:end]
		i = end + 1
		switch {
		case element == "" || element == ".":
		case element == ".." && len(clean) > floor:
			n := len(clean) - 1
			for n > floor && clean[n] != '/' {
				n--
			}
			clean = clean[:n]
		case element == ".." && rooted:
		default:
			if len(clean) > 0 && clean[len(clean)-1] != '/' {
				clean = append(clean, '/')
			}
			clean = append(clean, element...)
			if element == ".." {
				floor = len(clean)
			}
		}
	}
	if len(clean) == 0 {
		return "."
	}
	return string(clean)
}

// Split cuts path after the last slash.
func Split(path string) (dir, file string) {
	i := bytealg.LastIndexByte(path, '/') + 1
	return path[:i], path[i:]
}

// Join puts the elements that are not empty together, with slashes between them, and cleans the result; "" if there are
// none.
func Join(elem ...string) string {
	var joined []byte
	for _, e := range elem {
		if e != "" {
			if joined != nil {
				joined = append(joined, '/')
			}
			joined = append(joined, e...)
		}
	}
	if joined == nil {
		return ""
	}
	return Clean(string(joined))
}

// Ext returns the end of the last element from its last dot on, "" if it has none.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element, "." for an empty path, "/" for one of slashes only.
func Base(path string) string {
	if path == "" {
		return "."
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	if end == 0 {
		return "/"
	}
	return path[bytealg.LastIndexByte(path[:end], '/')+1 : end]
}

// IsAbs reports whether path begins with a slash.
func IsAbs(path string) bool { return path != "" && path[0] == '/' }

// Dir returns path without its last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
