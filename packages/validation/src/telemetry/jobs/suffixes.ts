/**
 * A name as the remote-write exporter leaves it when it adds suffixes: a counter's words without `total`, and `total` at
 * their end. What is scraped as text has no unit to add.
 */
export const withSuffixes = (name: string, isCounter: boolean): string => {
  const part = /_(?:bucket|sum|count)$/.exec(name)?.[0]
  // A part of a histogram is named after the whole, which is no counter.
  if (part !== undefined || !isCounter) return name
  const words = name.split(/[^A-Za-z0-9:]+/).filter((word) => word !== '' && word !== 'total')
  return [...words, 'total'].join('_')
}
