package main

import (
	"fmt"
	"go/ast"
	"reflect"
	"strconv"
	"strings"
)

// A schema is a JSON Schema. A reference is a name here: schema-file.ts makes pointers of them.
type schema map[string]any

type deriver struct {
	dir     string
	flags   []string
	sources map[string]*source
	defs    map[string]schema
	// The package of each type by its short name.
	paths  map[string]string
	unsure []string
	// The tag whose names the types at hand are read by.
	tag string
	// The roots that are kinds of objects without a namespace.
	clusterScoped []string
}

// newDeriver reads the packages that a module in dir sees, by `go list` with flags.
func newDeriver(dir string, flags ...string) *deriver {
	return &deriver{dir: dir, flags: flags, sources: map[string]*source{}, defs: map[string]schema{}, paths: map[string]string{}}
}

func (d *deriver) deriveRoot(r root) {
	d.tag = r.Tag
	dot := strings.LastIndex(r.Type, ".")
	ref := d.named(r.Type[:dot], r.Type[dot+1:])
	if r.Name != "" {
		d.defs[r.Name] = d.whole(r.Name, ref)
	}
	if isClusterScoped(d.load(r.Type[:dot]).types[r.Type[dot+1:]].before) {
		d.clusterScoped = append(d.clusterScoped, r.Name)
	}
	if r.Aliases != "" {
		d.defs[r.Aliases] = schema{"$ref": r.Name, "deprecated": true}
	}
}

// whole is an object as the API server takes it: with its spec, which the types let be absent.
func (d *deriver) whole(name string, ref schema) schema {
	key, _ := ref["$ref"].(string)
	properties, _ := d.defs[key]["properties"].(schema)
	if !strings.HasPrefix(name, "object/") {
		return ref
	}
	kind := name[strings.LastIndex(name, "/")+1:]
	if namedByPathSegment[kind] {
		properties["metadata"] = d.metadataOfPathSegment()
	}
	if withoutSpec[kind] || properties["spec"] == nil {
		return ref
	}
	return schema{"$ref": key, "type": "object", "properties": schema{"spec": schema{}}, "required": []string{"spec"}}
}

// metadataOfPathSegment is that of an object whose name is only a part of a path.
func (d *deriver) metadataOfPathSegment() schema {
	const general, own = "meta/v1.ObjectMeta", "meta/v1.ObjectMeta/path-segment"
	if d.defs[own] == nil {
		properties := schema{}
		for name, value := range d.defs[general]["properties"].(schema) {
			properties[name] = value
		}
		properties["name"] = pathSegment
		d.defs[own] = schema{"type": "object", "properties": properties, "additionalProperties": false}
	}
	return schema{"$ref": own}
}

// isClusterScoped reports whether a kind has the marker that Kubernetes' own generators read.
func isClusterScoped(comments []*ast.CommentGroup) bool {
	for _, comment := range comments {
		if hasMarker(comment, "+genclient:nonNamespaced") {
			return true
		}
		for _, line := range comment.List {
			if strings.Contains(line.Text, "+kubebuilder:resource:") && strings.Contains(line.Text, "scope=Cluster") {
				return true
			}
		}
	}
	return false
}

// named is a reference to a named type, which is derived once for each tag.
func (d *deriver) named(path, name string) schema {
	key := shortName(path) + "." + name
	if known, ok := words[key]; ok {
		return known
	}
	s := d.load(path)
	found, ok := s.types[name]
	if !ok {
		panic("no type " + path + "." + name)
	}
	if other, ok := d.paths[key]; ok && other != path {
		key = lastElements(path, 3) + "." + name
	}
	if _, ok := d.defs[key]; ok {
		return schema{"$ref": key}
	}
	for _, method := range readers[d.tag] {
		if s.methods[name][method] && !plainInside[key] {
			d.unsure = append(d.unsure, key+" has its own "+method)
		}
	}
	if _, isStruct := found.spec.Type.(*ast.StructType); !isStruct {
		out := marked(d.of(found.spec.Type, found.file, s), found.doc)
		if hasMarker(found.doc, "+enum") && out["enum"] == nil && len(s.words[name]) > 0 {
			return schema{"type": "string", "enum": s.words[name]}
		}
		return out
	}
	d.defs[key] = schema{}
	d.paths[key] = path
	out := d.of(found.spec.Type, found.file, s)
	for k, v := range out {
		d.defs[key][k] = v
	}
	d.demand(key)
	return schema{"$ref": key}
}

// demand adds what a type's own Validate asks of its fields.
func (d *deriver) demand(key string) {
	if needed, ok := required[key]; ok {
		d.defs[key]["required"] = needed
	}
	properties, _ := d.defs[key]["properties"].(schema)
	for name, value := range more[key] {
		properties[name] = value
	}
	for name := range properties {
		more, ok := fields[key+"."+name]
		if !ok {
			continue
		}
		merged := schema{}
		if in, ok := properties[name].(schema); ok && more["$ref"] == nil {
			for k, v := range in {
				merged[k] = v
			}
		}
		for k, v := range more {
			merged[k] = v
		}
		properties[name] = merged
	}
}

// shortName of an import path: its last two elements tell packages apart well enough, save for types of one name.
func shortName(path string) string { return lastElements(path, 2) }

func lastElements(path string, count int) string {
	parts := strings.Split(path, "/")
	return strings.Join(parts[max(0, len(parts)-count):], "/")
}

func (d *deriver) of(expr ast.Expr, file *ast.File, s *source) schema {
	switch expr := expr.(type) {
	case *ast.Ident:
		if basic, ok := basics[expr.Name]; ok {
			return basic
		}
		return d.named(s.path, expr.Name)
	case *ast.SelectorExpr:
		return d.named(d.importPath(file, expr.X.(*ast.Ident).Name), expr.Sel.Name)
	case *ast.StarExpr:
		return d.of(expr.X, file, s)
	case *ast.ArrayType:
		if ident, ok := expr.Elt.(*ast.Ident); ok && ident.Name == "byte" {
			return schema{"type": "string"}
		}
		return schema{"type": "array", "items": d.of(expr.Elt, file, s)}
	case *ast.MapType:
		return schema{"type": "object", "additionalProperties": d.of(expr.Value, file, s)}
	case *ast.IndexExpr: // a value that may be left out
		return d.optional(d.of(expr.Index, file, s))
	case *ast.StructType:
		return d.structure(expr, file, s)
	case *ast.InterfaceType:
		return schema{}
	}
	panic(fmt.Sprintf("%T in %s", expr, s.path))
}

// optional is a map that may also say whether it counts at all.
func (d *deriver) optional(in schema) schema {
	ref, _ := in["$ref"].(string)
	properties, ok := d.defs[ref]["properties"].(schema)
	if !ok {
		return in
	}
	out, more := schema{}, schema{"enabled": schema{"type": "boolean"}}
	for k, v := range d.defs[ref] {
		out[k] = v
	}
	for k, v := range properties {
		more[k] = v
	}
	out["properties"] = more
	return out
}

func (d *deriver) structure(expr *ast.StructType, file *ast.File, s *source) schema {
	properties := schema{}
	var needed []string
	out := schema{"type": "object", "properties": properties, "additionalProperties": false}
	for _, field := range expr.Fields.List {
		name, inline, skip := d.fieldName(field)
		if skip {
			continue
		}
		inner := marked(d.of(field.Type, file, s), field.Doc)
		if !inline {
			properties[name] = inner
			if d.tag == "json" && isRequired(field) {
				needed = append(needed, name)
			}
			continue
		}
		if ref, ok := inner["$ref"].(string); ok {
			inner = d.defs[ref]
		}
		if inner["type"] == "object" && inner["properties"] == nil { // the rest goes into a map
			out["additionalProperties"] = inner["additionalProperties"]
			continue
		}
		if more, ok := inner["properties"].(schema); ok {
			for k, v := range more {
				properties[k] = v
			}
		}
		if more, ok := inner["required"].([]string); ok {
			needed = append(needed, more...)
		}
	}
	if len(needed) > 0 {
		out["required"] = needed
	}
	return out
}

// isRequired tells whether Kubernetes' own code marks a field so.
func isRequired(field *ast.Field) bool {
	_, isPointer := field.Type.(*ast.StarExpr)
	return !isPointer && !strings.Contains(field.Tag.Value, "omitempty") && !strings.Contains(field.Tag.Value, "omitzero") &&
		!hasMarker(field.Doc, "+optional") && !hasDefault(field.Doc)
}

// hasDefault tells whether the API server itself gives a field a value.
func hasDefault(doc *ast.CommentGroup) bool {
	if doc == nil {
		return false
	}
	for _, comment := range doc.List {
		text := strings.TrimSpace(strings.TrimPrefix(comment.Text, "//"))
		if strings.HasPrefix(text, "+kubebuilder:default") || strings.HasPrefix(text, "+default=") {
			return true
		}
	}
	return false
}

func hasMarker(doc *ast.CommentGroup, marker string) bool {
	if doc == nil {
		return false
	}
	for _, comment := range doc.List {
		if strings.TrimSpace(strings.TrimPrefix(comment.Text, "//")) == marker {
			return true
		}
	}
	return false
}

// fieldName as a configuration has it. A field without a name of its own is read under its Go name in lower case.
func (d *deriver) fieldName(field *ast.Field) (name string, inline, skip bool) {
	text := ""
	if field.Tag != nil {
		unquoted, err := strconv.Unquote(field.Tag.Value)
		check(err)
		text = reflect.StructTag(unquoted).Get(d.tag)
	}
	name, options, _ := strings.Cut(text, ",")
	embedded := len(field.Names) == 0
	if name == "-" {
		return "", false, true
	}
	if strings.Contains(options, "squash") || strings.Contains(options, "inline") || strings.Contains(options, "remain") ||
		(embedded && name == "" && d.tag == "json") {
		return "", true, false
	}
	if !embedded && !ast.IsExported(field.Names[0].Name) {
		return "", false, true
	}
	if name == "" {
		if embedded {
			return "", d.tag != "mapstructure", d.tag == "mapstructure"
		}
		name = strings.ToLower(field.Names[0].Name)
		if d.tag == "json" {
			return "", false, true
		}
	}
	return name, false, false
}

// unquoted is a marker's text as Go reads it: between back quotes as it stands, between quotes with its escapes.
func unquoted(text string) string {
	if plain, err := strconv.Unquote(text); err == nil {
		return plain
	}
	return strings.Trim(text, "`\"")
}

// flagsAround puts flags that Go lets stand inside a pattern around the rest of it, where JavaScript has them too.
func flagsAround(pattern string) string {
	rest, found := strings.CutPrefix(pattern, "^(?i)")
	if !found {
		return pattern
	}
	return "^(?i:" + strings.TrimSuffix(rest, "$") + ")$"
}

// marked adds what kubebuilder's markers say of a field or a type.
func marked(in schema, doc *ast.CommentGroup) schema {
	if doc == nil {
		return in
	}
	more := schema{}
	for _, comment := range doc.List {
		text := strings.TrimSpace(strings.TrimPrefix(comment.Text, "//"))
		text = strings.TrimPrefix(strings.TrimPrefix(text, "+kubebuilder:validation:"), "+k8s:validation:")
		key, value, found := strings.Cut(text, "=")
		if !found {
			continue
		}
		key = strings.TrimSuffix(key, ":")
		switch key {
		case "Enum":
			var words []any
			for _, word := range strings.FieldsFunc(strings.Trim(value, "{}"), func(r rune) bool { return r == ';' || r == ',' }) {
				words = append(words, strings.Trim(word, `"`))
			}
			more["enum"] = words
		case "Pattern":
			more["pattern"] = flagsAround(unquoted(value))
		case "Minimum", "Maximum", "MinLength", "MinItems":
			if number, err := strconv.ParseFloat(value, 64); err == nil {
				more[strings.ToLower(key[:1])+key[1:]] = number
			}
		}
	}
	if len(more) == 0 || in["$ref"] != nil {
		return in
	}
	for k, v := range in {
		if _, ok := more[k]; !ok {
			more[k] = v
		}
	}
	return more
}
