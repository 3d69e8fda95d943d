import { expect, test } from 'vitest'
import type { Coverage } from '../cli/validation.ts'
import { coverageLines } from './coverage.ts'

const coverage: Coverage = {
  checked: { objects: 1, queries: 0, configurations: 0 },
  unknownKinds: new Map(),
  openNamespaces: new Map(),
  notChecked: [],
  notRendered: [
    { cluster: 'home', folder: 'apps', reason: 'install kustomize' },
    { cluster: 'away', folder: 'apps', reason: 'install kustomize' },
    { cluster: 'home', folder: 'HelmRelease notes/web', reason: 'install helm' },
  ],
}

test('names each folder that was not rendered once, by the reason', () => {
  expect(coverageLines(coverage).filter((line) => line.startsWith('not rendered'))).toEqual([
    'not rendered: apps: install kustomize',
    'not rendered: HelmRelease notes/web: install helm',
  ])
})
