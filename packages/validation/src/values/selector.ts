export type Labels = Readonly<Record<string, string>>

/** A label selector as Kubernetes has it. An empty one selects everything. */
export interface Selector {
  readonly matchLabels?: Labels
  readonly matchExpressions?: readonly {
    readonly key: string
    readonly operator: string
    readonly values?: readonly string[]
  }[]
}

export const selects = ({ matchLabels, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  // Null is as good as nothing to Kubernetes.
  Object.entries(matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels[key]
    if (operator === 'Exists') return value !== undefined
    if (operator === 'DoesNotExist') return value === undefined
    const isListed = value !== undefined && values.includes(value)
    return operator === 'In' ? isListed : !isListed
  })

/** A selector as a person writes it: `app.kubernetes.io/name=loki, component in (read, write)`. */
export const selectorText = ({ matchLabels, matchExpressions = [] }: Selector): string =>
  [
    ...Object.entries(matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => `${key} ${operator} (${values.join(', ')})`),
  ].join(', ')
