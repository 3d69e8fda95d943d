package main

// A key of a chart's values, as far as it is known.
type key struct {
	types map[string]bool
	// The chart's own schema says its type, and Helm refuses another.
	strict bool
	enum   []any
	// The default that values.yaml gives.
	given any
	inner map[string]*key
	// What a chart reads of every entry of a map or a list.
	each *key
	// Handed on whole, so that the keys inside are another program's.
	whole bool
	// Keys that a template takes out of what it hands on.
	taken map[string]bool
	// How templates read it: "printed", "asked" (in a condition), and the forms that they accept: "text", "list", "map".
	uses map[string]bool
	// The chart's own schema refuses keys that it does not have itself.
	closed, declared bool
	// Another chart's, which is not here.
	foreign bool
}

func newKey() *key {
	return &key{types: map[string]bool{}, inner: map[string]*key{}, taken: map[string]bool{}, uses: map[string]bool{}}
}

func (k *key) at(path ...string) *key {
	for _, name := range path {
		if k.inner[name] == nil {
			k.inner[name] = newKey()
		}
		k = k.inner[name]
	}
	return k
}

func (k *key) entry() *key {
	if k.each == nil {
		k.each = newKey()
	}
	return k.each
}

func keysOf(c *chart) *key {
	root := newKey()
	root.fromValues(c.values)
	root.fromSchema(c.schema, c.schema)
	walkTemplates(c, root)
	for _, part := range c.needs {
		found := c.parts[part.Name]
		inner := root.at(part.alias())
		if found == nil {
			inner.foreign = true
		} else {
			inner.merge(keysOf(found))
		}
		if part.Condition != "" {
			root.at(split(part.Condition)...).types["boolean"] = true
		}
	}
	root.at("global").foreign = true
	return root
}

// merge adds what another chart reads: a parent's default counts before the part's own.
func (k *key) merge(other *key) {
	if len(k.types) == 0 || !k.strict && other.strict {
		k.types, k.strict = other.types, other.strict
	}
	k.whole = k.whole || other.whole
	k.foreign = k.foreign || other.foreign
	k.closed = k.closed || other.closed
	k.declared = k.declared || other.declared
	if k.enum == nil {
		k.enum = other.enum
	}
	if k.given == nil {
		k.given = other.given
	}
	for name := range other.uses {
		k.uses[name] = true
	}
	for name := range other.taken {
		k.taken[name] = true
	}
	if other.each != nil {
		k.entry().merge(other.each)
	}
	for name, inner := range other.inner {
		k.at(name).merge(inner)
	}
}

func (k *key) fromValues(value any) {
	k.given = value
	switch value := value.(type) {
	case map[string]any:
		k.types["object"] = true
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
	if types := typesIn(schema); len(types) > 0 {
		k.types, k.strict = types, true
	}
	if words, ok := schema["enum"].([]any); ok {
		k.enum = words
	}
	k.closed = k.closed || schema["additionalProperties"] == false
	properties, _ := schema["properties"].(map[string]any)
	for name, inner := range properties {
		k.at(name).declared = true
		if inner, ok := inner.(map[string]any); ok {
			k.at(name).fromSchema(inner, root)
		}
	}
}

// typesIn a schema, of which each alternative may say its own.
func typesIn(schema map[string]any) map[string]bool {
	types := map[string]bool{}
	switch t := schema["type"].(type) {
	case string:
		types[t] = true
	case []any:
		for _, one := range t {
			if name, ok := one.(string); ok {
				types[name] = true
			}
		}
	}
	for _, word := range []string{"anyOf", "oneOf"} {
		alternatives, _ := schema[word].([]any)
		for _, one := range alternatives {
			if one, ok := one.(map[string]any); ok {
				for t := range typesIn(one) {
					types[t] = true
				}
			}
		}
	}
	return types
}
