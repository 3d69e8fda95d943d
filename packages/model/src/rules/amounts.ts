/** A number of days, in hours where they are few. */
export const inDays = (days: number): string =>
  days < 2 ? `${Math.round(days * 24)} hours` : `${Math.floor(days)} days`

/** A number of bytes as a quantity, rounded up. */
export const inMebibytes = (count: number): string => `${Math.ceil(count / 2 ** 20)}Mi`

/** A number of bytes as a quantity, rounded up. */
export const inGibibytes = (count: number): string => `${Math.ceil(count / 2 ** 30)}Gi`
