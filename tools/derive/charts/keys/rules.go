package main

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
	"text/template/parse"
)

// A condition is the path of a value that must be set, with a "!" before it where it must not be.
type ruleGroup struct {
	Name string   `json:"name"`
	If   []string `json:"if"`
	// The values among all conditions that the chart sets by default.
	Set   []string    `json:"set,omitempty"`
	Rules []chartRule `json:"rules"`
}

type chartRule struct {
	Name string   `json:"name"`
	If   []string `json:"if,omitempty"`
}

var (
	groupStart = regexp.MustCompile(`\bname: ([\w.-]+)\s+rules:`)
	ruleStart  = regexp.MustCompile(`\s(?:- alert|record): ([\w:]+)`)
)

// ruleGroupsOf lists the groups of alerts and recorded series that a chart's templates hold, and what switches each rule.
func ruleGroupsOf(c *chart) []*ruleGroup {
	names := []string{}
	for name, text := range c.templates {
		if groupStart.MatchString(text) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	groups := []*ruleGroup{}
	for _, name := range names {
		trees := map[string]*parse.Tree{}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		_, err := tree.Parse(c.templates[name], "{{", "}}", trees)
		check(err)
		r := &groupReader{}
		r.read(trees[name].Root, nil)
		groups = append(groups, r.groups...)
	}
	for _, group := range groups {
		group.Set = setByDefault(c, group)
	}
	return groups
}

type groupReader struct{ groups []*ruleGroup }

func (r *groupReader) read(list *parse.ListNode, when []string) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.TextNode:
			r.text(string(node.Text), when)
		case *parse.IfNode:
			r.read(node.List, append(when[:len(when):len(when)], conditions(node.Pipe)...))
		}
	}
}

func (r *groupReader) text(text string, when []string) {
	if found := groupStart.FindStringSubmatch(text); found != nil {
		r.groups = append(r.groups, &ruleGroup{Name: found[1], If: when})
	}
	if len(r.groups) == 0 {
		return
	}
	group := r.groups[len(r.groups)-1]
	for _, found := range ruleStart.FindAllStringSubmatch(text, -1) {
		group.Rules = append(group.Rules, chartRule{Name: found[1], If: when[len(group.If):]})
	}
}

// What holds in every cluster of today: the chart's rules ask for the version of Kubernetes.
var always = map[string]bool{"semverCompare": true}

// conditions of an if: all of them must hold. An unreadable one is an error, for its group would be checked wrongly.
func conditions(pipe *parse.PipeNode) []string {
	if len(pipe.Cmds) != 1 {
		return cannotRead(pipe)
	}
	return conditionsOf(pipe.Cmds[0].Args)
}

func conditionsOf(args []parse.Node) []string {
	if function, ok := args[0].(*parse.IdentifierNode); ok {
		switch {
		case function.Ident == "and":
			all := []string{}
			for _, arg := range args[1:] {
				all = append(all, conditionsOf([]parse.Node{arg})...)
			}
			return all
		case function.Ident == "not" && len(args) == 2:
			path, ok := valueOrFalse(args[1])
			if ok {
				return []string{"!" + path}
			}
		case always[function.Ident]:
			return nil
		}
		return cannotRead(args[0])
	}
	if pipe, ok := args[0].(*parse.PipeNode); ok && len(pipe.Cmds) == 1 {
		return conditionsOf(pipe.Cmds[0].Args)
	}
	if path, ok := valuePath(args[0]); ok {
		return []string{path}
	}
	return cannotRead(args[0])
}

// valueOrFalse is a value's path, as `.Values.a.b` or `(.Values.a.b | default false)`.
func valueOrFalse(node parse.Node) (string, bool) {
	if pipe, ok := node.(*parse.PipeNode); ok {
		if len(pipe.Cmds) == 2 && pipe.Cmds[1].String() != "default false" {
			return "", false
		}
		return valuePath(pipe.Cmds[0].Args[0])
	}
	return valuePath(node)
}

func valuePath(node parse.Node) (string, bool) {
	field, ok := node.(*parse.FieldNode)
	if !ok || len(field.Ident) < 2 || field.Ident[0] != "Values" {
		return "", false
	}
	return strings.Join(field.Ident[1:], "."), true
}

func cannotRead(node parse.Node) []string { return []string{fmt.Sprintf("?%s", node)} }

func setByDefault(c *chart, group *ruleGroup) []string {
	found := map[string]bool{}
	all := append([]string{}, group.If...)
	for _, rule := range group.Rules {
		all = append(all, rule.If...)
	}
	for _, condition := range all {
		path := strings.TrimPrefix(condition, "!")
		if isSet(c.values, strings.Split(path, ".")) {
			found[path] = true
		}
	}
	paths := []string{}
	for path := range found {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}

func isSet(value any, path []string) bool {
	for _, name := range path {
		inner, ok := value.(map[string]any)
		if !ok {
			return false
		}
		value = inner[name]
	}
	switch value := value.(type) {
	case bool:
		return value
	case string:
		return value != ""
	case map[string]any:
		return len(value) > 0
	case []any:
		return len(value) > 0
	}
	return value != nil
}
