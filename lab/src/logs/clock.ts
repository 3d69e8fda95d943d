let last = 0n

/** Now, in nanoseconds since 1970 and unique: a store may merge two lines of one time and one text. */
export const nanosecondsNow = (): bigint => {
  const now = BigInt(Date.now()) * 1_000_000n
  // Leaves room for the pieces of a cut line, which have their own times.
  last = now > last ? now : last + 100n
  return last
}
