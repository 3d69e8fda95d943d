package main

import (
	"strings"
	"text/template/parse"
)

func words(text string) map[string]bool {
	found := map[string]bool{}
	for _, word := range strings.Fields(text) {
		found[word] = true
	}
	return found
}

var (
	// Functions that ask something of a value.
	asks = words(`lt gt le ge len contains hasPrefix hasSuffix regexMatch mustRegexMatch semverCompare
		fail required until keys mustHas`)
	// Functions that put a value into a text.
	prints = words(`quote squote int int64 float64 toString printf print println add sub mul div mulf divf max min ceil floor
		round mod add1 atoi toDecimal`)
	// Functions that take a text alone.
	takesText = words(`lower upper trim trunc trimSuffix trimPrefix trimAll replace b64enc b64dec sha256sum splitList split title
		regexReplaceAll regexReplaceAllLiteral mustRegexReplaceAllLiteral regexFind regexSplit fromYaml fromYamlArray fromJson
		nindent indent htpasswd`)
	// Functions that give one of the things that they are given, or lay them over each other.
	chooses = words(`merge mustMerge mergeOverwrite mustMergeOverwrite concat deepCopy mustDeepCopy
		uniq mustUniq compact mustCompact reverse sortAlpha rest initial mustRest`)
	kinds = map[string]string{"string": "text", "slice": "list", "[]interface {}": "list", "map": "map", "map[string]interface {}": "map"}
)

func (w *walker) call(name string, nodes []parse.Node, args []meaning, vars *scope) meaning {
	text := func(index int) string {
		if index < len(nodes) {
			if node, ok := nodes[index].(*parse.StringNode); ok {
				return node.Text
			}
		}
		return ""
	}
	last := meaning{}
	if len(args) > 0 {
		last = args[len(args)-1]
	}
	switch {
	case name == "include" && len(args) > 1 && text(0) != "":
		w.include(text(0), args[1])
		return meaning{}
	case name == "tpl" && len(args) > 1:
		args[0].use("text")
		args[0].use("filled")
		return meaning{}
	case name == "index" || name == "get":
		return w.index(nodes, args)
	case name == "dig" && len(nodes) > 1:
		found := last
		for _, node := range nodes[:min(len(nodes), len(args)-1)-1] {
			found = w.step(found, node)
		}
		return anyOf(found, args[len(args)-2])
	case name == "dict":
		made := meaning{dict: map[string]meaning{}}
		for i := 0; i+1 < len(args); i += 2 {
			if text(i) != "" {
				made.dict[text(i)] = args[i+1]
			} else {
				made.mixed = true
			}
		}
		return made.capped(deepest)
	case name == "list" || name == "tuple":
		return meaning{items: args}.capped(deepest)
	case name == "append" || name == "prepend" || name == "push":
		return anyOf(args[0], meaning{items: args[1:]})
	case name == "set" && len(args) > 2:
		return w.set(nodes, args, text(1), vars)
	case name == "first" || name == "last" || name == "values":
		return last.entry()
	case name == "without" || name == "slice":
		return args[0]
	case name == "ternary" && len(args) > 2:
		last.use("asked")
		return chosen(last, args[0], args[1])
	case name == "omit":
		return without(nodes, args[0])
	case name == "pick":
		return only(nodes, args[0], w.root)
	case name == "unset":
		return args[0]
	case name == "join":
		last.use("list")
		last.use("printed")
		return meaning{}
	case name == "kindIs" || name == "typeIs":
		if form := kinds[text(0)]; form != "" {
			last.use(form)
		}
		return meaning{}
	case name == "typeOf" || name == "kindOf":
		return meaning{kindOf: last.keys}
	case name == "default" && len(args) > 1:
		return firstSet(last, args[0])
	case name == "coalesce" || name == "or":
		return firstSet(args...)
	case name == "and" || name == "not" || name == "empty" || name == "eq" || name == "ne" || name == "has" || name == "hasKey":
		return w.decide(name, text(1), args)
	case chooses[name]:
		return anyOf(args...)
	}
	for _, arg := range args {
		if name == "upper" || name == "lower" {
			arg.use("cased")
		}
		switch {
		case asks[name]:
			arg.use("asked")
		case prints[name]:
			arg.use("printed")
		case takesText[name]:
			arg.use("text")
		default:
			arg.handOn()
		}
	}
	return meaning{}
}

// step into a map by a name that the template gives, or that it makes.
func (w *walker) step(from meaning, node parse.Node) meaning {
	if text, ok := node.(*parse.StringNode); ok {
		return from.field(w.root, text.Text)
	}
	if number, ok := node.(*parse.NumberNode); ok && int(number.Int64) < len(from.items) {
		return from.items[number.Int64]
	}
	return from.entry()
}

func (w *walker) index(nodes []parse.Node, args []meaning) meaning {
	if len(args) == 0 {
		return meaning{}
	}
	found := args[0]
	for _, node := range nodes[1:] {
		found = w.step(found, node)
	}
	if len(nodes) < len(args) && len(nodes) > 0 { // the last name or the map itself is piped
		return found.entry()
	}
	return found
}

// set gives a map one more entry, under the variable that holds it too.
func (w *walker) set(nodes []parse.Node, args []meaning, name string, vars *scope) meaning {
	made := meaning{items: []meaning{args[2]}}.capped(deepest)
	if name != "" {
		made = meaning{dict: map[string]meaning{name: args[2]}}
	}
	if variable, ok := nodes[0].(*parse.VariableNode); ok && len(variable.Ident) == 1 {
		vars.assign(variable.Ident[0], made)
	}
	return anyOf(args[0], made).capped(deepest)
}

func without(nodes []parse.Node, from meaning) meaning {
	from.taken = map[string]bool{}
	for _, node := range nodes[1:] {
		if text, ok := node.(*parse.StringNode); ok {
			from.taken[text.Text] = true
		}
	}
	return from
}

func only(nodes []parse.Node, from meaning, root *key) meaning {
	made := meaning{dict: map[string]meaning{}}
	for _, node := range nodes[1:] {
		if text, ok := node.(*parse.StringNode); ok {
			made.dict[text.Text] = from.field(root, text.Text)
		}
	}
	return made
}
