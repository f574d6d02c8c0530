// Package store says what a store is.
package store

import "errors"

// ErrMissing means that there is no such key.
var ErrMissing = errors.New("missing key")

// Store keeps strings.
type Store interface {
	Put(k, v string)
	Get(k string) (string, bool)
	Len() int
}

// MustGet gets or fails.
func MustGet(s Store, k string) (string, error) {
	if v, ok := s.Get(k); ok {
		return v, nil
	}
	return "", ErrMissing
}
