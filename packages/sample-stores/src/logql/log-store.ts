import type { Labels } from '../evaluation/labels.ts'

/** A line as Loki keeps it. */
export interface StoredLine {
  /** Seconds since 1970. */
  readonly time: number
  text(): string
  /** A label that came with the line, beside those of its stream: structured metadata. */
  metadata(label: string): string | undefined
}

export interface LogStream {
  readonly labels: Labels
  /** The names of what comes with each line. */
  readonly metadata: readonly string[]
  /** Those after one time, up to another and at it, in the order of their times. */
  readonly lines: (after: number, until: number) => readonly StoredLine[]
}

export type LogStore = readonly LogStream[]
