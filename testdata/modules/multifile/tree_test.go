package main

import "testing"

const system = "test"

func TestNothing(t *testing.T) {}
