import { requestOf, type TimedSeries } from './remote-write.ts'
import { post, type Target } from './simulated-fleet.ts'

export type { TimedSeries }

const batch = 500

/**
 * Writes series with samples of their own, a slice of time after the other, so that no store has to take them out of order.
 * @param slice in milliseconds
 * @returns the samples that were acknowledged
 */
export const writeSamples = async (
  target: Target,
  series: readonly TimedSeries[],
  { from, to, slice }: { readonly from: number; readonly to: number; readonly slice: number },
): Promise<number> => {
  let written = 0
  for (let start = from; start < to; start += slice) {
    const isInSlice = ({ time }: { readonly time: number }): boolean =>
      time >= start && time < Math.min(start + slice, to)
    const present = series
      .map(({ labels, samples }) => ({ labels, samples: samples.filter(isInSlice) }))
      .filter(({ samples }) => samples.length > 0)
    for (let index = 0; index < present.length; index += batch) {
      const part = present.slice(index, index + batch)
      await post(target, requestOf(part))
      written += part.reduce((sum, { samples }) => sum + samples.length, 0)
    }
  }
  return written
}
