import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleFleetInput } from '../testing/sample-fleet.ts'
import { wrongInventories } from '../testing/wrong-inventories.ts'
import { fieldPage } from './field-page.ts'
import { inventoryFields, inventoryTypes } from './inventory-fields.ts'
import { inventoryPage } from './inventory-page.ts'
import { inventorySchema } from './inventory-schema.ts'
import { INVENTORY_RULE_DOCS } from './rule-docs.ts'

const DOCS = join(import.meta.dirname, '../../../../docs')

const types = inventoryTypes()
const fields = inventoryFields(types)
const named = fields.filter(({ name }) => name !== '')

test('the page of the inventory is that of its schemas', async () => {
  await expect(inventoryPage()).toMatchFileSnapshot(join(DOCS, 'inventory.md'))
})

test('the published schema is that of the program', async () => {
  await expect(`${JSON.stringify(inventorySchema(), undefined, 2)}\n`).toMatchFileSnapshot(
    join(DOCS, 'inventory.schema.json'),
  )
})

test.each(Object.entries(types))('the type %s has a description in whole sentences', (_, type) => {
  expect(type.description).toMatch(/^[A-Zk].*[.)]$/)
})

test.each(named)('$path has a description in whole sentences', ({ schema }) => {
  expect(schema.description).toMatch(/^[A-Z`k].*[.)]$/)
})

test.each(named.filter(({ isRequired }) => !isRequired))(
  '$path says what applies without it',
  ({ schema }) => {
    expect(schema.description).toContain('By default')
  },
)

test('every place in an inventory is a field', () => {
  const paths = new Set(fields.map(({ path }) => path))
  expect(placesIn(sampleFleetInput()).filter((path) => !paths.has(path))).toEqual([])
})

/** The fields of records by their names, which are a person’s. */
const RECORDS = new Set(
  fields.filter(({ path }) => path.endsWith('.NAME')).map(({ path }) => path.slice(0, -'.NAME'.length)),
)

const placesIn = (value: unknown, path = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((entry) => [`${path}[]`, ...placesIn(entry, `${path}[]`)])
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, entry]) => {
    const inner = `${path}.${RECORDS.has(path) ? 'NAME' : name}`.replace(/^\./, '')
    return [inner, ...placesIn(entry, inner)]
  })
}

test('the page of a field has its type, its example and the fields inside', () => {
  const page = (path: string) => fieldPage(fields.find((field) => field.path === path) ?? fail(path), types)
  expect(page('clusters.NAME.kubeContext')).toMatch(/Type: Word, required\.[\s\S]*Example: `'k3s-homelab'`/)
  expect(page('clusters.NAME.storageClass')).toMatch(/By default `local-path`\.[\s\S]*DnsLabel, optional/)
  expect(page('clusters.NAME.nodes')).toMatch(/ClusterNodeInput by DnsLabel[\s\S]*- `tailnetAddress` \(/)
  expect(page('clusters.NAME.seriesBudget')).toContain('optional')
})

const fail = (path: string): never => {
  throw new Error(`there is no field ${path}`)
}

test('every rule that a finding about an inventory names is explained', () => {
  const known = INVENTORY_RULE_DOCS.map(({ id }) => id)
  const reported = Object.values(wrongInventories).map(({ refused }) => refused.rule)
  expect(known.toSorted()).toEqual([...new Set(known)].toSorted())
  expect(reported.filter((id) => !known.includes(id))).toEqual([])
})

test.each(INVENTORY_RULE_DOCS)(
  '$id has a summary and a rationale in whole sentences',
  ({ summary, rationale }) => {
    for (const text of [summary, rationale]) expect(text).toMatch(/^[A-Z`ck].*\.$/)
  },
)
