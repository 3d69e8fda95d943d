/** What a store answers to a request. */
export interface StoreAnswer {
  readonly status: number
  readonly body: unknown
}

export const success = (data: unknown): StoreAnswer => ({ status: 200, body: { status: 'success', data } })

/** Of a request that is wrong in itself. */
export class BadRequest extends Error {}
