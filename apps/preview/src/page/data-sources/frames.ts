import type { DataFrame, Field } from '@grafana/data'
import { displayNameOf, type Labels } from './legend.ts'

// Types alone are imported of Grafana: this module runs without its packages too.

/** Values of @grafana/data's FieldType. */
const TIME = 'time' as Field['type']
const NUMBER = 'number' as Field['type']
const STRING = 'string' as Field['type']

/** A sample as the stores send it: seconds, and the number as text. */
export type Sample = readonly [seconds: number, value: string]

export interface Series {
  readonly metric: Labels
  readonly values: readonly Sample[]
}

interface FrameOptions {
  readonly refId: string
  readonly query: string
  readonly legendFormat?: string
  /** Between two samples; a longer gap is one. */
  readonly stepMilliseconds?: number
}

/** `+Inf` is the text of what is no number elsewhere. */
export const numberOf = (text: string): number =>
  text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text)

/** A frame for each series. */
export const seriesFrames = (series: readonly Series[], options: FrameOptions): DataFrame[] =>
  series.map(({ metric, values }) => ({
    refId: options.refId,
    name: displayNameOf(options.legendFormat, metric, options.query),
    meta: {
      type: 'timeseries-multi' as NonNullable<DataFrame['meta']>['type'],
      executedQueryString: options.query,
    },
    length: values.length,
    fields: [
      {
        name: 'Time',
        type: TIME,
        config: options.stepMilliseconds === undefined ? {} : { interval: options.stepMilliseconds },
        values: values.map(([seconds]) => Math.round(seconds * 1000)),
      },
      {
        name: 'Value',
        type: NUMBER,
        config: { displayNameFromDS: displayNameOf(options.legendFormat, metric, options.query) },
        labels: { ...metric },
        values: values.map(([, value]) => numberOf(value)),
      },
    ],
  }))

/** One frame for all series: a column for the time, for each label and for the value. */
export const tableFrame = (series: readonly Series[], refId: string, valueName: string): DataFrame => {
  const rows = series.flatMap(({ metric, values }) => values.map((sample) => ({ metric, sample })))
  const labels = [...new Set(series.flatMap(({ metric }) => Object.keys(metric)))].toSorted()
  return {
    refId,
    meta: { preferredVisualisationType: 'table' },
    length: rows.length,
    fields: [
      {
        name: 'Time',
        type: TIME,
        config: {},
        values: rows.map(({ sample: [seconds] }) => Math.round(seconds * 1000)),
      },
      ...labels.map((label) => ({
        name: label,
        type: label === 'le' ? NUMBER : STRING,
        config: { filterable: true },
        values: rows.map(({ metric }) => valueOf(label, metric[label] ?? '')),
      })),
      {
        name: valueName,
        type: NUMBER,
        config: {},
        values: rows.map(({ sample: [, value] }) => numberOf(value)),
      },
    ],
  }
}

const valueOf = (label: string, text: string): string | number => (label === 'le' ? numberOf(text) : text)
