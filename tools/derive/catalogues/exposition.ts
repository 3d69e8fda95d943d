/** A metric as an exporter declares it: `counter cpu mode=idle|user`, its type and then its labels. */
export type Declared = string

type Labels = Map<string, Set<string>>

/** The metrics of a text in Prometheus' exposition format: each with its type and the labels of its series. */
export const declaredIn = (text: string, closed: ReadonlySet<string> = new Set()): Map<string, Declared> => {
  const lines = text.split('\n')
  const types = typesIn(lines)
  const families = new Map<string, Labels>()
  for (const line of lines) {
    const [, name, inBraces = ''] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+/.exec(line) ?? []
    const family = name === undefined ? undefined : familyOf(name, types)
    if (family !== undefined) families.set(family, withLabels(families.get(family) ?? new Map(), inBraces))
  }
  return new Map(
    [...families].map(([family, labels]) => {
      const shown = [...labels].map(([label, values]) =>
        closed.has(`${family} ${label}`) ? `${label}=${[...values].toSorted().join('|')}` : label,
      )
      return [family, [types.get(family), ...shown].join(' ')]
    }),
  )
}

const typesIn = (lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const [, family = '', type] = /^# TYPE (\S+) (\S+)/.exec(line) ?? []
      return type === undefined ? [] : [[family, type === 'untyped' ? 'unknown' : type]]
    }),
  )

/** The labels `le` and `quantile` follow from the type. */
const withLabels = (known: Labels, inBraces: string): Labels => {
  for (const [, label = '', value = ''] of inBraces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g))
    if (label !== 'le' && label !== 'quantile') known.set(label, (known.get(label) ?? new Set()).add(value))
  return known
}

const familyOf = (name: string, types: ReadonlyMap<string, string>): string | undefined =>
  [name, name.replace(/_(bucket|sum|count)$/, '')].find((family) => types.has(family))
