import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Random numbers that a seed repeats. */
export interface Random {
  /** A whole number from 0 to below a bound. */
  readonly below: (bound: number) => number
  /** One of several values, at least one. */
  readonly one: <Value>(values: readonly Value[]) => Value
}

export const randomFrom = (seed: number): Random => {
  const generator = xoroshiro128plus(seed)
  const below = (bound: number) => uniformInt(generator, 0, bound - 1)
  return {
    below,
    one: (values) => {
      if (values.length === 0) throw new RangeError('there is nothing to choose from')
      return values[below(values.length)] as (typeof values)[number]
    },
  }
}
