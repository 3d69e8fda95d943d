/**
 * Makes the vendored schema of the values that a chart takes, and the list of its groups of alerts, from the chart's archive:
 *
 *     pnpm derive:chart-keys loki-18.11.0.tgz [FOLDER]
 *
 * It needs Go, whose own parser reads the templates. Keys whose content is not the chart's but Kubernetes', Loki's or
 * Prometheus' get that program's schema. List the results in src/schemas: schema-files.ts, charts.ts and chart-rule-groups.ts. `pnpm lab charts`
 * holds the committed ones equal to what this makes of the archives.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { ChartList } from '@fleet/validation/chart-rule-groups'
import { definitionLines, schemaFile } from '../schema-file.ts'
import { groupsThatCanBeEmpty } from './groups-that-can-be-empty.ts'
import { corrected } from './corrected.ts'
import type { Keys } from './keys.ts'
import { knownValue } from './known-values.ts'
import { schemaOfKeys } from './schema-of-keys.ts'
import { shared } from '../shared.ts'

const DERIVED = join(import.meta.dirname, '../../../packages/validation/src/schemas/derived')

const [file = '', folder = DERIVED] = process.argv.slice(2)
const chart = basename(file, '.tgz')
const name = chart.replace(/-\d+\.\d+\.\d+.*$/, '')

/** What derive/charts/keys reads of the archive. */
const readArchive = (message: 'keys' | 'rules'): unknown =>
  JSON.parse(
    execFileSync('go', ['run', '.', message, resolve(file)], {
      cwd: join(import.meta.dirname, 'keys'),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }),
  )

const write = (suffix: string, text: string): void => {
  const target = join(folder, `${chart}${suffix}.json`)
  writeFileSync(target, text)
  process.stdout.write(`${target}\n`)
}

const values = schemaOfKeys(knownValue(name), corrected(name, readArchive('keys') as Keys))
write('', schemaFile(shared({ values })))
const groups = groupsThatCanBeEmpty(
  readArchive('rules') as readonly (ChartList & { readonly name: string })[],
)
if (Object.keys(groups).length > 0) write('-rules', definitionLines(groups))
