const POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4 }

/** The bytes of a size as programs read it: `4GB`, `512MiB`, `1g`, each by 1024. Nothing where it is none. */
export const binarySizeOf = (written: unknown, unit = 1): number | undefined => {
  if (typeof written === 'number') return written * unit
  const [, count, prefix = '', rest = ''] =
    /^(\d+(?:\.\d+)?)\s*([kmgt]?)(i?b?)$/i.exec(typeof written === 'string' ? written : '') ?? []
  if (count === undefined) return undefined
  return Number(count) * (prefix + rest === '' ? unit : 1024 ** (POWERS[prefix.toLowerCase()] ?? 0))
}
