// Reads a chart's archive, and writes JSON:
//
//	go run . keys CHART.tgz     the value keys that it accepts, as JSON Schema
//	go run . rules CHART.tgz    its groups of alerts and recorded series, and what switches each rule
//
// Known are the keys of values.yaml, those of values.schema.json where there is one, and those that templates read: the
// templates are followed through variables, includes, loops, and maps laid over each other. A map is open where a template
// hands it on whole, and closed otherwise. Subcharts' keys lie under their names.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run . keys|rules CHART.tgz")
		os.Exit(2)
	}
	file, err := os.Open(os.Args[2])
	check(err)
	defer file.Close()
	chart := readChart(file)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if os.Args[1] == "rules" {
		check(out.Encode(ruleGroupsOf(chart)))
		return
	}
	check(out.Encode(keysOf(chart).schema(false)))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
