import type { Call } from '@fleet/validation/queries'
import { scalarOf, vectorOf, type Context } from '../evaluation/context.ts'
import { NAME, omitted, signature } from '../evaluation/labels.ts'
import { vector, type Line, type Vector } from '../evaluation/value.ts'

interface Bucket {
  readonly bound: number
  readonly count: number
}

/** `histogram_quantile(0.95, …_bucket)`, of the buckets with the same labels but `le`. */
export const histogramQuantile = (call: Call, context: Context): Vector => {
  const [share, of] = call.args
  const shares = scalarOf(share, context).values
  const { lines } = vectorOf(of ?? call, context)
  const histograms = Map.groupBy(lines, ({ labels }) => signature(omitted(labels, [NAME, 'le'])))
  return vector(
    [...histograms.values()].map((buckets) => ({
      labels: omitted(buckets[0]?.labels ?? {}, [NAME, 'le']),
      values: context.times.map((_, step) => {
        const found = bucketsAt(buckets, step)
        return found.length === 0 ? undefined : quantileIn(shares[step] ?? NaN, found)
      }),
    })),
  )
}

const bucketsAt = (lines: readonly Line[], step: number): Bucket[] => {
  const byBound = new Map<number, number>()
  for (const { labels, values } of lines) {
    const bound = boundOf(labels['le'])
    const count = values[step]
    if (count !== undefined && !Number.isNaN(bound)) byBound.set(bound, (byBound.get(bound) ?? 0) + count)
  }
  let most = 0
  return [...byBound]
    .toSorted(([a], [b]) => a - b)
    .map(([bound, count]) => ({ bound, count: (most = Math.max(most, count)) }))
}

const boundOf = (text: string | undefined): number => {
  if (text === undefined || text === '') return NaN
  return text === '+Inf' ? Infinity : Number(text)
}

/** As Prometheus does: between the bounds of a bucket its observations are spread evenly. */
const quantileIn = (share: number, buckets: readonly Bucket[]): number => {
  if (Number.isNaN(share)) return NaN
  if (share < 0) return -Infinity
  if (share > 1) return Infinity
  const last = buckets.at(-1)
  if (last?.bound !== Infinity || buckets.length < 2 || last.count === 0) return NaN
  const rank = share * last.count
  const place = buckets.slice(0, -1).findIndex(({ count }) => count >= rank)
  const bucket = buckets[place]
  if (!bucket) return buckets.at(-2)?.bound ?? NaN
  if (place === 0 && bucket.bound <= 0) return bucket.bound
  const below = buckets[place - 1] ?? { bound: 0, count: 0 }
  return below.bound + ((bucket.bound - below.bound) * (rank - below.count)) / (bucket.count - below.count)
}
