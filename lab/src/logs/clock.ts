let last = 0n

/** Now, in nanoseconds since 1970 and never the same twice: a store may take two lines of one time and one text for one. */
export const nanosecondsNow = (): bigint => {
  const now = BigInt(Date.now()) * 1_000_000n
  // A line may be cut into pieces with times of their own: they need room.
  last = now > last ? now : last + 100n
  return last
}
