package main

import (
	"fmt"
	"sort"
	"strings"
	"text/template/parse"
)

type walker struct {
	root  *key
	trees map[string]*parse.Tree
	// What each template has been read with.
	seen map[string]bool
}

// walkTemplates marks the keys that a chart's templates read. It reads them twice: what a loop reads of every entry counts
// for the keys that were found after it, too.
func walkTemplates(c *chart, root *key) {
	w := &walker{root: root, trees: map[string]*parse.Tree{}}
	names := []string{}
	for name, text := range c.templates {
		w.parse(name, text, true)
		names = append(names, name)
	}
	for index, text := range textsIn(c.values) {
		name := fmt.Sprintf("values %d", index)
		if strings.Contains(text, "{{") && w.parse(name, text, false) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for range 2 {
		w.seen = map[string]bool{}
		for _, name := range names {
			if tree := w.trees[name]; tree != nil {
				w.node(tree.Root, meaning{root: true}, newScope(meaning{root: true}))
			}
		}
	}
}

// parse reads a template. A text of values.yaml may only look like one.
func (w *walker) parse(name, text string, must bool) bool {
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	_, err := tree.Parse(text, "{{", "}}", w.trees)
	if must {
		check(err)
	}
	return err == nil
}

// textsIn values: a chart reads some of its own defaults as templates.
func textsIn(value any) []string {
	texts := []string{}
	switch value := value.(type) {
	case string:
		texts = append(texts, value)
	case []any:
		for _, inner := range value {
			texts = append(texts, textsIn(inner)...)
		}
	case map[string]any:
		names := map[string]bool{}
		for name := range value {
			names[name] = true
		}
		for _, name := range sorted(names) {
			texts = append(texts, textsIn(value[name])...)
		}
	}
	return texts
}

func (w *walker) node(node parse.Node, dot meaning, vars *scope) {
	switch node := node.(type) {
	case *parse.ListNode:
		if node != nil {
			for _, inner := range node.Nodes {
				w.node(inner, dot, vars)
			}
		}
	case *parse.ActionNode:
		found := w.pipe(node.Pipe, dot, vars)
		if len(node.Pipe.Decl) == 0 {
			found.use("printed")
		}
	case *parse.IfNode:
		inner := vars.inner()
		asked := w.pipe(node.Pipe, dot, inner)
		asked.use("asked")
		w.branches(&node.BranchNode, asked, dot, dot, inner)
	case *parse.WithNode:
		inner := vars.inner()
		found := w.pipe(node.Pipe, dot, inner)
		found.use("asked")
		w.branches(&node.BranchNode, found, found, dot, inner)
	case *parse.RangeNode:
		w.loop(node, dot, vars)
	case *parse.TemplateNode:
		w.include(node.Name, w.pipe(node.Pipe, dot, vars))
	}
}

// branches that may be rendered: what the templates alone decide is left out.
func (w *walker) branches(node *parse.BranchNode, asked, then, otherwise meaning, vars *scope) {
	if asked.set != no {
		w.node(node.List, then, vars.inner())
	}
	if asked.set != yes {
		w.node(node.ElseList, otherwise, vars.inner())
	}
}

func (w *walker) loop(node *parse.RangeNode, dot meaning, vars *scope) {
	inner := vars.inner()
	whole := w.pipe(&parse.PipeNode{NodeType: parse.NodePipe, Cmds: node.Pipe.Cmds}, dot, vars)
	whole.use("asked")
	entry := whole.entry()
	for index, variable := range node.Pipe.Decl {
		if index == len(node.Pipe.Decl)-1 {
			inner.declare(variable.Ident[0], entry)
		} else {
			inner.declare(variable.Ident[0], meaning{})
		}
	}
	// Twice: what an entry leaves in a variable, the next one finds.
	w.node(node.List, entry, inner.inner())
	w.node(node.List, entry, inner.inner())
	w.node(node.ElseList, dot, inner)
}

func (w *walker) include(name string, dot meaning) {
	tree := w.trees[name]
	if tree == nil {
		dot.handOn()
		return
	}
	asked := name + " " + dot.signature()
	if w.seen[asked] {
		return
	}
	w.seen[asked] = true
	w.node(tree.Root, dot, newScope(dot))
}

func (w *walker) pipe(pipe *parse.PipeNode, dot meaning, vars *scope) meaning {
	if pipe == nil {
		return meaning{}
	}
	var last meaning
	for index, command := range pipe.Cmds {
		last = w.command(command, last, index > 0, dot, vars)
	}
	for _, variable := range pipe.Decl {
		if pipe.IsAssign {
			vars.assign(variable.Ident[0], last)
		} else {
			vars.declare(variable.Ident[0], last)
		}
	}
	return last
}

func (w *walker) command(command *parse.CommandNode, piped meaning, isPiped bool, dot meaning, vars *scope) meaning {
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
	return w.call(name.Ident, command.Args[1:], args, vars)
}

func (w *walker) value(node parse.Node, dot meaning, vars *scope) meaning {
	switch node := node.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(dot, node.Ident)
	case *parse.VariableNode:
		return w.fields(vars.find(node.Ident[0]), node.Ident[1:])
	case *parse.ChainNode:
		return w.fields(w.value(node.Node, dot, vars), node.Field)
	case *parse.PipeNode:
		return w.pipe(node, dot, vars)
	case *parse.StringNode:
		return constant(node.Text)
	case *parse.BoolNode:
		return verdictOf(node.True)
	case *parse.NilNode:
		return meaning{set: no}
	case *parse.IdentifierNode:
		return w.call(node.Ident, nil, nil, vars)
	}
	return meaning{}
}

func (w *walker) fields(from meaning, names []string) meaning {
	for _, name := range names {
		from = from.field(w.root, name)
	}
	return from
}
