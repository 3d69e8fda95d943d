import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'

export const MetricName = named(
  checkedString(
    (value) => /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(value),
    'the name of a metric',
    'use letters, digits, "_" and ":", not beginning with a digit, as a query names it',
  ),
  'MetricName',
  { description: 'The name of a metric as a query names it.', examples: ['printer_pages_total'] },
).brand<'MetricName'>()
export type MetricName = z.output<typeof MetricName>

const isPattern = (value: string): boolean => {
  try {
    return /^[\w:.*+?|()[\]{},^\\-]+$/.test(value) && new RegExp(value, 'u').source !== ''
  } catch {
    return false
  }
}

export const MetricPattern = named(
  checkedString(
    isPattern,
    'a pattern of names of metrics',
    'write a regular expression of the whole name, such as "disk_.*", without "$" at its end',
  ),
  'MetricPattern',
  {
    description: 'A regular expression that matches whole names of metrics.',
    examples: ['disk_.*'],
  },
).brand<'MetricPattern'>()
export type MetricPattern = z.output<typeof MetricPattern>
