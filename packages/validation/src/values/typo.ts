/** Whether one name is the other with a single typo: a letter more, less, another, or two swapped. */
export const isTypoOf = (known: string, written: string): boolean => {
  if (known === written || Math.abs(known.length - written.length) > 1) return false
  const start = known.split('').findIndex((letter, index) => letter !== written[index])
  const from = start < 0 ? known.length : start
  const [a, b] = [known.slice(from), written.slice(from)]
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}
