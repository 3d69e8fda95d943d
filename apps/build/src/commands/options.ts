import { suggestion } from '@fleet/model/suggestion'
import { UsageError } from '../cli/usage-error.ts'

export const FORMATS = ['text', 'json', 'github', 'sarif'] as const
export type Format = (typeof FORMATS)[number]

/* Options that several commands have. */

export const HELP = { type: 'boolean', short: 'h', about: 'show this help' } as const

export const JSON_RESULT = {
  type: 'boolean',
  about: 'print the result as JSON, and nothing else, on standard output',
} as const

export const FORMAT = {
  type: 'string',
  value: 'FORMAT',
  about: `how to print findings: ${FORMATS.join(', ')}`,
} as const

export const ACCEPT = {
  type: 'string',
  multiple: true,
  value: 'CHANGE',
  about:
    'a change that is an error is meant, as its finding names it: RULE:CLUSTER/KIND/NAMESPACE/NAME (repeatable)',
} as const

/** @throws UsageError for an unknown format, or two of them */
export const formatOf = <Known extends string>(
  { json = false, format = json ? 'json' : 'text' }: { readonly json?: boolean; readonly format?: string },
  formats: readonly Known[],
): Known => {
  const known = formats.find((one) => one === format)
  if (known === undefined) throw new UsageError(`there is no format "${format}"`, suggestion(format, formats))
  if (json && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other`, 'leave one of them out')
  return known
}
