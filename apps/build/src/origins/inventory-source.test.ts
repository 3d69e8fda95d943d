import { join } from 'node:path'
import { expect, test } from 'vitest'
import { put, scratchFolder } from '../disk/testing/scratch.ts'
import { inventorySource, type InventorySource } from './inventory-source.ts'

/** The modules of an inventory, as a person writes them. */
const MODULES = {
  'index.ts': "export { fleet } from './fleet.ts'\n",
  'fleet.ts': `import type { FleetInput } from 'somewhere'
import { home } from './home.ts'
import { spokes } from './spokes.ts'
export const fleet: FleetInput = {
  clusters: { home, ...spokes, 'in-place': { storageClass: 'nfs' } },
  hub: { cluster: 'home', budget: 10_000 },
} satisfies FleetInput
`,
  'home.ts': `import { images } from './images.ts'
const shared = { class: 'fast' } as const
/** storageClass: 'slow' is no field here. */
export const home = ({
  storageClass: shared.class,
  ports: [80, 443],
  workloads: { web: { image: images.web }, made: make({ image: 'x:1' }) },
})
`,
  'spokes.ts': "export const spokes = { far: { storageClass: 'slow' } }\n",
  'images.ts': "export const images = {\n  web: 'web:1',\n}\n",
}

const sourceOf = () => {
  const folder = scratchFolder()
  for (const [path, content] of Object.entries(MODULES)) put(folder, path, content)
  return { folder, source: inventorySource(join(folder, 'index.ts')) }
}

/** What begins at a place. */
const textAt = (source: InventorySource, path: string): string | undefined => {
  const found = source.find(path.split('.'))
  if (!found) return undefined
  const lines = source.textOf(found.file)?.split('\n') ?? []
  return lines[found.line - 1]?.slice(found.column - 1)
}

test.each([
  ['clusters.in-place.storageClass', "'nfs'"],
  ['hub.budget', '10_000'],
  ['clusters.home.storageClass', "'fast'"],
  ['clusters.home.ports.1', '443'],
  ['clusters.home.workloads.web', '{ image: images.web }'],
  ['clusters.home.workloads.web.image', "'web:1'"],
  ['clusters.home.workloads.made', "make({ image: 'x:1' })"],
  ['clusters.far.storageClass', "'slow'"],
])('the field %s is found where a module states it', (path, text) => {
  expect(textAt(sourceOf().source, path)).toMatch(
    new RegExp(`^${text.replaceAll(/[(){}]/g, String.raw`\$&`)}`),
  )
})

test.each(['clusters.home.workloads.made.image', 'clusters.home.gone', 'clusters.away.storageClass'])(
  'the field %s is in no known place',
  (path) => {
    expect(sourceOf().source.find(path.split('.'))).toBeUndefined()
  },
)

test('a literal of another value is not the field', () => {
  const { source } = sourceOf()
  const path = ['hub', 'cluster']
  expect(source.find(path, 'home')).toBeDefined()
  expect(source.find(path, 'far')).toBeUndefined()
})

test('the text of a module is known, and of no other file', () => {
  const { folder, source } = sourceOf()
  expect(source.textOf(join(folder, 'spokes.ts'))).toBe(MODULES['spokes.ts'])
  expect(source.textOf(join(folder, 'other.ts'))).toBeUndefined()
})

test('a module that is not there is none', () => {
  expect(inventorySource('gone.ts').find(['hub'])).toBeUndefined()
})
