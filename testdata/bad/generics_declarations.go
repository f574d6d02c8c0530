// Declarations of generic types and functions that are not allowed.
package main

type Str interface{ String() string }

type Alias[T any] = T
type Embeds[T any] struct{ T }
type EmbedsPtr[T any] struct{ *T }
type Term[T any] interface{ T }

func union[T int | Str](x T)        {}
func union2[T int | comparable](x T) {}
func overlap[T ~int | int](x T)     {}
func use[T any](x T)                {}
func needs[T Str](x T)              {}

func main() {
	use[Str](nil)
	use[interface{ ~int }](1)
	needs(3)
}
