package main

import (
	"fmt"
	"sort"
	"strings"
)

// Variables of a block, and those around it.
type scope struct {
	own    map[string]meaning
	parent *scope
}

func newScope(dollar meaning) *scope { return &scope{own: map[string]meaning{"$": dollar}} }

func (s *scope) inner() *scope { return &scope{own: map[string]meaning{}, parent: s} }

func (s *scope) declare(name string, value meaning) { s.own[name] = value }

// assign keeps what the variable stood for: whether the line is reached depends on values.
func (s *scope) assign(name string, value meaning) {
	for at := s; at != nil; at = at.parent {
		if old, ok := at.own[name]; ok {
			at.own[name] = anyOf(old, value).capped(deepest)
			return
		}
	}
}

func (s *scope) find(name string) meaning {
	for at := s; at != nil; at = at.parent {
		if found, ok := at.own[name]; ok {
			return found
		}
	}
	return meaning{}
}

// signature tells whether two meanings are the same.
func (m meaning) signature() string {
	parts := []string{}
	for _, k := range m.keys {
		parts = append(parts, fmt.Sprintf("%p", k))
	}
	for name, inner := range m.dict {
		parts = append(parts, name+"="+inner.signature())
	}
	for _, inner := range m.items {
		parts = append(parts, "-"+inner.signature())
	}
	if m.text != nil {
		parts = append(parts, fmt.Sprintf("%q", *m.text))
	}
	sort.Strings(parts)
	return fmt.Sprintf("(%t %t %d %s without %s)", m.root, m.mixed, m.set, strings.Join(parts, " "), strings.Join(sorted(m.taken), " "))
}
