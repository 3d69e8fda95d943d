import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/location.ts'
import { keywordErrorsOf, type KeywordError } from '../schema-errors.ts'
import { dashboardFormat } from '../grafana/formats.ts'

/** What is wrong with a value, and the keys that lead to it. */
export interface DashboardError {
  readonly path: Path
  readonly message: string
  readonly fix: string
}

/** Checks a value by one of Grafana's schemas, whose errors it says in the words of dashboards. */
export const checkValue = (schema: string, value: unknown, path: Path, found: DashboardError[]): void => {
  for (const error of keywordErrorsOf(schema, value)) found.push(dashboardError(error, path))
}

export const dashboardError = (
  { keyword, params, path, value }: KeywordError,
  parent: Path,
): DashboardError => {
  const key = String(path.at(-1))
  const at = [...parent, ...path]
  switch (keyword) {
    case 'required':
      return { path: at.slice(0, -1), message: `it has no ${key}`, fix: `give it ${key}` }
    case 'additionalProperties':
      return {
        path: at,
        message: `${key} is no key of Grafana’s here, and Grafana ignores it`,
        fix: suggestion(key, params['known'] as readonly string[]),
      }
    case 'type':
      return { path: at, ...ofOtherType(value, [params['type'] as Type].flat()[0]) }
    case 'enum':
      return {
        path: at,
        message: `${shown(value)} is none of its values`,
        fix: suggestion(String(value), (params['allowedValues'] as readonly unknown[]).map(String)),
      }
    case 'format':
      return { path: at, ...(dashboardFormat(String(params['format']), value) ?? NOTHING) }
    default:
      return { path: at, ...outOfRange(value, params) }
  }
}

const NOTHING = { message: '', fix: '' }

type Type = keyof typeof NOUN

/** That a value is of another type. */
export const ofOtherType = (value: unknown, type: Type = 'object') => ({
  message: `${shown(value)} is no ${NOUN[type]}`,
  fix: `give it a ${NOUN[type]}`,
})

const NOUN = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'yes or no (true, false)',
  null: 'null',
  array: 'list',
  object: 'object',
} as const

const outOfRange = (
  value: unknown,
  { minimum = 0, maximum }: { readonly minimum?: number; readonly maximum?: number },
) => {
  const range = maximum === undefined ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`
  return { message: `${String(value)} is not ${range}`, fix: `give it a number ${range}` }
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
