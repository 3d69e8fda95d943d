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
  return unit === 'cores' ? `${Math.ceil(value * 1000)} m` : String(Math.ceil(value))
}

/** The value of an assumption, with its unit. */
export const assumedValue = ({ value, unit }: Pick<Assumption, 'value' | 'unit'>): string => {
  if (!unit.startsWith('bytes') || value < KIBIBYTE) return `${value} ${unit}`
  const rest = unit.slice('bytes'.length)
  if (value % KIBIBYTE > 0) return `${value / 1e9} GB${rest}`
  return value < MEBIBYTE ? `${value / KIBIBYTE} KiB${rest}` : `${value / MEBIBYTE} MiB${rest}`
}
