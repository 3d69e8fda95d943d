/** Every event comes again after these seconds, so that a view of three hours shows each. */
const PERIOD = 3 * 3600

/** How long an event has lasted at a time; nothing where it does not. The last one began some seconds before the moment of the world. */
export const secondsInto = (
  time: number,
  moment: number,
  { before, lasts }: { readonly before: number; readonly lasts: number },
): number | undefined => {
  const into = modulo(time - (moment - before), PERIOD)
  return into < lasts ? into : undefined
}

export const modulo = (value: number, period: number): number => ((value % period) + period) % period
