package main

import (
	"sort"
	"strings"
	"text/template/parse"
)

// What an expression of a template stands for, as far as values are concerned.
type meaning struct {
	// The whole context of a chart's templates.
	root bool
	// A key of the values.
	key  *key
	dict map[string]meaning
}

type walker struct {
	root  *key
	trees map[string]*parse.Tree
	seen  map[string]map[*key]bool
}

func walkTemplates(c *chart, root *key) {
	w := &walker{root: root, trees: map[string]*parse.Tree{}, seen: map[string]map[*key]bool{}}
	names := []string{}
	for name, text := range c.templates {
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		_, err := tree.Parse(text, "{{", "}}", w.trees)
		check(err)
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if tree := w.trees[name]; tree != nil {
			w.node(tree.Root, meaning{root: true}, map[string]meaning{})
		}
	}
}

type variables = map[string]meaning

func (w *walker) node(node parse.Node, dot meaning, vars variables) {
	switch node := node.(type) {
	case *parse.ListNode:
		if node != nil {
			for _, inner := range node.Nodes {
				w.node(inner, dot, vars)
			}
		}
	case *parse.ActionNode:
		w.pipe(node.Pipe, dot, vars)
	case *parse.IfNode:
		w.pipe(node.Pipe, dot, vars)
		w.node(node.List, dot, vars)
		w.node(node.ElseList, dot, vars)
	case *parse.WithNode:
		w.node(node.List, w.pipe(node.Pipe, dot, vars), vars)
		w.node(node.ElseList, dot, vars)
	case *parse.RangeNode:
		whole := w.pipe(node.Pipe, dot, vars)
		whole.handOn()
		for _, variable := range node.Pipe.Decl {
			vars[variable.Ident[0]] = meaning{}
		}
		w.node(node.List, meaning{}, vars)
		w.node(node.ElseList, dot, vars)
	case *parse.TemplateNode:
		w.include(node.Name, w.pipe(node.Pipe, dot, vars))
	}
}

// handOn marks a map of which more than the keys named here are read.
func (m meaning) handOn() {
	if m.key != nil {
		m.key.open = true
	}
	for _, inner := range m.dict {
		inner.handOn()
	}
}

func (w *walker) include(name string, dot meaning) {
	tree := w.trees[name]
	if tree == nil {
		dot.handOn()
		return
	}
	if dot.dict == nil {
		if w.seen[name] == nil {
			w.seen[name] = map[*key]bool{}
		}
		if w.seen[name][dot.key] {
			return
		}
		w.seen[name][dot.key] = true
	}
	w.node(tree.Root, dot, variables{"$": dot})
}

func (w *walker) pipe(pipe *parse.PipeNode, dot meaning, vars variables) meaning {
	if pipe == nil {
		return meaning{}
	}
	var last meaning
	for index, command := range pipe.Cmds {
		last = w.command(command, last, index > 0, dot, vars)
	}
	for _, variable := range pipe.Decl {
		vars[variable.Ident[0]] = last
	}
	return last
}

// Functions that look at a value without handing its keys on.
var looks = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`and or not eq ne lt gt le ge empty hasKey kindIs kindOf typeIs quote squote int int64 float64
		toString printf print required fail ternary lower upper trim trunc trimSuffix trimPrefix replace contains len b64enc sha256sum
		semverCompare hasPrefix hasSuffix regexMatch atoi add sub mul div list`) {
		looks[name] = true
	}
}

func (w *walker) command(command *parse.CommandNode, piped meaning, isPiped bool, dot meaning, vars variables) meaning {
	name, isCall := command.Args[0].(*parse.IdentifierNode)
	if !isCall {
		return w.value(command.Args[0], dot, vars)
	}
	args := []meaning{}
	for _, arg := range command.Args[1:] {
		args = append(args, w.value(arg, dot, vars))
	}
	if isPiped {
		args = append(args, piped)
	}
	return w.call(name.Ident, command.Args[1:], args)
}

func (w *walker) call(name string, nodes []parse.Node, args []meaning) meaning {
	switch {
	case name == "include" && len(nodes) > 0 && len(args) > 1:
		if text, ok := nodes[0].(*parse.StringNode); ok {
			w.include(text.Text, args[1])
		}
		return meaning{}
	case name == "index" && len(args) > 0:
		found := args[0]
		for _, node := range nodes[1:] {
			if text, ok := node.(*parse.StringNode); ok {
				found = w.field(found, text.Text)
			} else {
				found.handOn()
				return meaning{}
			}
		}
		return found
	case name == "dict":
		made := meaning{dict: map[string]meaning{}}
		for i := 0; i+1 < len(nodes); i += 2 {
			if text, ok := nodes[i].(*parse.StringNode); ok {
				made.dict[text.Text] = args[i+1]
			}
		}
		return made
	case name == "default" || name == "coalesce":
		return args[len(args)-1]
	case looks[name]:
		return meaning{}
	}
	for _, arg := range args {
		arg.handOn()
	}
	return meaning{}
}

func (w *walker) value(node parse.Node, dot meaning, vars variables) meaning {
	switch node := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(dot, node.Ident)
	case *parse.VariableNode:
		found, ok := vars[node.Ident[0]]
		if !ok && node.Ident[0] == "$" {
			found = meaning{root: true}
		}
		return w.fields(found, node.Ident[1:])
	case *parse.ChainNode:
		return w.fields(w.value(node.Node, dot, vars), node.Field)
	case *parse.PipeNode:
		return w.pipe(node, dot, vars)
	}
	return meaning{}
}

func (w *walker) fields(from meaning, names []string) meaning {
	for _, name := range names {
		from = w.field(from, name)
	}
	return from
}

func (w *walker) field(from meaning, name string) meaning {
	switch {
	case from.root && name == "Values":
		return meaning{key: w.root}
	case from.root && (name == "Chart" || name == "Release" || name == "Capabilities" || name == "Template" || name == "Files"):
		return meaning{}
	case from.key != nil:
		return meaning{key: from.key.at(name)}
	case from.dict != nil:
		return from.dict[name]
	}
	return meaning{}
}
