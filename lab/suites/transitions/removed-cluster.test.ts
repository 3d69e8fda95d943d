import { join } from 'node:path'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootstrap } from '../../src/flux/bootstrap.ts'
import { buildTrees } from '../../src/flux/changed-fleet.ts'
import { startFluxCluster, type FluxCluster } from '../../src/flux/flux-cluster.ts'
import { serveRepository, type Repository } from '../../src/flux/repository.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectsInFolder, objectsOf, type KubernetesObject } from '../../src/trees/committed.ts'

/*
 * What a bootstrapped cluster does when its tree is renamed or goes. Each test begins where the one before ends.
 */

const { name: old, node } = clusters.spoke
const renamed = 'renamed'

let hosts: LabHosts
let repository: Repository
let cluster: FluxCluster

beforeAll(async () => {
  hosts = await startHosts()
  repository = await serveRepository(hosts.hub, hosts.stage, clusters.hub.node.tailnetAddress)
  cluster = await startFluxCluster(hosts.spoke, { stage: hosts.stage, node, archives: undefined })
  const objects = bootstrap(repository, old)
  const revision = repository.push('the committed trees')
  await cluster.server.api.apply(objects)
  await cluster.reconcile(revision, 200)
})

afterAll(async () => {
  await cluster.stop()
  await hosts[Symbol.asyncDispose]()
})

type Live = KubernetesObject & {
  readonly metadata: { readonly uid: string; readonly deletionTimestamp?: string }
}

/** An object in the API; nothing where it is gone, or is being deleted. */
const live = async (object: KubernetesObject): Promise<Live | undefined> => {
  const { api } = cluster.server
  const { status, body } = await api.request('GET', await api.pathOf(object))
  const found = body as Live
  return status === 200 && found.metadata.deletionTimestamp === undefined ? found : undefined
}

const uids = async (objects: readonly KubernetesObject[]) =>
  Object.fromEntries(
    await Promise.all(
      objects.map(async (object) => [identity(object), (await live(object))?.metadata.uid] as const),
    ),
  )

const identity = ({ kind, metadata }: KubernetesObject): string =>
  [kind, metadata.namespace, metadata.name].filter(Boolean).join(' ')

/** The objects that the cluster had from its tree, without the layers themselves: they change with the folder. */
const applied = (): readonly KubernetesObject[] =>
  objectsOf(old).filter(({ apiVersion }) => !apiVersion.includes('toolkit.fluxcd.io'))

const rootMessage = async (): Promise<string> => {
  const root = (await cluster.kustomizations()).find(({ metadata }) => metadata.name === 'flux-system')
  return (root?.status?.conditions ?? [])
    .map(({ type, status, message }) => `${type}=${status} ${message}`)
    .join('; ')
}

const fetchAgain = async (): Promise<void> => {
  const source = '/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/flux-system'
  const annotations = { 'reconcile.fluxcd.io/requestedAt': new Date().toISOString() }
  await cluster.server.api.request(
    'PATCH',
    source,
    { metadata: { annotations } },
    'application/merge-patch+json',
  )
}

let sync: readonly KubernetesObject[] = []
let revision = ''

test('after the folder has moved as a whole, Flux misses it and deletes nothing', async () => {
  const before = await uids(applied())
  const { [old]: spoke, ...others } = inventory.clusters
  // With that folder in the old tree, the build refuses to empty it.
  repository.remove(`clusters/${old}/flux/flux-system`)
  buildTrees({ ...inventory, clusters: { ...others, [renamed]: spoke } }, repository.trees, hosts.stage)
  sync = bootstrap(repository, renamed)
  revision = repository.push('another name')
  await fetchAgain()
  await until('Flux misses the folder', async () => (await rootMessage()).includes('path not found'), {
    seconds: 60,
    explain: () => old,
  })
  expect(await uids(applied())).toEqual(before)
})

test('the new path, applied once its revision is fetched, makes no object anew but hashed ConfigMaps', async () => {
  const kept = applied().filter(({ kind }) => kind !== 'ConfigMap')
  const before = await uids(kept)
  await cluster.server.api.apply(sync)
  await cluster.reconcile(revision, 200)
  expect(await uids(kept)).toEqual(before)
})

test('a folder in which only the files of bootstrap are left has Flux delete all but claims and kept namespaces', async () => {
  const objects = objectsInFolder(join(repository.trees, renamed)).filter(
    ({ metadata, apiVersion }) =>
      metadata.namespace !== 'flux-system' && !apiVersion.includes('toolkit.fluxcd.io'),
  )
  const isKept = ({ metadata: { name, annotations } }: KubernetesObject): boolean =>
    name === 'flux-system' || annotations?.['kustomize.toolkit.fluxcd.io/prune'] === 'disabled'
  const gone = objects.filter((object) => !isKept(object))
  for (const layer of [
    'flux/sources.yaml',
    'flux/telemetry.yaml',
    'flux/workloads.yaml',
    'sources',
    'telemetry',
    'workloads',
  ])
    repository.remove(`clusters/${renamed}/${layer}`)
  repository.push('no tree')
  await fetchAgain()
  await until(
    'Flux deletes what it applied',
    async () => Object.values(await uids(gone)).every((uid) => uid === undefined),
    { seconds: 120, every: 1000 },
  )
  const left = Object.entries(await uids(objects)).flatMap(([name, uid]) => (uid === undefined ? [] : [name]))
  expect(left.toSorted()).toEqual(objects.filter(isKept).map(identity).toSorted())
  expect(left.some((name) => name.startsWith('PersistentVolumeClaim'))).toBe(true)
  expect(left.some((name) => name.startsWith('Namespace'))).toBe(true)
})
