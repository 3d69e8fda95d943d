/** The numbers of a version: those of `v1.2.3-rc.1` are 1, 2 and 3. */
const numbersOf = (version: string): readonly number[] =>
  (/\d+(?:\.\d+){0,2}/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number)

/** By the first number that differs. What a text does not state counts as equal. */
const compared = (one: readonly number[], other: readonly number[]): number =>
  one.map((number, index) => number - (other[index] ?? number)).find((difference) => difference !== 0) ?? 0

const newestFirst = (one: string, other: string): number => compared(numbersOf(other), numbersOf(one))

/** The version that comes closest to one: of the same major version before others. A range or nothing is closest to the newest. */
export const nearestVersion = (version: string, versions: readonly string[]): string | undefined => {
  const numbers = numbersOf(version)
  const distances = (known: string): readonly number[] =>
    numbersOf(known).map((number, index) => Math.abs(number - (numbers[index] ?? number)))
  return versions
    .toSorted(newestFirst)
    .toSorted((one, other) => compared(distances(one), distances(other)))[0]
}

export const isSameMajor = (one: string, other: string): boolean => numbersOf(one)[0] === numbersOf(other)[0]
