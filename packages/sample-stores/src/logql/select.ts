import type { LogSelector } from '@fleet/validation/queries'
import { labelTest } from '../promql/matchers.ts'
import type { Entry } from './entry.ts'
import type { LogStore } from './log-store.ts'
import { pipeline } from './pipeline.ts'

/** What a selector and its pipeline let through of the lines after one time, up to another and at it. */
export const selectedEntries = (
  { matchers, stages }: LogSelector,
  store: LogStore,
  { after, until }: { readonly after: number; readonly until: number },
): readonly Entry[] => {
  const test = labelTest(matchers)
  const pass = pipeline(stages)
  const entries: Entry[] = []
  for (const stream of store) {
    if (!test(stream.labels)) continue
    for (const stored of stream.lines(after, until)) {
      const entry = pass({ stream, stored })
      if (entry) entries.push(entry)
    }
  }
  return entries
}
