/** The names of a record's entries for the end of a sentence: `only a, b`, or `none`. A malformed name may be a secret. */
export const listed = (record: object): string => {
  const names = Object.keys(record)
  return names.length === 0 ? 'none' : `only ${names.join(', ')}`
}
