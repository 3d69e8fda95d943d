package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// A source package, as far as types and their methods go.
type source struct {
	path    string
	types   map[string]declared
	methods map[string]map[string]bool
	// The words of each type that is a choice of some.
	words map[string][]any
}

type declared struct {
	spec *ast.TypeSpec
	doc  *ast.CommentGroup
	file *ast.File
	// Comments that stand before the declaration, those parted from it by a blank line too.
	before []*ast.CommentGroup
}

// load reads a package's files, its tests and other systems' files left out.
func (d *deriver) load(path string) *source {
	if found, ok := d.sources[path]; ok {
		return found
	}
	args := append([]string{"list", "-find"}, d.flags...)
	list := exec.Command("go", append(args, "-f", "{{.Dir}}\n{{range .GoFiles}}{{.}}\n{{end}}", path)...)
	list.Dir = d.dir
	out, err := list.Output()
	if exit, ok := err.(*exec.ExitError); ok {
		panic(path + ": " + string(exit.Stderr))
	}
	check(err)
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	s := &source{path: path, types: map[string]declared{}, methods: map[string]map[string]bool{}, words: map[string][]any{}}
	d.sources[path] = s
	for _, name := range lines[1:] {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(lines[0], name), nil, parser.ParseComments|parser.SkipObjectResolution)
		check(err)
		s.read(file)
	}
	return s
}

func (s *source) read(file *ast.File) {
	end := file.Name.End()
	for _, decl := range file.Decls {
		before := commentsBetween(file, end, decl.Pos())
		end = decl.End()
		switch decl := decl.(type) {
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					doc := t.Doc
					if doc == nil {
						doc = decl.Doc
					}
					s.types[t.Name.Name] = declared{t, doc, file, before}
				}
				if c, ok := spec.(*ast.ValueSpec); ok && decl.Tok == token.CONST {
					s.readWord(c)
				}
			}
		case *ast.FuncDecl:
			if decl.Recv != nil {
				owner := receiverName(decl.Recv.List[0].Type)
				if s.methods[owner] == nil {
					s.methods[owner] = map[string]bool{}
				}
				s.methods[owner][decl.Name.Name] = true
			}
		}
	}
}

func commentsBetween(file *ast.File, from, to token.Pos) []*ast.CommentGroup {
	var found []*ast.CommentGroup
	for _, comment := range file.Comments {
		if comment.Pos() > from && comment.End() <= to {
			found = append(found, comment)
		}
	}
	return found
}

func (s *source) readWord(c *ast.ValueSpec) {
	name, typed := c.Type.(*ast.Ident)
	if !typed || len(c.Values) != 1 {
		return
	}
	if literal, ok := c.Values[0].(*ast.BasicLit); ok && literal.Kind == token.STRING {
		word, err := strconv.Unquote(literal.Value)
		check(err)
		s.words[name.Name] = append(s.words[name.Name], word)
	}
}

func receiverName(expr ast.Expr) string {
	switch expr := expr.(type) {
	case *ast.StarExpr:
		return receiverName(expr.X)
	case *ast.IndexExpr:
		return receiverName(expr.X)
	case *ast.Ident:
		return expr.Name
	}
	return ""
}

// importPath of the package that a file knows by a name.
func (d *deriver) importPath(file *ast.File, name string) string {
	for _, imported := range file.Imports {
		path, err := strconv.Unquote(imported.Path.Value)
		check(err)
		if imported.Name != nil {
			if imported.Name.Name == name {
				return path
			}
			continue
		}
		if packageName(path) == name {
			return path
		}
	}
	panic("no import of " + name)
}

// packageName guesses from a path: the last element, without `/v3` and `go-`.
func packageName(path string) string {
	parts := strings.Split(path, "/")
	last := parts[len(parts)-1]
	if len(parts) > 1 && len(last) > 1 && last[0] == 'v' && strings.Trim(last[1:], "0123456789") == "" {
		last = parts[len(parts)-2]
	}
	last, _, _ = strings.Cut(last, ".v")
	return strings.TrimPrefix(last, "go-")
}
