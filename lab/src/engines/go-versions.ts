interface Parsed {
  readonly numbers: readonly number[]
  readonly preRelease: readonly string[]
}

const parse = (version: string): Parsed => {
  const [, major, minor, patch, preRelease] = /^v(\d+)\.(\d+)\.(\d+)(?:-([^+]+))?/.exec(version) ?? []
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    preRelease: preRelease?.split('.') ?? [],
  }
}

const isNumber = (text: string): boolean => /^\d+$/.test(text)

const compareIdentifiers = (one: string, other: string): number => {
  if (isNumber(one) && isNumber(other)) return Number(BigInt(one) - BigInt(other))
  if (isNumber(one) !== isNumber(other)) return isNumber(one) ? -1 : 1
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** A version before its release: v1.0.0-rc.1 is older than v1.0.0, and of two the first identifier that differs decides. */
const comparePreReleases = (one: readonly string[], other: readonly string[]): number => {
  if (one.length === 0 || other.length === 0) return other.length - one.length
  for (let index = 0; index < Math.min(one.length, other.length); index += 1) {
    const order = compareIdentifiers(one[index] ?? '', other[index] ?? '')
    if (order !== 0) return order
  }
  return one.length - other.length
}

/** Orders two versions of a Go module as Go does, pseudo-versions too: below zero where the first is older. */
export const compareVersions = (one: string, other: string): number => {
  const [first, second] = [parse(one), parse(other)]
  for (const [index, number] of first.numbers.entries()) {
    const order = number - (second.numbers[index] ?? 0)
    if (order !== 0) return order
  }
  return comparePreReleases(first.preRelease, second.preRelease)
}
