// Package shape has shapes.
package shape

import "fmt"

// Shape can only be implemented by embedding a type of this package.
type Shape interface {
	Area() int
	secret() string
}

// Rect is a rectangle.
type Rect struct {
	W, h int
}

// Alias is Rect under another name.
type Alias = Rect

// Point is a place.
type Point struct{ x, y int }

// Origin is the place 0, 0.
var Origin Point

// NewRect makes a rectangle.
func NewRect(w, h int) Rect { return Rect{w, h} }

// Area is width times height.
func (r Rect) Area() int      { return r.W * r.h }
func (r Rect) secret() string { return "rect's secret" }

// Describe tells about a shape.
func Describe(s Shape) string { return fmt.Sprint(s.Area(), " ", s.secret()) }

// HasSecret says whether v has this package's secret method.
func HasSecret(v any) bool {
	_, ok := v.(interface{ secret() string })
	return ok
}
