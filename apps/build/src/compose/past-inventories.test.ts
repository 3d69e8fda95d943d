import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readFleet } from '@fleet/model'
import { pastInventories } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { validate } from '@fleet/validation'
import { composeFleet } from './compose-fleet.ts'

const valid = Object.entries(pastInventories).filter(([, { refused }]) => refused.length === 0)

test.each(valid)(
  'an inventory of version %s still builds, and its trees have no error',
  async (_, { fleet }) => {
    const read = readFleet(fleet)
    if (!read.ok) throw new Error(JSON.stringify(read.findings))
    const { findings } = await validate(composeFleet(read.fleet))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  },
)

test('each version before the present one has its inventory', () => {
  const changelog = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')
  const [, ...past] = [...changelog.matchAll(/^## (\d+\.\d+)\.0$/gm)].map(([, minor]) => `${minor}.0`)
  expect(past.filter((version) => !(version in pastInventories))).toEqual([])
})
