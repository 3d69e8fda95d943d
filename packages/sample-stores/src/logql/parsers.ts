import { patternSearch, type LogStage } from '@fleet/validation/queries'
import { EvaluationError } from '../evaluation/context.ts'
import type { Labels } from '../evaluation/labels.ts'

type Parser = Extract<LogStage, { kind: 'parser' }>
type Parse = (line: string) => Labels

/** What a parser makes of a line. */
export const parsed = ({ name, labels, pattern }: Parser): Parse => {
  switch (name.text) {
    case 'json':
    case 'unpack':
      return limitedTo(labels, fromJson)
    case 'logfmt':
      return limitedTo(labels, fromLogfmt)
    case 'regexp':
      return byGroups(patternSearch(pattern?.value ?? ''))
    case 'pattern':
      return byGroups(patternOfPieces(pattern?.value ?? ''))
    default:
      throw new EvaluationError(`the sample store does not evaluate the parser ${name.text}`)
  }
}

const limitedTo =
  (names: readonly string[] | undefined, parse: Parse): Parse =>
  (line) => {
    const found = parse(line)
    return names
      ? Object.fromEntries(names.flatMap((name) => (name in found ? [[name, found[name] ?? '']] : [])))
      : found
  }

const fromJson: Parse = (line) => {
  try {
    const value: unknown = JSON.parse(line)
    return Object.fromEntries(flat(value, ''))
  } catch {
    return { __error__: 'JSONParserErr' }
  }
}

/** Fields of fields by their path, joined by `_`. Lists are left out. */
const flat = (value: unknown, path: string): [string, string][] => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.entries(value).flatMap(([key, inner]) => flat(inner, labelName(path, key)))
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain && path !== '' ? [[path, String(value)]] : []
}

const labelName = (path: string, key: string): string =>
  `${path === '' ? '' : `${path}_`}${key.replaceAll(/\W/g, '_')}`

const PAIR = /([\w.]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g

const fromLogfmt: Parse = (line) =>
  Object.fromEntries(
    [...line.matchAll(PAIR)].map(([, key = '', quoted, plain]) => [
      key.replaceAll(/\W/g, '_'),
      quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '',
    ]),
  )

const byGroups = (pattern: RegExp | undefined): Parse => {
  if (!pattern) throw new EvaluationError('error parsing regexp')
  return (line) => ({ ...pattern.exec(line)?.groups })
}

/** `<ip> - <_> "<method> <path>"` as an expression. */
const patternOfPieces = (text: string): RegExp => {
  const pieces = text.split(/(<\w+>)/).map((piece) => {
    const [, name] = /^<(\w+)>$/.exec(piece) ?? []
    if (name === undefined) return piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
    return name === '_' ? '.*?' : `(?<${name}>.*?)`
  })
  return new RegExp(`^${pieces.join('')}$`, 's')
}
