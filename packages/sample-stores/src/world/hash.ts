/** A number from 0 to 1 that the same text always gives. */
export const hash = (text: string): number => {
  let mixed = 0x81_1c_9d_c5
  for (let index = 0; index < text.length; index += 1)
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01_00_01_93)
  return scattered(mixed)
}

/** The same of a number that a text was already made of: for what is asked many thousand times. */
export const hashOf = (seed: number, place: number): number =>
  scattered(Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b) ^ Math.imul(place + 1, 0xc2_b2_ae_35))

const scattered = (bits: number): number => {
  let mixed = bits ^ (bits >>> 16)
  mixed = Math.imul(mixed, 0x7f_eb_35_2d)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x84_6c_a6_8b)
  mixed ^= mixed >>> 16
  return (mixed >>> 0) / 2 ** 32
}

export const between = (least: number, most: number, text: string): number =>
  least + (most - least) * hash(text)

export const oneOf = <One>(list: readonly [One, ...One[]], text: string): One =>
  list[Math.floor(hash(text) * list.length)] ?? list[0]

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789'

/** A suffix as Kubernetes gives its names. */
export const letters = (count: number, text: string): string =>
  Array.from({ length: count }, (_, place) =>
    LETTERS.charAt(Math.floor(hash(`${text} ${place}`) * LETTERS.length)),
  ).join('')

export const hexDigits = (count: number, text: string): string =>
  Array.from({ length: count }, (_, place) => Math.floor(hash(`${text} ${place}`) * 16).toString(16)).join('')

export const uid = (text: string): string =>
  [8, 4, 4, 4, 12].map((count, part) => hexDigits(count, `${text} ${part}`)).join('-')
