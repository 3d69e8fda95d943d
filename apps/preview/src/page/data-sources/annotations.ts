import type { AnnotationEvent, AnnotationQuery, AnnotationSupport, DataFrame } from '@grafana/data'
import { of } from 'rxjs'
import { legendOf, type Labels } from './legend.ts'

/** How often a query of annotations looks where it does not say. */
const STEP = '60s'

interface StoredAnnotation extends AnnotationQuery {
  readonly expr?: string
  readonly step?: string
  readonly titleFormat?: string
  readonly textFormat?: string
  readonly tagKeys?: string
  /** The value is the time of the event in milliseconds, in place of the sample's time. */
  readonly useValueForTime?: boolean | 'on'
}

/** Marks on the time axis: a series has an event wherever its value is not zero. */
export const annotationsOfSeries: AnnotationSupport = {
  prepareAnnotation: (json: StoredAnnotation) => ({
    ...json,
    target: {
      refId: 'Anno',
      expr: json.expr,
      interval: json.step ?? STEP,
      range: true,
      ...(json.target as object),
    },
  }),
  prepareQuery: ({ target }) => target,
  processEvents: (annotation, frames) =>
    of(frames.flatMap((frame) => eventsOf(annotation as StoredAnnotation, frame))),
}

const eventsOf = (annotation: StoredAnnotation, frame: DataFrame): AnnotationEvent[] => {
  const [times, values] = frame.fields
  if (!times || !values) return []
  const labels: Labels = values.labels ?? {}
  const own = textsOf(annotation, labels)
  const step = times.config.interval ?? 60_000
  return occurrences(annotation, times.values as number[], values.values as number[], step).map(
    ({ time, timeEnd }) => ({
      time,
      timeEnd,
      isRegion: timeEnd > time,
      ...own,
    }),
  )
}

const textsOf = ({ titleFormat = '', textFormat = '', tagKeys = '' }: StoredAnnotation, labels: Labels) => ({
  title: legendOf(titleFormat, labels),
  text: legendOf(textFormat, labels),
  tags: tagKeys
    .split(',')
    .map((key) => labels[key.trim()] ?? '')
    .filter((tag) => tag !== ''),
})

interface Occurrence {
  readonly time: number
  readonly timeEnd: number
}

/** Samples that follow each other are one event that lasts. */
const occurrences = (
  { useValueForTime = false }: StoredAnnotation,
  times: readonly number[],
  values: readonly number[],
  step: number,
): readonly Occurrence[] => {
  const found: Occurrence[] = []
  for (const [index, value] of values.entries()) {
    if (!value) continue
    const time = useValueForTime === false ? (times[index] ?? 0) : Math.floor(value)
    const last = found.at(-1)
    if (last && time <= last.timeEnd + step)
      found[found.length - 1] = { time: last.time, timeEnd: Math.max(last.timeEnd, time) }
    else found.push({ time, timeEnd: time })
  }
  return found
}
