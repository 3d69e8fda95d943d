package main

// firstSet of some values, as far as the templates alone decide which one is.
func firstSet(all ...meaning) meaning {
	left := []meaning{}
	for _, one := range all {
		if one.set != no {
			left = append(left, one)
		}
		if one.set == yes {
			break
		}
	}
	if len(left) == 0 {
		return all[len(all)-1]
	}
	return anyOf(left...)
}

func chosen(asked, then, otherwise meaning) meaning {
	switch asked.set {
	case yes:
		return then
	case no:
		return otherwise
	}
	return anyOf(then, otherwise)
}

// decide what a template asks, where it knows the answer itself.
func (w *walker) decide(name, text string, args []meaning) meaning {
	for _, arg := range args {
		arg.use("asked")
	}
	if len(args) == 0 {
		return meaning{}
	}
	switch name {
	case "and":
		return all(args)
	case "not", "empty":
		return opposite(args[0])
	case "eq":
		if form := kinds[text]; form != "" {
			meaning{keys: args[0].kindOf}.use(form)
		}
		return isAmong(args[0], args[1:])
	case "ne":
		return opposite(isAmong(args[0], args[1:]))
	case "has":
		if len(args) == 2 && len(args[1].keys) == 0 && len(args[1].items) > 0 {
			return isAmong(args[0], args[1].items)
		}
	case "hasKey":
		if text != "" && args[0].isOwn() {
			_, ok := args[0].dict[text]
			return verdictOf(ok)
		}
		if text != "" {
			args[0].field(w.root, text)
		}
	}
	return meaning{}
}

func all(args []meaning) meaning {
	out := anyOf(args...)
	for _, arg := range args {
		if arg.set == no {
			return meaning{set: no}
		}
	}
	return out
}

func opposite(m meaning) meaning {
	switch m.set {
	case yes:
		return meaning{set: no}
	case no:
		return meaning{set: yes}
	}
	return meaning{}
}

func isAmong(one meaning, others []meaning) meaning {
	known := one.text != nil
	for _, other := range others {
		if other.text == nil {
			known = false
		} else if known && *other.text == *one.text {
			return meaning{set: yes}
		}
	}
	if !known {
		return meaning{}
	}
	return meaning{set: no}
}
