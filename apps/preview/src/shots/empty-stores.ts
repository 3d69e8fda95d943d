import type { Store, Stores } from '../server/stores.ts'

/** A store that is there and has nothing: no series, no line, no label. */
const empty: Store = (path) => ({
  status: 200,
  body: { status: 'success', data: path.startsWith('query') ? { resultType: typeOf(path), result: [] } : [] },
})

const typeOf = (path: string): string => (path === 'query' ? 'vector' : 'matrix')

/** VictoriaLogs answers lines without a frame, and values of fields under a key of their own. */
const emptyLogs: Store = (path, parameters) => {
  if (path === 'query') return { status: 200, body: '' }
  return path.startsWith('stats') ? empty(path.replace('stats_', ''), parameters) : NO_VALUES
}

const NO_VALUES = { status: 200, body: { values: [] } }

export const EMPTY_STORES: Stores = { prometheus: empty, loki: empty, victorialogs: emptyLogs }
