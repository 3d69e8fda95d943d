const POWERS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** The number that a Kubernetes quantity stands for; nothing where it is none. */
export const quantityOf = (written: unknown): number | undefined => {
  const [, count, unit = ''] = /^([+-]?\d+(?:\.\d*)?|\.\d+)([a-zA-Z]*)$/.exec(String(written)) ?? []
  const power = POWERS[unit]
  return count === undefined || power === undefined ? undefined : Number(count) * power
}

export const MEBIBYTE = 2 ** 20
export const GIBIBYTE = 2 ** 30

/** Whether a size has a binary unit: a decimal one is too easily mixed up with it. */
export const isBinarySize = (written: unknown): boolean => /^\d+(\.\d+)?[KMGT]i$/.test(String(written))
