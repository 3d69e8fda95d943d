package main

import "sort"

// A key of a chart's values, as far as it is known.
type key struct {
	types map[string]bool
	inner map[string]*key
	// Handed on whole, so that other keys are read too.
	open bool
	enum []any
}

func newKey() *key { return &key{types: map[string]bool{}, inner: map[string]*key{}} }

func (k *key) at(path ...string) *key {
	for _, name := range path {
		if k.inner[name] == nil {
			k.inner[name] = newKey()
		}
		k = k.inner[name]
	}
	return k
}

func keysOf(c *chart) *key {
	root := newKey()
	root.fromValues(c.values)
	root.fromSchema(c.schema, c.schema)
	walkTemplates(c, root)
	for name, part := range c.parts {
		root.at(name).merge(keysOf(part))
	}
	root.at("global").open = true
	return root
}

func (k *key) merge(other *key) {
	for t := range other.types {
		k.types[t] = true
	}
	k.open = k.open || other.open
	for name, inner := range other.inner {
		k.at(name).merge(inner)
	}
}

func (k *key) fromValues(value any) {
	switch value := value.(type) {
	case map[string]any:
		k.types["object"] = true
		k.open = k.open || len(value) == 0
		for name, inner := range value {
			k.at(name).fromValues(inner)
		}
	case []any:
		k.types["array"] = true
	case string:
		k.types["string"] = true
	case bool:
		k.types["boolean"] = true
	case int:
		k.types["integer"] = true
	case float64:
		k.types["number"] = true
	}
}

func (k *key) fromSchema(schema, root map[string]any) {
	if ref, ok := schema["$ref"].(string); ok {
		for _, holder := range []string{"definitions", "$defs"} {
			prefix := "#/" + holder + "/"
			if defs, ok := root[holder].(map[string]any); ok && len(ref) > len(prefix) && ref[:len(prefix)] == prefix {
				if inner, ok := defs[ref[len(prefix):]].(map[string]any); ok {
					k.fromSchema(inner, root)
				}
			}
		}
	}
	switch t := schema["type"].(type) {
	case string:
		k.types[t] = true
	case []any:
		for _, one := range t {
			if name, ok := one.(string); ok {
				k.types[name] = true
			}
		}
	}
	if words, ok := schema["enum"].([]any); ok {
		k.enum = words
	}
	if more, given := schema["additionalProperties"]; given && more != false {
		k.open = true
	}
	properties, _ := schema["properties"].(map[string]any)
	for name, inner := range properties {
		if inner, ok := inner.(map[string]any); ok {
			k.at(name).fromSchema(inner, root)
		}
	}
}

func (k *key) schema() map[string]any {
	out := map[string]any{}
	if len(k.types) > 0 {
		names := []string{}
		for t := range k.types {
			names = append(names, t)
		}
		if len(k.inner) > 0 && !k.types["object"] {
			names = append(names, "object")
		}
		sort.Strings(names)
		out["type"] = append(names, "null")
	}
	if k.enum != nil {
		out["enum"] = k.enum
	}
	if len(k.inner) > 0 || k.types["object"] {
		out["additionalProperties"] = k.open
		properties := map[string]any{}
		for name, inner := range k.inner {
			properties[name] = inner.schema()
		}
		if len(properties) > 0 {
			out["properties"] = properties
		}
	}
	return out
}
