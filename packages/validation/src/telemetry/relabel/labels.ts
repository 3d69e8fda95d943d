import type { LabelValues } from '../../catalog/metrics/catalogue.ts'

/** The labels of a series or a target with all that each may hold. A label that is not there is empty. */
export type Labels = ReadonlyMap<string, LabelValues>

export const NAME = '__name__'

const ABSENT: LabelValues = new Set([''])

export const valuesOf = (labels: Labels, label: string): LabelValues => labels.get(label) ?? ABSENT

/** Labels that are always empty are no labels. */
export const withLabel = (labels: Labels, label: string, values: LabelValues): Labels => {
  const changed = new Map(labels)
  if (values !== 'any' && values.size === 1 && values.has('')) changed.delete(label)
  else changed.set(label, values)
  return changed
}

export const withoutLabels = (labels: Labels, isGone: (label: string) => boolean): Labels =>
  new Map([...labels].filter(([label]) => !isGone(label)))

export const either = (one: LabelValues, other: LabelValues): LabelValues =>
  one === 'any' || other === 'any' ? 'any' : new Set([...one, ...other])

/** More combinations than this are as good as any. */
const MOST = 256

/** Every text that the labels may make when they are joined, or nothing where a label may hold any. */
export const joined = (
  labels: Labels,
  names: readonly string[],
  separator: string,
): readonly string[] | undefined => {
  let texts: readonly string[] = ['']
  for (const [index, name] of names.entries()) {
    const values = valuesOf(labels, name)
    if (values === 'any' || values.size * texts.length > MOST) return undefined
    texts = texts.flatMap((text) =>
      [...values].map((value) => `${text}${index === 0 ? '' : separator}${value}`),
    )
  }
  return texts
}

/** What a label of open values might hold, for a guess whether a pattern takes everything. */
const SAMPLES = ['', 'a', 'Some-name_1.2', '/a/path:9100', '10.0.0.1:80', '0'] as const

export const sampled = (labels: Labels, names: readonly string[], separator: string): readonly string[] =>
  SAMPLES.map((sample) =>
    names
      .map((name) => {
        const values = valuesOf(labels, name)
        return values === 'any' ? sample : ([...values][0] ?? '')
      })
      .join(separator),
  )
