// Derives strict JSON Schemas from the Go types that programs read their configuration into.
//
//	go run . DIR [CHECKOUT] > schema.json
//
// DIR holds a go.mod, which pins the modules, and a roots.json, which says what to derive. With a CHECKOUT, DIR holds
// the roots alone: packages are those of the checkout's own module, whose vendor folder Go uses where there is one.
// Sources are read, not compiled: that takes seconds where building the programs takes minutes.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// A root is one type to derive, and the name under which others find it.
type root struct {
	Name    string `json:"name"`
	Type    string `json:"type"` // import path, a dot, the type's name
	Tag     string `json:"tag"`  // mapstructure, yaml or json
	Aliases string `json:"aliases,omitempty"`
}

// What is derived: definitions by name, and the roots that are kinds of objects without a namespace.
type derived struct {
	Defs          map[string]schema `json:"$defs"`
	ClusterScoped []string          `json:"clusterScoped"`
}

func main() {
	if len(os.Args) != 2 && len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run . DIR [CHECKOUT]")
		os.Exit(2)
	}
	dir := os.Args[1]
	text, err := os.ReadFile(filepath.Join(dir, "roots.json"))
	check(err)
	var roots []root
	check(json.Unmarshal(text, &roots))
	d := newDeriver(dir, "-mod=mod")
	if len(os.Args) == 3 {
		d = newDeriver(os.Args[2])
	}
	for _, r := range roots {
		d.deriveRoot(r)
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	check(out.Encode(derived{d.defs, d.clusterScoped}))
	for _, line := range d.unsure {
		fmt.Fprintln(os.Stderr, "unsure:", line)
	}
	if len(d.unsure) > 0 {
		os.Exit(1)
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
