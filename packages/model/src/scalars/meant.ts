/** Other ways to write a value, of which one may be what the user meant. */
export type Spellings = (written: string) => readonly string[]

/** The first spelling that is right, if any. */
export const meant = (
  written: string,
  holds: (value: string) => boolean,
  spellings: Spellings,
): string | undefined => {
  const trimmed = written.trim()
  return [trimmed, ...spellings(trimmed)].find((value) => value !== written && holds(value))
}

export const asLabel: Spellings = (written) => [
  written.toLowerCase(),
  written.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
]

const withoutScheme = (written: string): string => written.replace(/^\w+:\/\//, '')

/** An address without the parts of a URL, its port, or the mask of a network. */
export const asAddress: Spellings = (written) => {
  const host = withoutScheme(written).replace(/\/.*$/, '')
  return [host, host.replace(/:\d+$/, '')]
}

export const asOciUrl: Spellings = (written) => [`oci://${withoutScheme(written)}`]

export const withoutV: Spellings = (written) => [written.replace(/^v/, '')]

export const asFilePath: Spellings = (written) => [`./${written.replace(/^\/+/, '')}`]

export const asAbsolutePath: Spellings = (written) => [`/${written}`]

const HOURS_OF = { d: 24, w: 7 * 24 } as const

export const inHours: Spellings = (written) => {
  const [, count, unit] = /^(\d+) ?(d|w)/.exec(written) ?? []
  return count === undefined ? [] : [`${Number(count) * HOURS_OF[unit as keyof typeof HOURS_OF]}h`]
}

export const inBinaryUnits: Spellings = (written) => [
  written.replace(
    /^(\d+) ?([kmgt])i?b?$/i,
    (_, count: string, unit: string) => `${count}${unit.toUpperCase()}i`,
  ),
]

export const inMillicores: Spellings = (written) =>
  /^\d*\.\d+$/.test(written) ? [`${Math.round(Number(written) * 1000)}m`] : []
