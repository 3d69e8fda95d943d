/** How the number in a label `le` or `quantile` is written: by a Prometheus that scrapes, or by a collector that pushes. */
export type BoundFormat = 'prometheus' | 'collector'

/** The labels whose values are numbers. */
export const isBoundLabel = (label: string, metric: string): boolean =>
  label === 'quantile' || (label === 'le' && metric.endsWith('_bucket'))

/** Prometheus 3 writes 1 as `1.0` and a million as `1e+06`; the collector writes `1` and `1000000`. */
export const formattedBound = (bound: number, format: BoundFormat): string => {
  if (bound === Infinity) return '+Inf'
  return format === 'prometheus' ? asFloat(bound) : asDecimal(bound)
}

/** The number that a label’s value stands for; nothing where it is none. */
export const boundIn = (text: string): number | undefined => {
  if (text === '+Inf') return Infinity
  return /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined
}

/** From these powers of ten on, and below these, Go writes an exponent. */
const EXPONENTS = { least: -4, most: 5 } as const

const asFloat = (bound: number): string => {
  const [digits = '', exponent = ''] = bound.toExponential().split('e')
  const power = Number(exponent)
  if (power < EXPONENTS.least || power > EXPONENTS.most)
    return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  const text = String(bound)
  return text.includes('.') ? text : `${text}.0`
}

const asDecimal = (bound: number): string => {
  const text = String(bound)
  return text.includes('e') ? bound.toFixed(12).replace(/\.?0+$/, '') : text
}
