// Five bodies under gravity: float64 arithmetic in small loops over structs.
package main

import (
	"fmt"
	"math"
)

type body struct{ x, y, z, vx, vy, vz, mass float64 }

const (
	sunMass     = 4 * math.Pi * math.Pi
	daysPerYear = 365.24
)

// Made-up planets: distance from the sun, speed there, tilt of the orbit, and mass as a part of the sun's.
func planets() []body {
	bs := []body{{mass: sunMass}}
	for i, p := range [][4]float64{{5.2, 2.75, 0.02, 9.5e-4}, {9.6, 2.03, 0.04, 2.9e-4}, {19.2, 1.43, 0.01, 4.4e-5}, {30.1, 1.14, 0.03, 5.2e-5}} {
		angle := float64(i) * 1.7
		bs = append(bs, body{
			x: p[0] * math.Cos(angle), y: p[0] * math.Sin(angle), z: p[0] * p[2],
			vx: -p[1] * math.Sin(angle), vy: p[1] * math.Cos(angle), vz: p[1] * p[2], mass: p[3] * sunMass,
		})
	}
	return bs
}

func balance(bs []body) {
	var px, py, pz float64
	for _, b := range bs {
		px += b.vx * b.mass
		py += b.vy * b.mass
		pz += b.vz * b.mass
	}
	bs[0].vx, bs[0].vy, bs[0].vz = -px/sunMass, -py/sunMass, -pz/sunMass
}

func energy(bs []body) (e float64) {
	for i := range bs {
		b := &bs[i]
		e += b.mass * (b.vx*b.vx + b.vy*b.vy + b.vz*b.vz) / 2
		for j := i + 1; j < len(bs); j++ {
			c := &bs[j]
			dx, dy, dz := b.x-c.x, b.y-c.y, b.z-c.z
			e -= b.mass * c.mass / math.Sqrt(dx*dx+dy*dy+dz*dz)
		}
	}
	return
}

func advance(bs []body, dt float64) {
	for i := range bs {
		b := &bs[i]
		for j := i + 1; j < len(bs); j++ {
			c := &bs[j]
			dx, dy, dz := b.x-c.x, b.y-c.y, b.z-c.z
			d2 := dx*dx + dy*dy + dz*dz
			mag := dt / (d2 * math.Sqrt(d2))
			b.vx -= dx * c.mass * mag
			b.vy -= dy * c.mass * mag
			b.vz -= dz * c.mass * mag
			c.vx += dx * b.mass * mag
			c.vy += dy * b.mass * mag
			c.vz += dz * b.mass * mag
		}
	}
	for i := range bs {
		b := &bs[i]
		b.x += dt * b.vx
		b.y += dt * b.vy
		b.z += dt * b.vz
	}
}

func main() {
	bs := planets()
	balance(bs)
	fmt.Printf("%.9f\n", energy(bs))
	for range 12_000_000 {
		advance(bs, 0.01)
	}
	// Few digits: the order of additions may differ by an ulp, and that grows.
	fmt.Printf("%.6f\n", energy(bs))
}
