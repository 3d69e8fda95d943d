import { samplesIn } from '@fleet/model'
import type { Sample, StoreApi } from '../live/store-api.ts'
import { NotAsked } from '../not-asked.ts'

/** What a played store has. */
export interface PlayedStore {
  /** The result of a query, by the query itself or a part of it; the first that fits counts, and no result where none does. */
  readonly results?: Readonly<Record<string, readonly Sample[]>>
  /** What answers a query that has no result of its own: an evaluation of stored series, for example. */
  readonly evaluate?: (query: string) => readonly Sample[]
  readonly data?: Readonly<Record<string, unknown>>
  readonly metrics?: string
  readonly isUnreachable?: boolean
}

/** A Prometheus or a Loki that answers as a test says. */
export const playedStore = (played: PlayedStore = {}): StoreApi => {
  const { results = {}, evaluate, data = {}, metrics = '', isUnreachable = false } = played
  // oxlint-disable-next-line typescript/require-await -- rejects like a request
  const admit = async (): Promise<void> => {
    if (isUnreachable) throw new NotAsked('unreachable', 'it is played as unreachable', 'play it otherwise')
  }
  return {
    address: 'http://store',
    query: async (query) => {
      await admit()
      return Object.entries(results).find(([part]) => query.includes(part))?.[1] ?? evaluate?.(query) ?? []
    },
    data: async (path) => {
      await admit()
      if (!Object.hasOwn(data, path)) throw new NotAsked('missing', `${path} is not played`, 'play it')
      return data[path]
    },
    metrics: async () => {
      await admit()
      return samplesIn(metrics)
    },
  }
}
