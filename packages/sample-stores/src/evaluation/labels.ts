/** The labels of a series, its metric as `__name__`. No value is empty: a label without one is not there. */
export type Labels = Readonly<Record<string, string>>

export const NAME = '__name__'

export const picked = (labels: Labels, names: readonly string[]): Labels => {
  const found: Record<string, string> = {}
  for (const name of names) {
    const value = labels[name]
    if (value !== undefined) found[name] = value
  }
  return found
}

export const omitted = (labels: Labels, names: readonly string[]): Labels => {
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(labels)) if (!names.includes(name)) found[name] = value
  return found
}

export const withoutName = (labels: Labels): Labels => (NAME in labels ? omitted(labels, [NAME]) : labels)

/** With a value for a label, or without that label where the value is empty. */
export const labelled = (labels: Labels, name: string, value: string): Labels =>
  value === '' ? omitted(labels, [name]) : { ...labels, [name]: value }

/** The same for equal labels, and for no others. */
export const signature = (labels: Labels): string =>
  Object.keys(labels)
    .toSorted()
    .map((name) => `${name}\u0001${labels[name] ?? ''}`)
    .join('\u0002')

/** A signature of some labels alone, in a fixed order of their names. */
export const signatureOf = (labels: Labels, names: readonly string[]): string =>
  names.map((name) => labels[name] ?? '').join('\u0002')
