import type { LogSelector } from '@fleet/validation/queries'
import { signature, type Labels } from '../evaluation/labels.ts'
import { labelsOf, textOf, type Entry } from '../logql/entry.ts'
import type { LogStore } from '../logql/log-store.ts'
import { selectedEntries } from '../logql/select.ts'
import { nanoseconds } from '../logs/sample-log-store.ts'

export interface LinesAsked {
  /** Seconds since 1970; the second end is left out. */
  readonly start: number
  readonly end: number
  readonly limit: number
  readonly isForward: boolean
}

/** Lines with all their labels: what came with a line stands among those of its stream. */
export const streamsResult = (
  expr: LogSelector,
  store: LogStore,
  { start, end, limit, isForward }: LinesAsked,
): unknown => {
  const found = selectedEntries(expr, store, { after: start - 1e-6, until: end - 1e-6 })
  const ordered = found.toSorted((a, b) => (isForward ? 1 : -1) * (a.stored.time - b.stored.time))
  const streams = new Map<string, { readonly stream: Labels; readonly values: [string, string][] }>()
  for (const entry of ordered.slice(0, limit)) {
    const labels = labelsOf(entry)
    const key = signature(labels)
    const stream = streams.get(key) ?? { stream: labels, values: [] }
    stream.values.push(lineOf(entry))
    streams.set(key, stream)
  }
  return { resultType: 'streams', result: [...streams.values()] }
}

const lineOf = (entry: Entry): [string, string] => [nanoseconds(entry.stored.time), textOf(entry)]
