const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
}

const PART = /(\d+(?:\.\d+)?)([a-zµ]*)/gi

/** A number, a duration in seconds, or a size in bytes; nothing where the text is none of them. */
export const amountIn = (text: string): number | undefined => {
  if (!/^-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|(?:\d+(?:\.\d+)?[a-zµ]+)+)$/i.test(text)) return undefined
  const plain = Number(text)
  if (!Number.isNaN(plain)) return plain
  return [...text.matchAll(PART)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit.toLowerCase()] ?? NaN),
    0,
  )
}
