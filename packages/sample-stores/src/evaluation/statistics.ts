export const sumOf = (values: readonly number[]): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

export const averageOf = (values: readonly number[]): number => sumOf(values) / values.length

/** NaN only where every value is. */
export const leastOf = (values: readonly number[]): number =>
  values.reduce((least, value) => (value < least || Number.isNaN(least) ? value : least))

export const mostOf = (values: readonly number[]): number =>
  values.reduce((most, value) => (value > most || Number.isNaN(most) ? value : most))

/** Of all values, not of a sample of them. */
export const varianceOf = (values: readonly number[]): number => {
  const average = averageOf(values)
  return averageOf(values.map((value) => (value - average) ** 2))
}

export const deviationOf = (values: readonly number[]): number => Math.sqrt(varianceOf(values))

export const quantileOf = (share: number, values: readonly number[]): number => {
  if (values.length === 0 || Number.isNaN(share)) return NaN
  if (share < 0) return -Infinity
  if (share > 1) return Infinity
  const sorted = values.toSorted((a, b) => a - b)
  const rank = share * (sorted.length - 1)
  const lower = Math.floor(rank)
  const weight = rank - lower
  const below = sorted[lower] ?? NaN
  const above = sorted[Math.min(lower + 1, sorted.length - 1)] ?? NaN
  return below * (1 - weight) + above * weight
}
