import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../fixtures/exports')

/** Dashboards in the forms in which Grafana 7 to 12 export them, by the names of their files. */
export const EXPORTS: Readonly<Record<string, string>> = Object.fromEntries(
  globSync('*.json', { cwd: FOLDER })
    .toSorted()
    .map((file) => [basename(file), readFileSync(join(FOLDER, file), 'utf8')]),
)
