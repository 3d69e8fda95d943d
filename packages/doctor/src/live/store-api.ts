import type { ExposedSample } from '@fleet/model'

/** The newest value of a series. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** A Prometheus or a Loki. All throw NotAsked where it cannot be reached. */
export interface StoreApi {
  /** How a person asks the same: an address, or a Service behind the API server. */
  readonly address: string
  /** The result of an instant query. @throws Error where the store refuses the query */
  readonly query: (query: string) => Promise<readonly Sample[]>
  /** `data` of an answer of its HTTP API, such as of `/api/v1/status/flags`. */
  readonly data: (path: string) => Promise<unknown>
  /** The samples of the store's own page `/metrics`. */
  readonly metrics: () => Promise<readonly ExposedSample[]>
}
