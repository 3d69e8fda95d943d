import type { Fleet } from '@fleet/model'
import { sampleStores, type StoreAnswer } from '@fleet/sample-stores'
import type { StoreAddresses } from '../request.ts'
import { forwardedTo } from './forwarded-store.ts'

/** @param path below `/api/v1/` of Prometheus, `/loki/api/v1/` of Loki, `/select/logsql/` of VictoriaLogs: `query_range` */
export type Store = (path: string, parameters: URLSearchParams) => StoreAnswer | Promise<StoreAnswer>

export interface Stores {
  readonly prometheus: Store
  readonly loki: Store
  readonly victorialogs: Store
}

/** Real stores where there are addresses, else made values of the fleet. */
export const storesOf = (addresses: StoreAddresses, fleet: Fleet, now: () => number): Stores => {
  const made = sampleStores(fleet, now)
  return {
    prometheus: addresses.prometheus ? forwardedTo(addresses.prometheus, 'api/v1') : made.prometheus,
    loki: addresses.loki ? forwardedTo(addresses.loki, 'loki/api/v1') : made.loki,
    victorialogs: addresses.victorialogs
      ? forwardedTo(addresses.victorialogs, 'select/logsql')
      : made.victoriaLogs,
  }
}
