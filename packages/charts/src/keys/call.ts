import type { Operand } from '../templates/nodes.ts'
import { chosen, decided, firstSet } from './decisions.ts'
import { ASKING, CHOOSING, DECIDING, FORM_OF_KIND, OF_TEXT, PRINTING } from './functions.ts'
import { anyOf, capped, entryOf, fieldOf, handOn, NOTHING, use, type Meaning } from './meaning.ts'
import type { Scope } from './scope.ts'
import type { Walk } from './walk.ts'

/** A call of a function in a template. */
interface Call {
  readonly name: string
  /** What stands behind the name. */
  readonly operands: readonly Operand[]
  /** What that stands for, and what is piped into the call. */
  readonly args: readonly Meaning[]
  readonly scope: Scope
}

/** What a call stands for. */
export const call = (walk: Walk, { name, operands, args, scope }: Call): Meaning => {
  const known = FUNCTIONS.get(name)?.(walk, { name, operands, args, scope })
  if (known) return known
  if (DECIDING.has(name)) return decided(name, textAt(operands, 1), args, walk.root)
  if (CHOOSING.has(name)) return anyOf(...args)
  for (const arg of args) read(name, arg)
  return NOTHING
}

const read = (name: string, arg: Meaning): void => {
  if (name === 'upper' || name === 'lower') use(arg, 'cased')
  if (ASKING.has(name)) use(arg, 'asked')
  else if (PRINTING.has(name)) use(arg, 'printed')
  else if (OF_TEXT.has(name)) use(arg, 'text')
  else handOn(arg)
}

/** @returns nothing where the function is called in another way than is known */
type Function = (walk: Walk, call: Call) => Meaning | undefined

const lastOf = ({ args }: Call): Meaning => args.at(-1) ?? NOTHING

const firstOf = ({ args }: Call): Meaning => args[0] ?? NOTHING

const textAt = (operands: readonly Operand[], index: number): string => {
  const operand = operands[index]
  return operand?.kind === 'string' ? operand.text : ''
}

const textsIn = (operands: readonly Operand[]): readonly string[] =>
  operands.flatMap((operand) => (operand.kind === 'string' ? [operand.text] : []))

const include: Function = (walk, { operands, args: [, dot] }) => {
  const name = textAt(operands, 0)
  if (name === '' || !dot) return undefined
  walk.include(name, dot)
  return NOTHING
}

const tpl: Function = (_, { args }) => {
  const [text = NOTHING] = args
  if (args.length < 2) return undefined
  use(text, 'text')
  use(text, 'filled')
  return NOTHING
}

/** A step into a map by a name that the template gives, or that it makes. */
const step = (walk: Walk, from: Meaning, operand: Operand): Meaning => {
  if (operand.kind === 'string') return fieldOf(from, walk.root, operand.text)
  const item = operand.kind === 'number' ? from.items?.[operand.number] : undefined
  return item ?? entryOf(from)
}

const index: Function = (walk, { operands, args }) => {
  const [first] = args
  if (!first) return NOTHING
  const found = operands.slice(1).reduce((from, operand) => step(walk, from, operand), first)
  // The last name or the map itself is piped.
  return operands.length > 0 && operands.length < args.length ? entryOf(found) : found
}

const dig: Function = (walk, { operands, args }) => {
  if (operands.length < 2) return undefined
  const names = operands.slice(0, Math.min(operands.length, args.length - 1) - 1)
  const found = names.reduce((from, operand) => step(walk, from, operand), args.at(-1) ?? NOTHING)
  return anyOf(found, args.at(-2) ?? NOTHING)
}

const dict: Function = (_, { operands, args }) => {
  const map = new Map<string, Meaning>()
  let isMixed = false
  for (let place = 0; place + 1 < args.length; place += 2) {
    const name = textAt(operands, place)
    if (name === '') isMixed = true
    else map.set(name, args[place + 1] ?? NOTHING)
  }
  return capped({ map, isMixed })
}

const list: Function = (_, { args }) => capped({ items: args })

const append: Function = (_, { args: [first = NOTHING, ...items] }) => anyOf(first, { items })

/** `set` gives a map one more entry, under the variable that holds it too. */
const set: Function = (_, { operands, args: [map, , value], scope }) => {
  if (!map || !value) return undefined
  const name = textAt(operands, 1)
  const made: Meaning = name === '' ? capped({ items: [value] }) : { map: new Map([[name, value]]) }
  const [holder] = operands
  if (holder?.kind === 'variable' && holder.names.length === 0) scope.assign(holder.name, made)
  return capped(anyOf(map, made))
}

const ternary: Function = (_, { args }) => {
  const [then, otherwise, asked] = [args[0], args[1], args.at(-1)]
  if (args.length < 3 || !then || !otherwise || !asked) return undefined
  use(asked, 'asked')
  return chosen(asked, then, otherwise)
}

const omit: Function = (_, { operands, args: [from = NOTHING] }) => ({
  ...from,
  taken: new Set(textsIn(operands.slice(1))),
})

const pick: Function = (walk, { operands, args: [from = NOTHING] }) => ({
  map: new Map(textsIn(operands.slice(1)).map((name) => [name, fieldOf(from, walk.root, name)])),
})

const join: Function = (_, given) => {
  use(lastOf(given), 'list')
  use(lastOf(given), 'printed')
  return NOTHING
}

const isKind: Function = (_, given) => {
  const form = FORM_OF_KIND.get(textAt(given.operands, 0))
  if (form) use(lastOf(given), form)
  return NOTHING
}

const kindOf: Function = (_, given) => ({ kindOf: lastOf(given).keys ?? [] })

const entry: Function = (_, given) => entryOf(lastOf(given))

const first: Function = (_, given) => firstOf(given)

const orDefault: Function = (_, given) =>
  given.args.length > 1 ? firstSet(lastOf(given), firstOf(given)) : undefined

const orNext: Function = (_, { args }) => firstSet(...args)

const FUNCTIONS: ReadonlyMap<string, Function> = new Map(
  Object.entries({
    include,
    tpl,
    index,
    get: index,
    dig,
    dict,
    list,
    tuple: list,
    append,
    prepend: append,
    push: append,
    set,
    first: entry,
    last: entry,
    values: entry,
    without: first,
    slice: first,
    unset: first,
    ternary,
    omit,
    pick,
    join,
    kindIs: isKind,
    typeIs: isKind,
    typeOf: kindOf,
    kindOf,
    default: orDefault,
    coalesce: orNext,
    or: orNext,
  }),
)
