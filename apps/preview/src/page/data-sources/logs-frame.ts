import type { DataFrame, Field } from '@grafana/data'
import type { Labels } from './legend.ts'

export interface LogStream {
  readonly stream: Labels
  /** Nanoseconds, the line, and perhaps what only this line has. */
  readonly values: readonly (readonly [nanoseconds: string, line: string, metadata?: unknown])[]
}

interface FrameOptions {
  readonly refId: string
  readonly query: string
}

interface Entry {
  readonly labels: Labels
  readonly nanoseconds: string
  readonly line: string
}

/** One frame of all lines, the newest first, with the labels of each. */
export const logsFrame = (streams: readonly LogStream[], { refId, query }: FrameOptions): DataFrame => {
  const entries = streams
    .flatMap(({ stream, values }) =>
      values.map(([nanoseconds, line]): Entry => ({ labels: stream, nanoseconds, line })),
    )
    .toSorted((a, b) => (BigInt(a.nanoseconds) < BigInt(b.nanoseconds) ? 1 : -1))
  return {
    refId,
    meta: {
      preferredVisualisationType: 'logs',
      executedQueryString: query,
      custom: { frameType: 'LabeledTimeValues' },
    },
    length: entries.length,
    fields: [
      column(
        'labels',
        'other',
        entries.map(({ labels }) => labels),
      ),
      column(
        'Time',
        'time',
        entries.map(({ nanoseconds }) => Number(BigInt(nanoseconds) / 1_000_000n)),
      ),
      column(
        'Line',
        'string',
        entries.map(({ line }) => line),
      ),
      column(
        'tsNs',
        'string',
        entries.map(({ nanoseconds }) => nanoseconds),
      ),
      column(
        'id',
        'string',
        entries.map(({ nanoseconds }, index) => `${nanoseconds}_${index}`),
      ),
    ],
  }
}

const column = (name: string, type: string, values: readonly unknown[]): Field => ({
  name,
  type: type as Field['type'],
  config: {},
  values: [...values],
})
