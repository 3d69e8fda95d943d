import { didYouMean, suggestion } from '@fleet/model/suggestion'
import type { Severity } from '@fleet/model'
import { loadAll, YAMLException } from 'js-yaml'
import { keywordErrorsOf, schemaErrorsOf, type SchemaError } from '../../schemas/schema-errors.ts'
import { readEntries } from '../suppressions/read-entries.ts'
import type { SuppressionError, SuppressionsFile } from '../suppressions/suppression.ts'
import type { ClusterSettings, Settings } from './settings.ts'
import { validSettings } from './valid-settings.ts'

/** The file as its schema has it; every key may be left out, or have no value. */
interface Written {
  readonly clusters?: Readonly<Record<string, ClusterSettings | null>>
  readonly ignore?: readonly string[]
  readonly severities?: Readonly<Record<string, Severity | 'off'>>
  readonly suppressions?: readonly unknown[]
}

const FIELDS = ['rule', 'object', 'path', 'reason'] as const

/**
 * The settings of a file, and what is wrong with it. What is wrong has no effect.
 * @param rules the names of all rules that a person may decide about
 */
export const readSettings = (file: SuppressionsFile, rules: readonly string[]): Settings => {
  const read = parsed(file)
  if (!read.ok) return { ...NONE, errors: [read.error] }
  const wrong = (schemaErrorsOf('settings', read.value) ?? []).filter(({ path }) => !isInEntry(path))
  const errors = wrong.map((error) => schemaError(file, error))
  // What is wrong at the top, or in the list of suppressions as such, leaves nothing to read on.
  const broken = new Set(wrong.map(({ path }) => String(path[0] ?? '')))
  if (broken.has('')) return { ...NONE, errors }
  const { clusters = {}, ignore = [], severities = {}, suppressions = [] } = read.value
  return {
    clusters: new Map(
      broken.has('clusters') ? [] : Object.entries(clusters).map(([name, one]) => [name, one ?? {}]),
    ),
    ignore: broken.has('ignore') ? [] : ignore,
    severities: new Map(broken.has('severities') ? [] : Object.entries(severities)),
    suppressions: broken.has('suppressions')
      ? NONE.suppressions
      : readEntries(
          {
            file,
            at: ['suppressions'],
            list: suppressions,
            wrong: keywordErrorsOf('settings', read.value)
              .filter(({ path }) => isInEntry(path))
              .map((error) => ({ ...error, path: error.path.slice(1) })),
            fields: FIELDS,
          },
          rules,
        ),
    errors: [
      ...errors,
      ...Object.keys(severities)
        .filter((rule) => !rules.includes(rule))
        .map((rule) => unknownRule(file, rule, rules)),
    ],
  }
}

const NONE: Settings = {
  clusters: new Map(),
  ignore: [],
  severities: new Map(),
  suppressions: { entries: [], errors: [] },
  errors: [],
}

/** Entries of suppressions have sentences of their own. */
const isInEntry = ([first, second]: SchemaError['path']): boolean =>
  first === 'suppressions' && second !== undefined

type Parsed =
  | { readonly ok: true; readonly value: Written }
  | { readonly ok: false; readonly error: SuppressionError }

/** A file that has nothing but comments decides nothing. A key without a value is as if it were left out. */
const parsed = (file: SuppressionsFile): Parsed => {
  try {
    const [value, ...others] = loadAll(file.content, { maxAliases: 0 })
    if (others.length > 0) return { ok: false, error: unreadable(file, 'it has more than one document', 0) }
    return { ok: true, value: withoutNulls(value ?? {}) as Written }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { ok: false, error: unreadable(file, error.reason, error.mark?.position ?? 0) }
  }
}

const withoutNulls = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
    : value

const IGNORED = 'it has no effect'

const unreadable = (file: SuppressionsFile, reason: string, character: number): SuppressionError => ({
  rule: validSettings.id,
  file,
  path: [],
  character,
  message: `${file.path} cannot be read: ${reason}`,
  impact: 'nothing in the file has an effect',
  fix: 'write one document of YAML: a map',
})

const schemaError = (file: SuppressionsFile, { path, message, known }: SchemaError): SuppressionError => ({
  rule: validSettings.id,
  file,
  path,
  message: `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`,
  impact: path.length === 0 ? 'nothing in the file has an effect' : IGNORED,
  fix: known ? suggestion(String(path.at(-1)), known) : 'correct the value',
})

const unknownRule = (file: SuppressionsFile, rule: string, rules: readonly string[]): SuppressionError => ({
  rule: validSettings.id,
  file,
  path: ['severities', rule],
  message: `there is no rule ${rule}`,
  impact: IGNORED,
  fix: didYouMean(rule, rules) ?? 'delete the line, or name a rule of docs/rules',
})
