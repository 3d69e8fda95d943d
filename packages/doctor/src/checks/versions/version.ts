/** The numbers of a version: of `v1.33.4+k3s1`, 1, 33 and 4. */
export type Version = readonly number[]

/** The first version in a text; nothing where there is none. */
export const versionIn = (text: string | undefined): Version | undefined =>
  /\d+\.\d+(?:\.\d+)?/
    .exec(text ?? '')?.[0]
    .split('.')
    .map(Number)

/** Below 0 where a version is older than another, as far as both state numbers. */
export const compared = (one: Version, other: Version): number =>
  other.map((number, index) => (one[index] ?? number) - number).find((difference) => difference !== 0) ?? 0
