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
    const cleared = new Set<string>()
    const circleFrom = (file: string, way: readonly string[]): readonly string[] | undefined => {
      if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
      if (cleared.has(file)) return undefined
      for (const imported of importsOf(file).filter((one) => one.endsWith('.ts'))) {
        const circle = circleFrom(imported, [...way, file])
        if (circle) return circle
      }
      cleared.add(file)
      return undefined
    }
    expect(FILES.map((file) => circleFrom(file, [])).find(Boolean)).toBeUndefined()
  })
})
