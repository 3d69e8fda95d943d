import type { Key } from './key.ts'
import { anyOf, fieldOf, isOwn, NOTHING, setOf, truth, use, type Meaning } from './meaning.ts'
import { FORM_OF_KIND } from './functions.ts'

/** The first of some values that is set, as far as the templates alone decide which one is. */
export const firstSet = (...all: readonly Meaning[]): Meaning => {
  const end = all.findIndex((one) => setOf(one) === 'yes')
  const left = all.slice(0, end < 0 ? undefined : end + 1).filter((one) => setOf(one) !== 'no')
  return left.length === 0 ? (all.at(-1) ?? NOTHING) : anyOf(...left)
}

export const chosen = (asked: Meaning, then: Meaning, otherwise: Meaning): Meaning => {
  const isSet = setOf(asked)
  if (isSet === 'perhaps') return anyOf(then, otherwise)
  return isSet === 'yes' ? then : otherwise
}

/**
 * What a template asks, where it knows the answer itself.
 * @param text the second argument, where it is a text
 */
export const decided = (name: string, text: string, args: readonly Meaning[], root: Key): Meaning => {
  for (const arg of args) use(arg, 'asked')
  const [first, ...others] = args
  if (!first) return NOTHING
  switch (name) {
    case 'and':
      return args.some((arg) => setOf(arg) === 'no') ? truth(false) : anyOf(...args)
    case 'not':
    case 'empty':
      return opposite(first)
    case 'eq': {
      const form = FORM_OF_KIND.get(text)
      if (form) use({ keys: first.kindOf ?? [] }, form)
      return isAmong(first, others)
    }
    case 'ne':
      return opposite(isAmong(first, others))
    case 'has':
      return isInList(first, others)
    default:
      return hasKey(first, text, root)
  }
}

const isInList = (one: Meaning, lists: readonly Meaning[]): Meaning => {
  const [{ keys = [], items = [] } = NOTHING] = lists
  return lists.length === 1 && keys.length === 0 && items.length > 0 ? isAmong(one, items) : NOTHING
}

const hasKey = (map: Meaning, name: string, root: Key): Meaning => {
  if (name === '') return NOTHING
  if (isOwn(map)) return truth(map.map?.has(name) ?? false)
  fieldOf(map, root, name)
  return NOTHING
}

const opposite = (meaning: Meaning): Meaning => {
  const isSet = setOf(meaning)
  return isSet === 'perhaps' ? NOTHING : truth(isSet === 'no')
}

const isAmong = (one: Meaning, others: readonly Meaning[]): Meaning => {
  let isKnown = one.text !== undefined
  for (const { text } of others) {
    if (text === undefined) isKnown = false
    else if (isKnown && text === one.text) return truth(true)
  }
  return isKnown ? truth(false) : NOTHING
}
