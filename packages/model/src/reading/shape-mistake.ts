import type { z } from 'zod'
import type { Finding } from '../finding.ts'
import { partMistake } from '../scalars/checked.ts'
import { writtenPath } from './inventory-path.ts'

/** A zod issue as a finding. A schema's own message brings its mend; for the rest it follows from the issue's kind. */
export const findShapeMistake = (issue: z.core.$ZodIssue, input: unknown): Finding[] => {
  const { what, mend } = partMistake(issue.message)
  const finding = (over: Partial<Finding>): Finding => ({
    rule: 'valid-shape',
    severity: 'error',
    place: { kind: 'inventory', path: writtenPath(issue.path) },
    what,
    mend: mend ?? 'see the type of this field in packages/model/src/fleet',
    ...over,
  })
  if (issue.code === 'unrecognized_keys') return [finding({ rule: 'ban-unknown-key' })]
  if (issue.code === 'invalid_key') {
    const nested = issue.issues[0]
    return [finding(nested ? partsOf(nested.message) : {})]
  }
  if (isMissing(issue, input))
    return [finding({ rule: 'no-missing-field', what: 'this field is missing', mend: 'add it' })]
  if (issue.code === 'invalid_type')
    return [finding({ what: `this is not a ${issue.expected}`, mend: `write a ${issue.expected}` })]
  if (issue.code === 'invalid_value') {
    const choices = issue.values.map((value) => JSON.stringify(value)).join(', ')
    return [finding({ what: 'this value is not among those known here', mend: `write one of: ${choices}` })]
  }
  return [finding({})]
}

const partsOf = (message: string): Partial<Finding> => {
  const { what, mend } = partMistake(message)
  return mend === undefined ? { what } : { what, mend }
}

const isMissing = (issue: z.core.$ZodIssue, input: unknown): boolean => {
  let at: unknown = input
  for (const key of issue.path) {
    if (typeof at !== 'object' || at === null) return false
    at = (at as Record<PropertyKey, unknown>)[key]
  }
  return at === undefined && issue.path.length > 0
}
