import type { z } from 'zod/mini'
import type { Finding } from '../finding.ts'
import { messagesIn, partError } from '../scalars/checked.ts'
import { didYouMean } from '../suggestion.ts'
import { inWords, kindInWords } from './in-words.ts'
import { entryAt, writtenPath } from './inventory-path.ts'

type Issue = z.core.$ZodIssue
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>
type Path = readonly PropertyKey[]

/** A zod issue as findings. A schema's own message has its fix; otherwise it follows from the issue's kind. */
export const findShapeErrors = (issue: Issue, input: unknown): readonly Finding[] => {
  const entry = entryAt(input, issue.path)
  if (!entry) return [{ ...finding(issue.path, 'this field is missing', 'add it'), rule: 'no-missing-field' }]
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue)
    case 'invalid_key':
      return issue.issues.map(({ message }) => fromMessage(issue.path, message))
    case 'invalid_type':
      return [wrongKind(issue.path, entry.value, [issue.expected], partError(issue.message).fix)]
    case 'invalid_value':
      return [unknownValue(issue.path, entry.value, issue.values)]
    case 'invalid_union':
      return noBranchFits(issue, entry.value, input)
    case 'too_small':
      return [finding(issue.path, 'this is empty', 'fill it in')]
    default:
      return [fromMessage(issue.path, issue.message)]
  }
}

const finding = (path: Path, message: string, fix: string): Finding => ({
  rule: 'valid-shape',
  severity: 'error',
  location: { kind: 'inventory', path: writtenPath(path) },
  message,
  fix,
})

const fromMessage = (path: Path, text: string): Finding => {
  const { message, fix = `see what \`explain ${writtenPath(path)}\` prints` } = partError(text)
  return finding(path, message, fix)
}

const unknownKeys = ({ path, keys, message }: IssueOf<'unrecognized_keys'>): Finding[] => {
  const messages = messagesIn(message)
  return keys.map((key, index) => ({
    ...fromMessage([...path, key], messages[index] ?? message),
    rule: 'ban-unknown-key',
  }))
}

const wrongKind = (path: Path, value: unknown, expected: readonly string[], fix?: string): Finding => {
  const kinds = expected.map(kindInWords).join(' or ')
  return finding(
    path,
    `this is ${inWords(value)}, not ${kinds}`,
    quotesFix(value, expected, fix) ?? fix ?? `write ${kinds}`,
  )
}

/** Where only the quotes are wrong. A string of one meaning has its own fix. */
const quotesFix = (value: unknown, expected: readonly string[], fix?: string): string | undefined => {
  if (typeof value === 'string' && expected.includes(kindOfText(value)))
    return `write it without quotes: ${value.trim()}`
  const isPlain = typeof value === 'number' || typeof value === 'boolean'
  return isPlain && expected.includes('string') && fix === undefined
    ? `write it in quotes: '${value}'`
    : undefined
}

const kindOfText = (text: string): string => {
  if (/^\s*-?\d+\s*$/.test(text)) return 'number'
  return /^(true|false)$/.test(text) ? 'boolean' : 'string'
}

const unknownValue = (path: Path, value: unknown, known: readonly z.core.util.Primitive[]): Finding =>
  finding(
    path,
    `${inWords(value)} is not known here`,
    [guessOf(value, known), `write one of: ${known.map(inWords).join(', ')}`].filter(Boolean).join(' '),
  )

/** A known word with other capitals or within a longer one, or a similar one. */
const guessOf = (value: unknown, known: readonly z.core.util.Primitive[]): string | undefined => {
  if (typeof value !== 'string') return undefined
  const words = known.filter((word) => typeof word === 'string')
  const within = words.find((word) => value.toUpperCase().includes(word.toUpperCase()))
  return didYouMean(within ?? value, words)
}

/** The errors of the intended branch: the one for the value's kind. */
const noBranchFits = (
  issue: IssueOf<'invalid_union'>,
  value: unknown,
  input: unknown,
): readonly Finding[] => {
  if ('options' in issue) return [unknownValue(issue.path, value, issue.options ?? [])]
  const meant = issue.errors.find((branch) => branch.every((nested) => !isWrongKind(nested)))
  if (meant) {
    return meant.flatMap((nested) =>
      findShapeErrors({ ...nested, path: [...issue.path, ...nested.path] }, input),
    )
  }
  return [
    wrongKind(
      issue.path,
      value,
      issue.errors
        .flat()
        .filter(isWrongKind)
        .map(({ expected }) => expected),
    ),
  ]
}

/** Whether the value as a whole, rather than a part of it, is of the wrong kind. */
const isWrongKind = (issue: Issue): issue is IssueOf<'invalid_type'> =>
  issue.code === 'invalid_type' && issue.path.length === 0
