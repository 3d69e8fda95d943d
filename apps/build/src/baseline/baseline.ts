import { readFileSync } from 'node:fs'
import type { Finding } from '@fleet/model'
import { DECIDABLE_RULES } from '@fleet/validation'
import { UsageError } from '../cli/usage-error.ts'
import { isRefusal, onDisk, readOnly } from '../disk/disk-error.ts'
import { replaceFile } from '../disk/replace-file.ts'

/** A finding that a person has accepted for now. No line is in it: an edit elsewhere in its file changes nothing. */
interface KnownFinding {
  readonly rule: string
  /** What it is about: the missing thing, the object, or the file. */
  readonly about: string
  readonly message: string
  /** How many are equal in all this. */
  readonly count: number
}

interface BaselineFile {
  readonly version: 1
  readonly findings: readonly KnownFinding[]
}

/** Findings compared with a baseline. */
export interface Compared {
  readonly file: string
  readonly fresh: readonly Finding[]
  /** How many are in the baseline. */
  readonly known: number
  /** How many of the baseline are not found any more, where nothing new hides them. */
  readonly gone: number
}

/** Findings about a person's own decisions, and a rule's own failure, are never accepted. */
const isAcceptable = ({ rule }: Finding): boolean => rule !== 'valid-rule' && DECIDABLE_RULES.includes(rule)

/** @throws UsageError where there is no baseline */
export const compareWithBaseline = (file: string, findings: readonly Finding[]): Compared => {
  const left = new Map(readBaseline(file).map((known) => [keyOf(known), known.count]))
  const fresh = findings.filter((finding) => {
    const key = identityOf(finding)
    const count = left.get(key) ?? 0
    if (count === 0 || !isAcceptable(finding)) return true
    left.set(key, count - 1)
    return false
  })
  // A new error may hide later violations of its object.
  const isHidden = fresh.some(({ severity }) => severity === 'error')
  const gone = isHidden ? 0 : [...left.values()].reduce((sum, count) => sum + count, 0)
  return { file, fresh, known: findings.length - fresh.length, gone }
}

/** @returns how many findings the file has now */
export const writeBaseline = (file: string, findings: readonly Finding[]): number => {
  const accepted = findings.filter(isAcceptable).map(knownOf)
  const known = [...Map.groupBy(accepted, keyOf).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, count: 1 + others.length }] : [],
  )
  const content: BaselineFile = {
    version: 1,
    findings: known.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),
  }
  onDisk('write', file, () => replaceFile(file, `${JSON.stringify(content, undefined, 2)}\n`))
  return accepted.length
}

const readBaseline = (file: string): readonly KnownFinding[] => {
  const text = readOnly('read', file, () => {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      if (isRefusal(error, 'ENOENT')) return undefined
      throw error
    }
  })
  if (text === undefined)
    throw new UsageError(`there is no baseline ${file}`, 'write it first, with --write-baseline')
  const content = parsed(text)
  if (!isBaseline(content))
    throw new UsageError(`${file} is no baseline of version 1`, 'write it anew, with --write-baseline')
  return content.findings
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isBaseline = (content: unknown): content is BaselineFile => {
  const { version, findings } = (content ?? {}) as { version?: unknown; findings?: unknown }
  return version === 1 && Array.isArray(findings) && findings.every(isKnown)
}

const isKnown = (value: unknown): value is KnownFinding => {
  const { rule, about, message, count } = (value ?? {}) as Readonly<Record<string, unknown>>
  return [rule, about, message].every((text) => typeof text === 'string') && typeof count === 'number'
}

const knownOf = ({ rule, location, object, cause, message }: Finding): KnownFinding => ({
  rule,
  about: cause ?? object ?? (location.kind === 'file' ? location.file : location.path),
  // A missing thing has another first place, and another sentence, once one of its places is gone.
  message: cause === undefined ? message : '',
  count: 1,
})

/** What a finding is about, whatever its line. */
export const identityOf = (finding: Finding): string => keyOf(knownOf(finding))

const keyOf = ({ rule, about, message }: KnownFinding): string => JSON.stringify([rule, about, message])
