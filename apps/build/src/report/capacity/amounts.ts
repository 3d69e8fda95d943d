import type { CapacityRow } from '@fleet/model'

const MEBIBYTE = 2 ** 20
const GIBIBYTE = 2 ** 30

/** A number of bytes in the unit that a person would choose. */
export const inBytes = (bytes: number): string => {
  if (bytes >= 10 * GIBIBYTE) return `${Math.round(bytes / GIBIBYTE)} GiB`
  if (bytes >= GIBIBYTE) return `${Math.round((bytes / GIBIBYTE) * 10) / 10} GiB`
  return `${Math.ceil(bytes / MEBIBYTE)} MiB`
}

/** An amount of what a row is about. */
export const amount = (value: number, unit: CapacityRow['unit']): string => {
  if (unit === 'bytes') return inBytes(value)
  return unit === 'cores' ? `${Math.ceil(value * 1000)} m` : String(Math.ceil(value))
}
