/** A range of IPv4 addresses, as numbers. */
interface Range {
  readonly first: number
  readonly last: number
}

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

export const isIpv4 = (text: string): boolean => numberOf(text) !== undefined

const numberOf = (address: string): number | undefined => {
  const parts = IPV4.exec(address)?.slice(1).map(Number)
  if (!parts?.every((part) => part <= 255)) return undefined
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

/** Nothing where a text is no range of IPv4. A single address is a range, too. */
const rangeOf = (cidr: string): Range | undefined => {
  const [address = '', bits = '32'] = cidr.split('/')
  const number = numberOf(address)
  const size = 2 ** (32 - Number(bits))
  if (number === undefined || !/^\d+$/.test(bits) || Number(bits) > 32) return undefined
  const first = Math.floor(number / size) * size
  return { first, last: first + size - 1 }
}

/** Whether every address of one range is in another. */
export const isWithin = (inner: string, outer: string): boolean => {
  const [one, other] = [rangeOf(inner), rangeOf(outer)]
  return one !== undefined && other !== undefined && one.first >= other.first && one.last <= other.last
}

/** Whether two ranges have addresses in common: of two such ranges, one is always within the other. */
export const overlaps = (one: string, other: string): boolean => isWithin(one, other) || isWithin(other, one)
