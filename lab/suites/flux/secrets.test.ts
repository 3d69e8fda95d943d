import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootstrap } from '../../src/flux/bootstrap.ts'
import { buildTrees } from '../../src/flux/changed-fleet.ts'
import { startFluxCluster, type FluxCluster } from '../../src/flux/flux-cluster.ts'
import { serveRepository, type Repository } from '../../src/flux/repository.ts'
import { ageKey, keySecret, runSecret, runSops, type Built } from '../../src/flux/sops.ts'
import { command } from '../../src/hosts/commands.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectsInFolder, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'

/*
 * Secrets on their way: encrypted by `secret` and the real sops, fetched and decrypted by the real Flux. Those of
 * External Secrets end at the API, for the lab has no operator for them.
 */

const { name, node } = clusters.spoke

const [cluster, next, person, formerly] = [ageKey(), ageKey(), ageKey(), ageKey()]

const fleetWith = (secretsFrom: unknown): unknown => ({
  ...inventory,
  clusters: { ...inventory.clusters, [name]: { ...inventory.clusters[name], secretsFrom } },
})

const encryptedFor = (...keys: readonly { readonly recipient: string }[]): unknown =>
  fleetWith({ type: 'sops', recipients: keys.map(({ recipient }) => recipient) })

interface Listed {
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  readonly keys: Readonly<Record<string, string>>
  readonly state: string
  readonly file: string
}

let hosts: LabHosts
let repository: Repository
let flux: FluxCluster
let built: Built
let needed: readonly Listed[]

const listed = (): readonly Listed[] =>
  (JSON.parse(runSecret(built, ['--json'])) as readonly Listed[]).filter((one) => one.cluster === name)

/** A value that no other text has, with signs that shells and YAML read otherwise. */
const valueOf = (secret: Listed, key: string): string =>
  `it's: "${secret.name}" #${key}\n$HOME/${secret.name}`

const valuesOf = (secret: Listed): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(secret.keys).map((key) => [key, valueOf(secret, key)]))

const objectOf = (secret: Listed): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: secret.name, namespace: secret.namespace },
})

const inApi = async (object: KubernetesObject): Promise<KubernetesObject> =>
  (await flux.server.api.get(await flux.server.api.pathOf(object))) as KubernetesObject

const build = (fleet: unknown): void => {
  built = { fleet, trees: repository.trees, stage: hosts.stage }
  buildTrees(fleet, repository.trees, hosts.stage)
}

const folder = (): string => join(repository.trees, name)

const updateKeys = (): void => {
  for (const secret of listed()) runSops(folder(), person, 'updatekeys', '--yes', secret.file)
}

/** A change of a person, for which Flux applies everything again. @returns its revision */
const pushed = (note: string): string => {
  const metadata = { name: 'note', namespace: 'flux-system' }
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { note } }
  repository.write(`clusters/${name}/flux/note.yaml`, JSON.stringify(object))
  return repository.push(note)
}

beforeAll(async () => {
  hosts = await startHosts()
  repository = await serveRepository(hosts.hub, hosts.stage, clusters.hub.node.tailnetAddress)
  flux = await startFluxCluster(hosts.spoke, { stage: hosts.stage, node, archives: undefined })
})

afterAll(async () => {
  await flux.stop()
  await hosts[Symbol.asyncDispose]()
})

test('each Secret that the cluster needs is encrypted by `secret`, and Git has none of its values', () => {
  build(encryptedFor(cluster, person, formerly))
  needed = listed()
  expect(needed.length).toBeGreaterThan(0)
  for (const secret of needed) {
    expect(secret.state).toBe('missing')
    const id = `${secret.cluster}/${secret.namespace}/${secret.name}`
    runSecret(built, [id], JSON.stringify(valuesOf(secret)))
  }
  expect(new Set(listed().map(({ state }) => state))).toEqual(new Set(['encrypted']))
  // With them a build changes nothing, and finds nothing.
  build(encryptedFor(cluster, person, formerly))
})

test('a cluster without its key applies everything but the Secrets', async () => {
  const objects = bootstrap(repository, name)
  repository.push('encrypted Secrets')
  await flux.server.api.apply(objects)
  const ready = async (): Promise<ReadonlyMap<string, boolean>> =>
    new Map(
      (await flux.kustomizations()).map(({ metadata, status }) => [
        metadata.name,
        (status?.conditions ?? []).some(({ type, status: is }) => type === 'Ready' && is === 'True'),
      ]),
    )
  let seen: ReadonlyMap<string, boolean> = new Map()
  const others = ['sources', 'telemetry', 'workloads']
  await until(
    'every other layer is ready',
    async () => {
      seen = await ready()
      return others.every((layer) => seen.get(layer) === true)
    },
    { seconds: 200, explain: () => JSON.stringify([...seen]) },
  )
  expect(seen.get('secrets')).toBe(false)
  expect(flux.controllers.kustomize.log()).toContain('sops-age')
})

test('with its key Flux decrypts each Secret, and takes over the one that a person made', async (context) => {
  const [first] = needed
  if (!first) throw new Error('the spoke needs no Secret')
  const byHand = Object.fromEntries(Object.keys(first.keys).map((key) => [key, 'an older value']))
  await flux.server.api.apply([{ ...objectOf(first), stringData: byHand }, keySecret({ age: cluster })])
  const began = performance.now()
  await flux.reconcile(pushed('with the key'), 200)
  measured(context, { 'until all is ready': `${((performance.now() - began) / 1000).toFixed(0)} s` })
  for (const secret of needed) {
    const { data } = (await inApi(objectOf(secret))) as { readonly data?: Readonly<Record<string, string>> }
    const decoded = Object.entries(data ?? {}).map(([key, text]) => [
      key,
      Buffer.from(text, 'base64').toString(),
    ])
    expect(Object.fromEntries(decoded)).toEqual(valuesOf(secret))
  }
  const history = command('git', '-C', join(repository.trees, '..'), 'log', '--patch', '--all')
  for (const secret of needed)
    for (const key of Object.keys(secret.keys))
      for (const line of valueOf(secret, key).split('\n')) expect(history).not.toContain(line)
})

test('by the steps of the guide a person leaves, and the cluster gets another key', async () => {
  const before = new Map<string, unknown>()
  for (const secret of needed) before.set(secret.name, valueAt(await inApi(objectOf(secret)), 'data'))
  await flux.server.api.apply([keySecret({ age: cluster, next })])
  build(encryptedFor(next, person))
  updateKeys()
  build(encryptedFor(next, person))
  await flux.reconcile(repository.push('another key'), 200)
  await flux.server.api.request(
    'PATCH',
    await flux.server.api.pathOf(keySecret({})),
    { data: { 'age.agekey': null } },
    'application/merge-patch+json',
  )
  await flux.reconcile(pushed('the old key is gone'), 200)
  for (const secret of needed)
    expect(valueAt(await inApi(objectOf(secret)), 'data')).toEqual(before.get(secret.name))
  for (const secret of listed())
    expect(() => runSops(folder(), formerly, 'decrypt', secret.file)).toThrow('Failed to get the data key')
})

test('the API takes what External Secrets reads', async () => {
  const trees = join(hosts.stage, 'from-a-store')
  const store = { type: 'external-secrets', store: { name: 'vault' } }
  buildTrees(fleetWith(store), trees, hosts.stage)
  const secrets = join(trees, name, 'secrets')
  expect(readdirSync(secrets)).toContain('kustomization.yaml')
  const external = objectsInFolder(secrets).filter(({ kind }) => kind === 'ExternalSecret')
  expect(external.map(({ metadata }) => metadata.name).toSorted()).toEqual(
    needed.map((secret) => secret.name).toSorted(),
  )
  await flux.server.api.apply(external)
  for (const object of external)
    expect(valueAt(await inApi(object), 'spec', 'data')).toMatchObject(
      valueAt(object, 'spec', 'data') as object,
    )
})
