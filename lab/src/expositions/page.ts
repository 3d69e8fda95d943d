/** One sample of an exposition: its value when the page was made, and its growth in a second. */
export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly start: number
  readonly perSecond: number
}

/** A metric with its samples, as the text format groups them. */
export interface Family {
  readonly name: string
  readonly type: string
  readonly samples: readonly Sample[]
}

/** An exporter's page from a moment on, from which its counters grow. */
export interface Page {
  /** In milliseconds since 1970. */
  readonly since: number
  readonly families: readonly Family[]
}

const quoted = (value: string): string =>
  `"${value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`

const lineOf = ({ name, labels, start, perSecond }: Sample, seconds: number): string => {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}=${quoted(value)}`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${start + perSecond * seconds}`
}

/** The page in Prometheus' text format, as it is at a moment (in milliseconds since 1970). */
export const textOf = ({ since, families }: Page, now: number): string => {
  const seconds = (now - since) / 1000
  return families
    .map(({ name, type, samples }) =>
      [`# TYPE ${name} ${type}`, ...samples.map((sample) => lineOf(sample, seconds)), ''].join('\n'),
    )
    .join('')
}
