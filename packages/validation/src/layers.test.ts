import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What the files of each layer may import, types among it. Arrows point down only. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  values: [],
  schemas: ['values'],
  queries: ['values'],
  catalog: ['values'],
  tree: ['catalog', 'queries', 'schemas', 'values'],
  telemetry: ['tree', 'catalog', 'queries', 'schemas', 'values'],
  rules: ['telemetry', 'tree', 'catalog', 'queries', 'schemas', 'values'],
  plan: ['rules', 'telemetry', 'tree', 'catalog', 'queries', 'schemas', 'values'],
}

const IMPORT = /^(?:import|export)\s(?:[^'=(]*?\sfrom\s)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm

const FILES = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith('.test.ts') && !file.startsWith('testing/'))
  .toSorted()

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(IMPORT)].map(([, named, loaded]) =>
    normalize(join(dirname(file), named ?? loaded ?? '')),
  )

const layerOf = (file: string): string => file.slice(0, Math.max(0, file.indexOf('/')))

const layered = FILES.filter((file) => layerOf(file) !== '')

/** The first way that leads from one of the nodes back to itself. */
const circleIn = (
  nodes: readonly string[],
  next: (node: string) => readonly string[],
): readonly string[] | undefined => {
  const cleared = new Set<string>()
  const circleFrom = (node: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node]
    if (cleared.has(node)) return undefined
    for (const one of next(node)) {
      const circle = circleFrom(one, [...way, node])
      if (circle) return circle
    }
    cleared.add(node)
    return undefined
  }
  return nodes.map((node) => circleFrom(node, [])).find(Boolean)
}

describe('the layers of the validator', () => {
  it('are all in the table', () => {
    expect([...new Set(layered.map(layerOf))].toSorted()).toEqual(Object.keys(LAYERS).toSorted())
  })

  it.each(Object.entries(LAYERS))('%s imports only what lies below it', (layer, below) => {
    const upwards = layered
      .filter((file) => layerOf(file) === layer)
      .flatMap((file) =>
        importsOf(file)
          .filter((imported) => ![layer, ...below].includes(layerOf(imported)))
          .map((imported) => `${file} imports ${imported}`),
      )
    expect(upwards).toEqual([])
  })

  it('have no circle of files', () => {
    expect(circleIn(FILES, (file) => importsOf(file).filter((one) => one.endsWith('.ts')))).toBeUndefined()
  })

  it.each(Object.keys(LAYERS))('have no circle of folders in %s', (layer) => {
    const files = Map.groupBy(
      layered.filter((file) => layerOf(file) === layer),
      dirname,
    )
    const below = (folder: string): readonly string[] =>
      (files.get(folder) ?? [])
        .flatMap(importsOf)
        .map(dirname)
        .filter((other) => other !== folder && files.has(other))
    expect(circleIn([...files.keys()], below)).toBeUndefined()
  })
})
