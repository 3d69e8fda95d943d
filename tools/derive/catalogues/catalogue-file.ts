import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueFile } from '@fleet/validation/catalogue'

const FOLDER = join(import.meta.dirname, '../../../packages/validation/src/catalog/metrics')

const fileOf = (exporter: string): string => join(FOLDER, `${exporter}.json`)

/** The present content of an exporter's file, read anew each time. */
export const readCatalogue = (exporter: string): CatalogueFile =>
  JSON.parse(readFileSync(fileOf(exporter), 'utf8')) as CatalogueFile

/** Writes a catalogue in the one order that gives the same bytes each time. */
export const writeCatalogue = ({ parts, off, ...rest }: CatalogueFile): void => {
  const sorted = Object.fromEntries(
    Object.entries(parts)
      .filter(([, metrics]) => Object.keys(metrics).length > 0)
      .toSorted(byName)
      .map(([part, metrics]) => [part, Object.fromEntries(Object.entries(metrics).toSorted(byName))]),
  )
  const file = { ...rest, ...(off && { off: off.toSorted() }), parts: sorted }
  writeFileSync(fileOf(rest.exporter), `${JSON.stringify(file, undefined, 2)}\n`)
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1
