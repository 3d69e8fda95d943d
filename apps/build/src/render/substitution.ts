import { unknownText } from '@fleet/validation'

/** A text in which Flux cannot substitute variables. */
export class SubstitutionError extends Error {
  override readonly name = 'SubstitutionError'
}

/**
 * Replaces `${…}` as Flux' `postBuild` does, by the forms of bash that it knows. A variable without a value and a default is
 * unknown. `$$` is a dollar sign.
 * @param values of the variables that are known
 * @throws SubstitutionError where Flux fails on the text
 */
export const substitute = (text: string, values: ReadonlyMap<string, string>): string =>
  new Reader(text, values).textTo('')

/** The operators, longest first, and what each makes of a value. */
const OPERATORS = [
  ':-',
  ':=',
  ':?',
  ':+',
  '=',
  '^^',
  '^',
  ',,',
  ',',
  '//',
  '/#',
  '/%',
  '/',
  '##',
  '#',
  '%%',
  '%',
  ':',
] as const
type Operator = (typeof OPERATORS)[number]

/** Every one of them gives the default where there is no value. */
const DEFAULTS: ReadonlySet<string> = new Set<Operator>([':-', ':=', ':?', ':+', '='])

class Reader {
  readonly text: string
  readonly values: ReadonlyMap<string, string>
  #at = 0

  constructor(text: string, values: ReadonlyMap<string, string>) {
    this.text = text
    this.values = values
  }

  /** Everything up to one of some characters, or to the end, with the variables in it replaced. */
  textTo(ends: string): string {
    let text = ''
    for (;;) {
      const character = this.text[this.#at]
      if (character === undefined || ends.includes(character)) return text
      if (this.#takes('${')) text += this.#variable()
      else if (ends === '' && this.#takes('$$')) text += '$'
      else {
        text += character
        this.#at += 1
      }
    }
  }

  #variable(): string {
    const isLength = this.#takes('#')
    const name = this.#name()
    const operator = OPERATORS.find((one) => this.#takes(one))
    const value = this.values.get(name)
    const result = operator === undefined ? value : this.#applied(operator, value)
    if (!this.#takes('}')) throw new SubstitutionError(`\${${name} has no closing brace`)
    if (result === undefined) return unknownText(name)
    return isLength ? String(result.length) : result
  }

  #name(): string {
    const [name = ''] = /^[\p{L}\p{N}_]*/u.exec(this.text.slice(this.#at, this.#at + LONGEST_NAME)) ?? []
    if (name === '') throw new SubstitutionError('a ${ is followed by no name of a variable')
    this.#at += name.length
    return name
  }

  #applied(operator: Operator, value: string | undefined): string | undefined {
    const first = this.textTo(operator.startsWith('/') ? '/' : operator === ':' ? ':}' : '}')
    const second = this.#takes('/') || this.#takes(':') ? this.textTo('}') : undefined
    if (DEFAULTS.has(operator)) return value === undefined || value === '' ? first : value
    const change = CHANGES[operator]
    return value === undefined || !change ? value : change(value, first, second)
  }

  #takes(token: string): boolean {
    if (!this.text.startsWith(token, this.#at)) return false
    this.#at += token.length
    return true
  }
}

const LONGEST_NAME = 256

type Change = (value: string, first: string, second?: string) => string | undefined

/** What the operators that read a value make of it; the others give the value itself. */
const CHANGES: Readonly<Partial<Record<Operator, Change>>> = {
  '^': (value) => value.slice(0, 1).toUpperCase() + value.slice(1),
  '^^': (value) => value.toUpperCase(),
  ',': (value) => value.slice(0, 1).toLowerCase() + value.slice(1),
  ',,': (value) => value.toLowerCase(),
  ':': (value, first, second) =>
    part(value, Number(first), second === undefined ? undefined : Number(second)),
  '/': (value, first, second = '') => value.replace(first, () => second),
  '//': (value, first, second = '') => value.replaceAll(first, () => second),
  '/#': (value, first, second = '') => withoutPrefix(value, first, second),
  '#': (value, first) => withoutPrefix(value, first, ''),
  '##': (value, first) => withoutPrefix(value, first, ''),
  '/%': (value, first, second = '') => withoutSuffix(value, first, second),
  '%': (value, first) => withoutSuffix(value, first, ''),
  '%%': (value, first) => withoutSuffix(value, first, ''),
}

const part = (value: string, start: number, length: number | undefined): string => {
  if (Number.isNaN(start) || Number.isNaN(length)) return value
  const from = start < 0 ? Math.max(0, value.length + start) : start
  return value.slice(from, length === undefined ? undefined : from + length)
}

/** A pattern may match more than one text; what is left of the value is not known then. */
const isPattern = (text: string): boolean => /[*?[\\]/.test(text)

const withoutPrefix = (value: string, prefix: string, replacement: string): string | undefined => {
  if (isPattern(prefix)) return undefined
  return value.startsWith(prefix) ? replacement + value.slice(prefix.length) : value
}

const withoutSuffix = (value: string, suffix: string, replacement: string): string | undefined => {
  if (isPattern(suffix)) return undefined
  return value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) + replacement : value
}
