//go:build ignore

package main

const system = "ignored"

this is not even Go
