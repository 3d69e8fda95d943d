import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusterNames, readFleet, requiredSecrets } from '@fleet/model'
import { expect, test } from 'vitest'
import { fleet } from '../fleet.ts'

const ROOT = join(import.meta.dirname, '../../../..')

test('the README lists the Secrets that somebody has to provide, and no others', () => {
  const read = readFleet(fleet)
  const needed = read.ok ? clusterNames(read.fleet).flatMap((name) => requiredSecrets(read.fleet, name)) : []
  const rows = readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(
    /^\| (\S+) +\| `(\S+)` +\| `(\S+)` +\| (.+?) +\|/gm,
  )
  expect([...rows].map(([, ...cells]) => cells.join(' ')).toSorted()).toEqual(
    needed
      .map(({ cluster, namespace, name, keys }) =>
        [cluster, namespace, name, keyList(Object.keys(keys))].join(' '),
      )
      .toSorted(),
  )
})

const keyList = (keys: readonly string[]): string =>
  keys
    .toSorted()
    .map((key) => `\`${key}\``)
    .join(', ')

test('the trees of the fleet are those that the lab runs on the real programs', () => {
  const filesIn = (folder: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      globSync('*/{flux,sources,releases,telemetry,workloads}/*.yaml', { cwd: join(ROOT, folder) }).map(
        (path) => [path, readFileSync(join(ROOT, folder, path), 'utf8')],
      ),
    )
  expect(filesIn('clusters')).toEqual(filesIn('packages/validation/fixtures/trees'))
})
