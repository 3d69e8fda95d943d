import type { Family, Sample } from './page.ts'

/** A set of labels of one series. */
export type LabelSet = Readonly<Record<string, string>>

/** A metric's value and growth. */
export interface Level {
  readonly start: number
  readonly perSecond: number
}

/** The values of an exposition beyond its catalogue. */
export interface Filling {
  /** Values for each label that the catalogue leaves open. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** The default values of other such labels. */
  readonly otherwise?: string
  /** Label sets that belong together, such as a container's: a metric uses the largest one whose labels it all has. */
  readonly base?: readonly LabelSet[]
  /** By the first matching pattern of names. Other counters grow by one in a second, and other gauges are one. */
  readonly levels: readonly (readonly [RegExp, Level])[]
  /** Upper bounds of histograms, in their own unit. */
  readonly bounds: readonly number[]
}

interface Declaration {
  readonly name: string
  readonly type: string
  readonly labels: readonly string[]
}

const everyValue = (declared: string, filling: Filling): readonly (readonly [string, string])[] => {
  const { values, otherwise } = filling
  const [label = '', closed] = declared.split('=')
  const known = closed?.split('|') ?? values[label] ?? (otherwise === undefined ? undefined : [otherwise])
  if (!known) throw new Error(`no values are given for the label ${label}`)
  return known.map((value) => [label, value])
}

const labelSetsOf = ({ labels }: Declaration, filling: Filling): readonly LabelSet[] => {
  const names = labels.map((label) => label.replace(/=.*/, ''))
  const fitting = (filling.base ?? []).filter((base) =>
    Object.keys(base).every((label) => names.includes(label)),
  )
  const most = Math.max(...fitting.map((base) => Object.keys(base).length))
  const fullest = fitting.filter((base) => Object.keys(base).length === most)
  const start = fullest.length > 0 ? fullest : [{}]
  return start.flatMap((base) =>
    labels
      .filter((label) => !(label.replace(/=.*/, '') in base))
      .reduce<LabelSet[]>(
        (sets, label) =>
          sets.flatMap((set) =>
            everyValue(label, filling).map(([name, value]) => ({ ...set, [name]: value })),
          ),
        [base],
      ),
  )
}

const levelOf = ({ name, type }: Declaration, { levels }: Filling): Level =>
  levels.find(([pattern]) => pattern.test(name))?.[1] ??
  (type === 'counter' || type === 'histogram' ? { start: 100, perSecond: 1 } : { start: 1, perSecond: 0 })

/** Equal observations in each bucket, so that a quantile is in the middle. */
const histogram = (name: string, labels: LabelSet, level: Level, bounds: readonly number[]): Sample[] => {
  const at = (end: string, share: number, more: LabelSet = {}): Sample => ({
    name: `${name}_${end}`,
    labels: { ...labels, ...more },
    start: level.start * share,
    perSecond: level.perSecond * share,
  })
  const middle = bounds[Math.floor(bounds.length / 2)] ?? 1
  return [
    ...bounds.map((bound, index) => at('bucket', (index + 1) / bounds.length, { le: String(bound) })),
    at('bucket', 1, { le: '+Inf' }),
    at('sum', middle),
    at('count', 1),
  ]
}

const samplesOf = (declaration: Declaration, labels: LabelSet, filling: Filling): readonly Sample[] => {
  const { name, type } = declaration
  const level = levelOf(declaration, filling)
  if (type === 'histogram') return histogram(name, labels, level, filling.bounds)
  if (type !== 'summary') return [{ name, labels, ...level }]
  return [
    { name, labels: { ...labels, quantile: '0.5' }, start: 0.01, perSecond: 0 },
    { name: `${name}_sum`, labels, start: 1, perSecond: 0.01 },
    { name: `${name}_count`, labels, start: 100, perSecond: 1 },
  ]
}

/** A type that the text format knows. */
export const shownType = (type: string): string => {
  if (type === 'unknown') return 'untyped'
  return type === 'info' || type === 'stateset' ? 'gauge' : type
}

/** An exposition in which each metric of a catalogue's parts has a series for each of its labels' values. */
export const familiesOf = (
  parts: readonly Readonly<Record<string, string>>[],
  filling: Filling,
): readonly Family[] =>
  parts
    .flatMap((part) => Object.entries(part))
    .map(([name, declared]): Family => {
      const [type = '', ...labels] = declared.split(' ')
      const declaration = { name, type, labels }
      return {
        name,
        type: shownType(type),
        samples: labelSetsOf(declaration, filling).flatMap((set) => samplesOf(declaration, set, filling)),
      }
    })
