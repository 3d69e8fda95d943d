package main

import "sort"

// What an expression of a template stands for, as far as values are concerned. It may be one of several: a template chooses
// between them, or lays one over the other.
type meaning struct {
	// The whole context of a chart's templates.
	root bool
	// Keys of the values.
	keys []*key
	// Of a map that a template makes, by name.
	dict map[string]meaning
	// Of a list that a template makes.
	items []meaning
	// The keys of whose kind it is the name.
	kindOf []*key
	// Names that were taken out of it.
	taken map[string]bool
	// A text that the template itself writes.
	text *string
	// Whether it is set, where the templates alone decide that.
	set verdict
	// Made of several maps: a name that none of them has may still be there.
	mixed bool
}

type verdict int

const (
	perhaps verdict = iota
	yes
	no
)

func verdictOf(is bool) meaning {
	if is {
		return meaning{set: yes}
	}
	return meaning{set: no}
}

func constant(text string) meaning {
	m := verdictOf(text != "")
	m.text = &text
	return m
}

func anyOf(all ...meaning) meaning {
	if len(all) == 1 {
		return all[0]
	}
	out := meaning{mixed: true}
	if len(all) > 0 {
		out.set, out.text = all[0].set, all[0].text
	}
	seen, held := map[*key]bool{}, map[string]bool{}
	for _, one := range all {
		if one.set != out.set {
			out.set = perhaps
		}
		if one.text == nil || out.text == nil || *one.text != *out.text {
			out.text = nil
		}
		out.root = out.root || one.root
		for _, k := range one.keys {
			if !seen[k] {
				seen[k] = true
				out.keys = append(out.keys, k)
			}
		}
		for name, inner := range one.dict {
			if out.dict == nil {
				out.dict = map[string]meaning{}
			}
			if old, ok := out.dict[name]; ok {
				inner = anyOf(old, inner)
			}
			out.dict[name] = inner
		}
		for _, item := range one.items {
			if name := item.signature(); !held[name] {
				held[name] = true
				out.items = append(out.items, item)
			}
		}
		if len(one.taken) > 0 {
			out.taken = one.taken
		}
	}
	return out
}

// handOn marks what is given to another program with everything inside.
func (m meaning) handOn() {
	for _, k := range m.keys {
		k.whole = true
		for name := range m.taken {
			k.taken[name] = true
		}
	}
	for _, inner := range m.dict {
		inner.handOn()
	}
	for _, inner := range m.items {
		inner.handOn()
	}
}

// The deepest map of a template's own making that is followed: a template that calls itself would nest them without end.
const deepest = 4

// capped is what is not nested too deeply. The rest counts as handed on.
func (m meaning) capped(depth int) meaning {
	if len(m.dict) == 0 && len(m.items) == 0 {
		return m
	}
	if depth == 0 {
		m.handOn()
		return meaning{root: m.root, keys: m.keys}
	}
	out := m
	out.items = nil
	for _, inner := range m.items {
		out.items = append(out.items, inner.capped(depth-1))
	}
	if m.dict != nil {
		out.dict = map[string]meaning{}
	}
	for name, inner := range m.dict {
		out.dict[name] = inner.capped(depth - 1)
	}
	return out
}

func (m meaning) use(how string) {
	for _, k := range m.keys {
		k.uses[how] = true
	}
}

func (m meaning) field(root *key, name string) meaning {
	found := []meaning{}
	if m.root {
		switch name {
		case "Values":
			found = append(found, meaning{keys: []*key{root}})
		case "Subcharts":
			found = append(found, meaning{root: true})
		}
	}
	if m.dict != nil {
		inner, ok := m.dict[name]
		if !ok && m.isOwn() {
			inner.set = no
		}
		found = append(found, inner)
	}
	for _, k := range m.keys {
		found = append(found, meaning{keys: []*key{k.at(name)}})
	}
	return anyOf(found...)
}

// isOwn tells whether a template made the map, with these names and no others.
func (m meaning) isOwn() bool { return m.dict != nil && len(m.keys) == 0 && !m.root && !m.mixed }

// entry of a map or a list, whichever it is.
func (m meaning) entry() meaning {
	found := append([]meaning{}, m.items...)
	for _, name := range sortedNames(m.dict) {
		found = append(found, m.dict[name])
	}
	for _, k := range m.keys {
		k.entry()
		found = append(found, meaning{keys: []*key{k.each}})
		for _, inner := range k.inner {
			found = append(found, meaning{keys: []*key{inner}})
		}
	}
	return anyOf(found...)
}

func sortedNames(dict map[string]meaning) []string {
	names := []string{}
	for name := range dict {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
