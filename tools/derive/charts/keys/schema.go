package main

import "sort"

// schema of a key, in JSON Schema with some words more: "whole" is what is handed on to another program, "taken" the keys in
// it that are not, "forms" the types that a template asks for, "filled" that a text is filled in
// as a template and rendered as it then stands, "strict" that Helm refuses other types, and "anyCase" that the template writes
// its letters large or small itself.
func (k *key) schema(isInWhole bool) map[string]any {
	isWhole := k.whole || isInWhole
	out := map[string]any{}
	if types := k.typeNames(isWhole); len(types) > 0 {
		out["type"] = types
	}
	if k.enum != nil {
		out["enum"] = k.enum
	}
	if k.given != nil {
		out["default"] = k.given
	}
	if k.foreign {
		return map[string]any{}
	}
	if k.strict {
		out["strict"] = true
	} else if forms := k.forms(); len(forms) > 0 {
		out["forms"] = sorted(forms)
	}
	if k.uses["filled"] {
		out["filled"] = true
	}
	if k.uses["cased"] {
		out["anyCase"] = true
	}
	if isWhole && !k.closed {
		out["whole"] = true
		if len(k.taken) > 0 {
			out["taken"] = sorted(k.taken)
		}
	}
	properties := map[string]any{}
	for name, inner := range k.inner {
		if k.closed && inner.declared || !k.closed && (!isWhole || inner.isRead()) {
			properties[name] = inner.schema(isWhole && !k.taken[name])
		}
	}
	if len(properties) > 0 {
		out["properties"] = properties
	}
	if isWhole && !k.closed {
		return out
	}
	if k.each != nil && !k.closed {
		out["additionalProperties"] = k.each.schema(false)
		out["items"] = k.each.schema(false)
	} else if len(properties) > 0 || k.types["object"] {
		out["additionalProperties"] = false
	}
	return out
}

// isRead tells whether a template names the key itself, or one inside.
func (k *key) isRead() bool {
	if len(k.uses) > 0 || k.each != nil || k.whole {
		return true
	}
	for _, inner := range k.inner {
		if inner.isRead() {
			return true
		}
	}
	return false
}

var formOf = map[string]string{"text": "string", "list": "array", "map": "object"}

func (k *key) forms() map[string]bool {
	forms := map[string]bool{}
	for use := range k.uses {
		if form := formOf[use]; form != "" {
			forms[form] = true
		}
	}
	return forms
}

// typeNames that a value may have: those of the chart's schema, or what the default and the templates let one conclude.
func (k *key) typeNames(isWhole bool) []string {
	types := map[string]bool{}
	for t := range k.types {
		types[t] = true
	}
	if k.strict {
		return sorted(types)
	}
	isScalar := !types["object"] && !types["array"]
	if len(types) == 0 && !isWhole && k.each == nil && k.isMap() {
		types["object"], isScalar = true, false
	}
	if len(types) == 0 || isScalar && (isWhole || k.given == "" && k.isStructure()) {
		return nil
	}
	for form := range k.forms() {
		types[form] = true
	}
	if empty, ok := k.given.(map[string]any); ok && isWhole && len(empty) == 0 {
		types["array"] = true // whatever the program behind takes
	}
	switch {
	case types["string"] && isScalar && !k.uses["text"]:
		types["number"], types["boolean"] = true, true
	case types["integer"], types["number"]:
		types["string"] = types["string"] || k.uses["printed"]
	case types["boolean"] && !k.uses["asked"] && k.uses["printed"]:
		types["string"], types["integer"] = true, true
	}
	return sorted(types)
}

// isMap tells whether a template reads a key inside: it fails where the value is no map.
func (k *key) isMap() bool {
	for _, inner := range k.inner {
		if inner.isRead() {
			return true
		}
	}
	return false
}

// isStructure tells whether a template looks inside.
func (k *key) isStructure() bool { return len(k.inner) > 0 || k.each != nil }

func sorted(set map[string]bool) []string {
	names := []string{}
	for name := range set {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
