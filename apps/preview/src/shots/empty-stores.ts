import type { Store, Stores } from '../server/stores.ts'

/** A store that is there and has nothing: no series, no line, no label. */
const empty: Store = (path) => ({
  status: 200,
  body: { status: 'success', data: path.startsWith('query') ? { resultType: typeOf(path), result: [] } : [] },
})

const typeOf = (path: string): string => (path === 'query' ? 'vector' : 'matrix')

export const EMPTY_STORES: Stores = { prometheus: empty, loki: empty }
