package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path"
	"strings"

	"gopkg.in/yaml.v3"
)

type chart struct {
	name      string
	values    any
	schema    map[string]any
	templates map[string]string
	parts     map[string]*chart
	needs     []part
}

// A part is another chart that a chart brings along.
type part struct{ Name, Alias, Condition string }

func (p part) alias() string {
	if p.Alias != "" {
		return p.Alias
	}
	return p.Name
}

func split(path string) []string { return strings.Split(path, ".") }

// readChart reads an archive, in which subcharts lie in folders or in archives of their own.
func readChart(in io.Reader) *chart {
	unzipped, err := gzip.NewReader(in)
	check(err)
	files := map[string][]byte{}
	archive := tar.NewReader(unzipped)
	for {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		check(err)
		text, err := io.ReadAll(archive)
		check(err)
		_, inside, _ := strings.Cut(path.Clean(header.Name), "/")
		files[inside] = text
	}
	return chartIn(files)
}

func chartIn(files map[string][]byte) *chart {
	c := &chart{templates: map[string]string{}, parts: map[string]*chart{}}
	parts := map[string]map[string][]byte{}
	for name, text := range files {
		switch {
		case name == "values.yaml":
			check(yaml.Unmarshal(text, &c.values))
		case name == "values.schema.json":
			check(yaml.Unmarshal(text, &c.schema))
		case name == "Chart.yaml":
			var about struct {
				Name         string
				Dependencies []part
			}
			check(yaml.Unmarshal(text, &about))
			c.name, c.needs = about.Name, about.Dependencies
		case strings.HasPrefix(name, "templates/"):
			c.templates[name] = string(text)
		case strings.HasPrefix(name, "charts/") && strings.HasSuffix(name, ".tgz"):
			part := readChart(bytes.NewReader(text))
			c.parts[part.name] = part
		case strings.HasPrefix(name, "charts/"):
			folder, inside, _ := strings.Cut(strings.TrimPrefix(name, "charts/"), "/")
			if parts[folder] == nil {
				parts[folder] = map[string][]byte{}
			}
			parts[folder][inside] = text
		}
	}
	for folder, inner := range parts {
		part := chartIn(inner)
		if part.name == "" {
			part.name = folder
		}
		c.parts[part.name] = part
	}
	return c
}
