import { signature } from '../evaluation/labels.ts'
import type { Line, Value } from '../evaluation/value.ts'

/** A value as Go writes it. */
export const formatted = (value: number): string => {
  if (value === Infinity) return '+Inf'
  if (value === -Infinity) return '-Inf'
  if (Math.abs(value) >= 1e21) return BigInt(value).toString()
  const text = String(value)
  return text.includes('e-') ? withoutExponent(text) : text
}

/** `1.5e-7` as `0.00000015`. */
const withoutExponent = (text: string): string => {
  const [digits = '', power = ''] = text.split('e-')
  const sign = digits.startsWith('-') ? '-' : ''
  return `${sign}0.${'0'.repeat(Number(power) - 1)}${digits.replaceAll(/[-.]/g, '')}`
}

/** The result of an instant query. */
export const vectorResult = (value: Value, time: number): unknown => {
  if (value.kind === 'text') return { resultType: 'string', result: [time, value.text] }
  if (value.kind === 'scalar')
    return { resultType: 'scalar', result: [time, formatted(value.values[0] ?? NaN)] }
  const result = value.lines.flatMap(({ labels, values: [found] }) =>
    found === undefined ? [] : [{ metric: labels, value: [time, formatted(found)] }],
  )
  return { resultType: 'vector', result }
}

/** The result of a query over a range, in the order of the labels. */
export const matrixResult = (value: Value, times: readonly number[]): unknown => ({
  resultType: 'matrix',
  result: linesOf(value)
    .map(({ labels, values }) => ({ metric: labels, values: pointsOf(values, times) }))
    .filter(({ values }) => values.length > 0)
    .toSorted((a, b) => order(signature(a.metric), signature(b.metric))),
})

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const linesOf = (value: Value): readonly Line[] => {
  if (value.kind === 'text') return []
  return value.kind === 'vector' ? value.lines : [{ labels: {}, values: value.values }]
}

const pointsOf = (values: Line['values'], times: readonly number[]): [number, string][] =>
  values.flatMap((value, step): [number, string][] =>
    value === undefined ? [] : [[times[step] ?? 0, formatted(value)]],
  )
