import type { z } from 'zod/mini'
import { checkedString, wholeNumber } from './checked.ts'
import { named } from './described.ts'
import { inBinaryUnits, inMillicores } from './meant.ts'

const BINARY = { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const
const SIZE = /^([1-9]\d*)(Ki|Mi|Gi|Ti)$/
const CPU = /^([1-9]\d*)(m?)$/

export const ByteQuantity = named(
  checkedString(
    (value) => SIZE.test(value),
    'a size',
    'write a whole number with Ki, Mi, Gi or Ti, such as 512Mi',
    inBinaryUnits,
  ),
  'ByteQuantity',
  {
    description:
      'A number of bytes with a binary unit. Decimal units are refused, for 5G and 5Gi are easily confused.',
    examples: ['512Mi'],
  },
).brand<'ByteQuantity'>()
export type ByteQuantity = z.output<typeof ByteQuantity>

export const CpuQuantity = named(
  checkedString(
    (value) => CPU.test(value),
    'an amount of CPU',
    'write whole cores such as 2, or thousandths such as 250m',
    inMillicores,
  ),
  'CpuQuantity',
  { description: 'A share of processor time: 250m is a quarter of a core, 2 is two.', examples: ['250m'] },
).brand<'CpuQuantity'>()
export type CpuQuantity = z.output<typeof CpuQuantity>

export const SeriesCount = named(wholeNumber(1000, 10_000_000, 'a number of series'), 'SeriesCount', {
  description:
    'The active series of one cluster. The smallest cluster has over a thousand; a single Prometheus holds at most ten million.',
  examples: [10_000],
}).brand<'SeriesCount'>()
export type SeriesCount = z.output<typeof SeriesCount>

export const bytes = (quantity: ByteQuantity): number => {
  const [, count, unit] = SIZE.exec(quantity) ?? []
  return Number(count) * BINARY[unit as keyof typeof BINARY]
}

/** A number of bytes as a quantity, in whole MiB or GiB: 5 × 2³⁰ → `5Gi`. */
export const quantityOf = (count: number): ByteQuantity => {
  const unit = count % BINARY.Gi === 0 ? 'Gi' : 'Mi'
  return ByteQuantity.parse(`${Math.ceil(count / BINARY[unit])}${unit}`)
}

export const mebibytes = (quantity: ByteQuantity): number => Math.floor(bytes(quantity) / BINARY.Mi)

export const millicores = (quantity: CpuQuantity): number => {
  const [, count, unit] = CPU.exec(quantity) ?? []
  return Number(count) * (unit === 'm' ? 1 : 1000)
}
