import type { Assumption, CapacityRow } from '@fleet/model'

const KIBIBYTE = 2 ** 10
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
  if (unit === 'cores') return `${Math.ceil(value * 1000)} m`
  return unit === 'seconds' ? `${Math.ceil(value)} s` : String(Math.ceil(value))
}

/** The value of an assumption, with its unit. */
export const assumedValue = ({ value, unit }: Pick<Assumption, 'value' | 'unit'>): string => {
  const [, item] = /^cores for a (\w+) a second$/.exec(unit) ?? []
  if (item !== undefined) return `${Math.round(value * 1e8) / 100} CPU seconds for a million ${item}s`
  const [, rest] = /^bytes(.*)$/.exec(unit) ?? []
  return rest === undefined || value < KIBIBYTE ? `${value} ${unit}` : `${size(value)}${rest}`
}

const size = (value: number): string => {
  if (value < MEBIBYTE) return `${value / KIBIBYTE} KiB`
  return value % MEBIBYTE === 0 ? `${value / MEBIBYTE} MiB` : `${value / 1e9} GB`
}
