import { readFileSync } from 'node:fs'
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
