/** What the model of capacity takes for true of a program or of a load. */
export interface Assumption {
  readonly value: number
  readonly unit: string
  /** What it is, as a sentence. */
  readonly about: string
  /** Where it was measured or is documented. */
  readonly source: string
}

export const BYTES = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 } as const
