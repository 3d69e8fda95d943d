import type { Labels } from '../evaluation/labels.ts'
import type { LogStream, StoredLine } from './log-store.ts'

/** A line on its way through a pipeline. */
export interface Entry {
  readonly stream: LogStream
  readonly stored: StoredLine
  /** The text that a stage made of it. */
  readonly made?: string
  /** Labels that a stage made, or took away where they are empty. */
  readonly changed?: Labels
}

export const textOf = ({ made, stored }: Entry): string => made ?? stored.text()

export const labelOf = ({ changed, stored, stream }: Entry, name: string): string =>
  changed?.[name] ?? stored.metadata(name) ?? stream.labels[name] ?? ''

export const withLabels = (entry: Entry, labels: Labels): Entry => ({
  ...entry,
  changed: { ...entry.changed, ...labels },
})

export const labelsOf = (entry: Entry): Labels => {
  const names = [
    ...Object.keys(entry.stream.labels),
    ...entry.stream.metadata,
    ...Object.keys(entry.changed ?? {}),
  ]
  return Object.fromEntries(
    [...new Set(names)]
      .map((name) => [name, labelOf(entry, name)] as const)
      .filter(([, value]) => value !== ''),
  )
}
