// Lists the value keys that a chart accepts, as JSON Schema:
//
//	go run . CHART.tgz > CHART-VERSION.keys.json
//
// Known are the keys of values.yaml, those of values.schema.json where there is one, and those that templates read. A map
// is open where a template hands it on whole, and closed otherwise. Subcharts' keys lie under their names.
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run . CHART.tgz")
		os.Exit(2)
	}
	file, err := os.Open(os.Args[1])
	check(err)
	defer file.Close()
	keys := keysOf(readChart(file))
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	check(out.Encode(keys.schema()))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
