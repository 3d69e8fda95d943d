import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Declared } from './exposition.ts'

const FOLDER = join(import.meta.dirname, '../../src/telemetry/catalogues')

export interface CatalogueFile {
  readonly exporter: string
  readonly version: string
  /** Where this was read from. */
  readonly source: string
  /** The images whose programs these are. */
  readonly images: readonly string[]
  /** Parts that yield nothing unless they are switched on. */
  readonly off?: readonly string[]
  /** By the part of the exporter that yields them, as its arguments name it. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, Declared>>>>
}

/** Writes a catalogue in the one order that gives the same bytes each time. */
export const writeCatalogue = ({ parts, off, ...rest }: CatalogueFile): void => {
  const sorted = Object.fromEntries(
    Object.entries(parts)
      .filter(([, metrics]) => Object.keys(metrics).length > 0)
      .toSorted(byName)
      .map(([part, metrics]) => [part, Object.fromEntries(Object.entries(metrics).toSorted(byName))]),
  )
  const file = { ...rest, ...(off && { off: off.toSorted() }), parts: sorted }
  writeFileSync(join(FOLDER, `${rest.exporter}.json`), `${JSON.stringify(file, undefined, 2)}\n`)
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1
