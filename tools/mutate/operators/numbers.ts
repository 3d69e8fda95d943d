import { withValue } from '../document-path.ts'
import { atSites } from './at-sites.ts'

const TIME = /^[1-9]\d*(?:ms|s|m|h|d)$/
const SIZE = /^[1-9]\d*(?:[KMG]i?B?|m)$/

const nothingOf = (value: unknown): unknown => {
  if (typeof value === 'number') return value === 0 ? undefined : 0
  if (typeof value !== 'string') return undefined
  if (TIME.test(value)) return '0s'
  return SIZE.test(value) ? '0' : undefined
}

export const zeroValue = atSites(
  'zero-value',
  'a number, a time or a size of zero, meant as “no limit”',
  ({ value }) => nothingOf(value) !== undefined,
  ({ value }) => ({
    message: `${String(value)} → ${String(nothingOf(value))}`,
    to: (holder, key) => withValue(holder, key, nothingOf(value)),
  }),
)
