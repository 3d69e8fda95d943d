import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { validate } from '@fleet/validation'
import { fleet as labFleet } from '@fleet/validation/fixtures'
import { clusterNames, readFleet, requiredSecrets } from '@fleet/model'
import { SAMPLE_RECIPIENTS } from '@fleet/model/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { put, scratchFolder } from '../disk/testing/scratch.ts'
import { composeFleet } from '../compose/compose-fleet.ts'
import { foundBy, type CustomManager } from '../testing/renovate.ts'
import { inventoryOf } from './inventory-text.ts'
import { newFiles } from './new-files.ts'
import type { NewCluster, NewFleet } from './new-fleet.ts'

const [RECIPIENT] = SAMPLE_RECIPIENTS

const clusterWith = (number: number, nodes: number): NewCluster => ({
  kubeContext: `context-${number}`,
  nodes: Object.fromEntries(
    Array.from({ length: nodes }, (_, index) => [
      `node-${number}-${index}`,
      { address: `10.${number}.0.${index + 1}`, tailnetAddress: `100.99.${number}.${index + 1}` },
    ]),
  ),
  storageClass: 'local-path',
  traefik: true,
})

/** A fleet of clusters with so many nodes, whose first is the hub. */
const fleetOf = (...nodes: readonly number[]): NewFleet => ({
  clusters: Object.fromEntries(nodes.map((count, index) => [`cluster-${index}`, clusterWith(index, count)])),
  hub: 'cluster-0',
  hubNode: 'node-0-0',
  branch: 'main',
})

const readInventory = (facts: NewFleet) => {
  const read = readFleet(inventoryOf(facts))
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return read.fleet
}

const filesOf = (facts: NewFleet) => newFiles(facts, readInventory(facts))

const fileOf = (facts: NewFleet, path: string): string => filesOf(facts)[path] ?? ''

/** What a new repository's `fleet.ts` exports. */
const exportedBy = async (files: Readonly<Record<string, string>>): Promise<unknown> => {
  const folder = scratchFolder()
  for (const [path, content] of Object.entries(files)) put(folder, path, content)
  const { fleet } = (await import(pathToFileURL(join(folder, 'fleet.ts')).href)) as {
    readonly fleet: unknown
  }
  return fleet
}

const anyWord = fc.stringMatching(/^[\w@:'"\\$`{}-]{1,12}$/)

const anyFacts = (): fc.Arbitrary<NewFleet> =>
  fc
    .record({
      nodes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }),
      kubeContext: anyWord,
      branch: anyWord,
      traefik: fc.boolean(),
      place: fc.constantFrom({}, { folder: 'home/telemetry' }, { ageRecipient: RECIPIENT }),
    })
    .map(({ nodes, kubeContext, traefik, branch, place }) => {
      const { clusters, ...rest } = fleetOf(...nodes)
      return {
        ...rest,
        ...place,
        branch,
        clusters: { ...clusters, 'cluster-0': { ...clusterWith(0, nodes[0] ?? 1), kubeContext, traefik } },
      }
    })

describe('the repository of a new fleet', () => {
  test('exports exactly the facts that were stated', async () => {
    await fc.assert(
      fc.asyncProperty(anyFacts(), async (facts) => {
        expect(await exportedBy(filesOf(facts))).toEqual(inventoryOf(facts))
      }),
      { numRuns: 20 },
    )
  })

  test.each([[[1]], [[3, 1, 2]], [[20, 20]]])(
    'has no finding, with %j nodes in its clusters',
    async (nodes) => {
      const { findings } = await validate(composeFleet(readInventory(fleetOf(...nodes))))
      expect(findings).toEqual([])
    },
  )

  test('holds nothing of the machines and services of the fleet whose settings it has', () => {
    const texts = Object.values(filesOf(fleetOf(3, 1))).join('\n')
    const clusters = Object.values(labFleet.clusters)
    const facts = [
      ...clusters.flatMap(({ nodes }) =>
        Object.values(nodes).flatMap(({ address, tailnetAddress }) => [address, tailnetAddress]),
      ),
      ...clusters.flatMap(({ workloads }) => Object.values(workloads ?? {}).map(({ image }) => image)),
    ]
    expect(facts.filter((fact) => texts.includes(fact))).toEqual([])
  })

  test('leaves no placeholder open', () => {
    const files = filesOf({ ...fleetOf(1), ageRecipient: RECIPIENT, gitUrl: 'ssh://git@git.example/fleet' })
    expect(Object.entries(files).filter(([, text]) => /%[a-z]\w*%|@fleet\//i.test(text))).toEqual([])
  })

  test('says how to bootstrap each cluster from its own repository', () => {
    const readme = fileOf(
      { ...fleetOf(1, 1), gitUrl: 'ssh://git@git.example/fleet', branch: 'trunk' },
      'README.md',
    )
    expect(readme).toContain(
      'flux bootstrap git --url=ssh://git@git.example/fleet --branch=trunk --path=clusters/cluster-1/flux --context=context-1',
    )
  })

  test('inside another repository has its trees, its workflow and its commits there', () => {
    const facts = { ...fleetOf(1), folder: 'home/telemetry' }
    expect(readInventory(facts).gitops.path).toBe('home/telemetry/clusters')
    expect(fileOf(facts, '.github/workflows/fleet.yaml')).toContain("working-directory: 'home/telemetry'")
    expect(fileOf(facts, 'README.md')).toContain('--path=home/telemetry/clusters/cluster-0/flux')
    expect(fileOf(facts, 'README.md')).not.toContain('git init')
    expect(fileOf(fleetOf(1), 'README.md')).toContain('git init')
  })

  describe('with a recipient', () => {
    const facts = { ...fleetOf(1, 1), ageRecipient: RECIPIENT }
    const commands = fileOf(facts, 'README.md')

    test('has the Secrets of every cluster encrypted for it', () => {
      const recipients = Object.values(readInventory(facts).clusters).map(({ secretsFrom }) => secretsFrom)
      expect(recipients).toEqual(
        Array(2).fill(expect.objectContaining({ type: 'sops', recipients: [RECIPIENT] })),
      )
    })

    test('says how to make every Secret, by commands that write no plain text', () => {
      const needed = clusterNames(readInventory(facts)).flatMap((cluster) =>
        requiredSecrets(readInventory(facts), cluster).map(
          ({ namespace, name }) => `${cluster}/${namespace}/${name}`,
        ),
      )
      expect(needed.length).toBeGreaterThan(2)
      for (const id of needed) expect(commands).toContain(`npx observability-fleet secret ${id}`)
      expect(commands).not.toContain('--from-literal')
    })

    test('gives each cluster the key before Flux is there', () => {
      for (const context of ['context-0', 'context-1'])
        expect(commands).toContain(
          `kubectl --context ${context} --namespace flux-system create secret generic sops-age --from-file=age.agekey=`,
        )
      expect(commands.indexOf('sops-age')).toBeLessThan(commands.indexOf('flux bootstrap'))
    })
  })

  test('pins the generator, or what stands for it', () => {
    const pinned = (facts: NewFleet): string | undefined =>
      (JSON.parse(fileOf(facts, 'package.json')) as { devDependencies: Record<string, string> })
        .devDependencies['observability-fleet']
    expect(pinned(fleetOf(1))).toMatch(/^\d+\.\d+\.\d+$/)
    expect(pinned({ ...fleetOf(1), generator: 'file:generator.tgz' })).toBe('file:generator.tgz')
  })

  test('lets Renovate find each image and chart, and the image of a service that is added', () => {
    const files = filesOf(fleetOf(1))
    const { customManagers } = JSON.parse(files['renovate.json'] ?? '') as { customManagers: CustomManager[] }
    const text = (files['versions.ts'] ?? '').replace(
      'serviceImages = {',
      "serviceImages = {\n  blog: 'ghost:6.10.0',",
    )
    const found = foundBy(customManagers, 'versions.ts', text).map(({ name, version, digest }) =>
      [name, version ?? digest].join(' '),
    )
    const { images, charts } = inventoryOf(fleetOf(1)).versions
    const deployed = [
      ...Object.values(images),
      ...Object.values(charts).map(({ url }) => url.replace('oci://', '')),
    ]
    expect(found).toHaveLength(deployed.length + 1)
    expect(found).toContain('ghost 6.10.0')
  })
})
