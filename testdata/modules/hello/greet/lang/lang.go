// Package lang knows languages.
package lang

// A Language is a language that can greet.
type Language int

const (
	English Language = iota
	French
	Default = French
)

var words = [...]string{"Hello", "Bonjour"}

// Word returns the greeting's first word.
func (l Language) Word() string { return words[l] }

// String returns the language's name.
func (l Language) String() string { return [...]string{"en", "fr"}[l] }

// All lists all languages.
func All() []Language { return []Language{English, French} }
