import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FLUX_METRICS } from '@fleet/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveIn, chartsOf } from '../../src/charts/chart-references.ts'
import { exportersOfChart } from '../../src/chart-stand-ins/kube-prometheus-stack/exporters.ts'
import { compare, record } from '../../src/catalogues/drift.ts'
import { fetchIn } from '../../src/expositions/samples.ts'
import { controllerNames, metricsUrl } from '../../src/flux/controllers.ts'
import { fluxObjects, infosOf, samplesOf } from '../../src/flux/reported.ts'
import { kubeStateMetricsOf, startKubeStateMetrics } from '../../src/programs/kube-state-metrics.ts'
import { bootstrap } from '../../src/flux/bootstrap.ts'
import { buildTrees, changedFleet, rolledOutLimit } from '../../src/flux/changed-fleet.ts'
import { startFluxCluster, type AppliedKustomization, type FluxCluster } from '../../src/flux/flux-cluster.ts'
import { serveRepository, type Repository } from '../../src/flux/repository.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import {
  objectOf,
  objectsInFolder,
  objectsOf,
  textAt,
  valueAt,
  type KubernetesObject,
} from '../../src/trees/committed.ts'

const archives = process.env['FLEET_LAB_ARCHIVES']
const hub = clusters.hub.name
const spoke = clusters.spoke.name
const names = [hub, spoke] as const

const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(0)} s`

/** A person's own object, in a file beside the generated ones. */
const note: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'note-of-a-person', namespace: 'flux-system' },
  data: { note: 'mine' },
}
const noteFile = `clusters/${spoke}/flux/note.yaml`

let hosts: LabHosts
let repository: Repository
let revision = ''
const running = new Map<string, FluxCluster>()

const clusterOf = (name: string): FluxCluster => {
  const found = running.get(name)
  if (!found) throw new Error(`${name} does not run`)
  return found
}

beforeAll(async () => {
  hosts = await startHosts()
  repository = await serveRepository(hosts.hub, hosts.stage, clusters.hub.node.tailnetAddress)
  const { stage } = hosts
  for (const { name, node } of Object.values(clusters)) {
    const host = name === hosts.hub.name ? hosts.hub : hosts.spoke
    running.set(name, await startFluxCluster(host, { stage, node, archives }))
  }
  repository.write(noteFile, JSON.stringify(note))
  const objects = new Map([...running].map(([name]) => [name, bootstrap(repository, name)]))
  revision = repository.push('the committed trees')
  for (const [name, given] of objects) await clusterOf(name).server.api.apply(given)
})

afterAll(async () => {
  await Promise.all([...running.values()].map((cluster) => cluster.stop()))
  await hosts[Symbol.asyncDispose]()
})

/** An object in the API. @throws when it is missing */
const live = async (cluster: FluxCluster, object: KubernetesObject): Promise<KubernetesObject> =>
  (await cluster.server.api.get(await cluster.server.api.pathOf(object))) as KubernetesObject

const identity = ({ kind, metadata }: KubernetesObject): string =>
  [kind, metadata.namespace, metadata.name].filter(Boolean).join(' ')

/** The committed Kustomizations of a cluster. */
const layersOf = (name: string) =>
  objectsOf(name).filter(({ apiVersion }) =>
    apiVersion.startsWith('kustomize.toolkit'),
  ) as unknown as readonly AppliedKustomization[]

const uids = async (
  cluster: FluxCluster,
  objects: readonly KubernetesObject[],
): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  for (const object of objects)
    found.set(identity(object), textAt(await live(cluster, object), 'metadata', 'uid'))
  return found
}

/** The prerequisites of a layer: namespaces before their objects, charts before objects of their kinds. */
const order: Readonly<Record<string, readonly (readonly [layer: string, after: string])[]>> = {
  [hub]: [
    ['releases', 'sources'],
    ['telemetry', 'releases'],
    ['workloads', 'sources'],
  ],
  [spoke]: [
    ['telemetry', 'sources'],
    ['workloads', 'sources'],
  ],
}

test('Flux brings the committed trees from Git to Ready', async (context) => {
  const began = performance.now()
  await Promise.all(
    names.map(async (name) => {
      await clusterOf(name).reconcile(revision, 200)
      measured(context, { [`until all of ${name} is ready`]: secondsSince(began) })
      // And its own, which bootstrap made.
      expect(await clusterOf(name).kustomizations()).toHaveLength(layersOf(name).length + 1)
    }),
  )
})

describe.each(names)('on %s', (name) => {
  const objectsOfKind = (...kinds: readonly string[]) =>
    objectsOf(name).filter(({ kind }) => kinds.includes(kind))

  test('every object is there', async () => {
    expect((await uids(clusterOf(name), objectsOf(name))).size).toBe(objectsOf(name).length)
  })

  test('the tree has its layers in the order that they need', () => {
    const stated = layersOf(name).flatMap(({ metadata, spec }) =>
      (spec.dependsOn ?? []).map((dependency) => [metadata.name, dependency.name]),
    )
    expect(new Set(stated)).toEqual(new Set(order[name]))
  })

  test.each(order[name] ?? [])('%s was not applied before %s was Ready', (layer, after) => {
    const log = clusterOf(name).controllers.kustomize.log()
    expect(firstApply(log, layer)).toBeGreaterThan(firstFinish(log, after))
  })

  test('the text of every ConfigMap arrives as it was written', async () => {
    for (const written of objectsOfKind('ConfigMap')) {
      const arrived = await live(clusterOf(name), written)
      expect(arrived['data'], identity(written)).toEqual(written['data'])
    }
  })

  test('every pod of the workloads appears and turns ready', async () => {
    for (const workload of objectsOfKind('Deployment', 'DaemonSet', 'StatefulSet')) {
      const status = valueAt(await live(clusterOf(name), workload), 'status') as Readonly<
        Record<string, number>
      >
      const isDaemonSet = workload.kind === 'DaemonSet'
      const wanted = isDaemonSet ? status['desiredNumberScheduled'] : valueAt(workload, 'spec', 'replicas')
      expect(wanted, identity(workload)).toBe(1)
      expect(status[isDaemonSet ? 'numberReady' : 'readyReplicas'], identity(workload)).toBe(wanted)
    }
  })
})

const BROKEN = { name: 'broken', namespace: 'flux-system' } as const

describe.each(names)('the metrics of Flux on %s', (name) => {
  const hostOf = () => (name === hub ? hosts.hub : hosts.spoke)

  beforeAll(async () => {
    const { server } = clusterOf(name)
    if (name === hub)
      await server.api.apply(
        exportersOfChart.filter(({ kind }) => /^(ServiceAccount|ClusterRole)/.test(kind)),
      )
    await startKubeStateMetrics(hostOf(), { ...kubeStateMetricsOf(name), server })
  })

  test.for(controllerNames)(
    'of %s are in its catalogue, each of its type and with its labels',
    (controller) => {
      const page = fetchIn(hostOf(), metricsUrl(controller))
      // `pnpm lab record`; what it wrote is then held to the same.
      if (process.env['FLEET_LAB_RECORD'] === '1') record(controller, page)
      const { shown, drifts } = compare(controller, page)
      expect(drifts, 'write them into the catalogue by `pnpm lab record`').toEqual([])
      expect(shown).toBeGreaterThan(0)
    },
  )

  test('kube-state-metrics tells of each object of Flux that it is ready, and at which revision', async (context) => {
    const applied = await fluxObjects(clusterOf(name).server.api)
    await expect.poll(() => infosOf(hostOf()).length, { timeout: 30_000, interval: 500 }).toBe(applied.length)
    const reported = infosOf(hostOf())
      .filter(({ ready, revision: at }) => ready === 'True' && at !== undefined)
      .map((labels) => `${labels['customresource_kind']} ${labels['namespace']} ${labels['name']}`)
    expect(reported.toSorted()).toEqual(applied.map(identity).toSorted())
    measured(context, { [`objects of Flux on ${name}`]: String(applied.length) })
  })

  test('of each Kustomization it tells when it succeeded last', async () => {
    const kustomizations = await clusterOf(name).kustomizations()
    const reported = samplesOf(hostOf(), FLUX_METRICS.lastSuccess)
    expect(new Set(reported.map(({ labels }) => labels['name']))).toEqual(
      new Set(kustomizations.map(({ metadata }) => metadata.name)),
    )
    for (const { value } of reported) expect(Date.now() / 1000 - value).toBeLessThan(600)
  })

  test('of one that cannot be applied it tells so, and of no success', async () => {
    const { api } = clusterOf(name).server
    const broken: KubernetesObject = {
      ...objectOf(name, 'Kustomization', 'workloads'),
      metadata: BROKEN,
    }
    const spec = { ...(broken['spec'] as object), path: './nowhere', dependsOn: [] }
    await api.apply([{ ...broken, spec }])
    const reported = () => infosOf(hostOf()).find((labels) => labels['name'] === BROKEN.name)
    await expect.poll(() => reported()?.['ready'], { timeout: 60_000, interval: 500 }).toBe('False')
    expect(reported()?.['revision']).toBeUndefined()
    const succeeded = samplesOf(hostOf(), FLUX_METRICS.lastSuccess).map(({ labels }) => labels['name'])
    expect(succeeded).not.toContain(BROKEN.name)
    await api.request('DELETE', await api.pathOf(broken))
    await expect.poll(reported, { timeout: 60_000, interval: 500 }).toBeUndefined()
  })
})

test('${cluster} in a dashboard is still there for Grafana', async () => {
  const dashboard = await live(
    clusterOf(hub),
    objectOf(hub, 'ConfigMap', 'dashboard-k8s-multicluster-overview'),
  )
  expect(JSON.stringify(dashboard['data'])).toContain('${cluster}')
})

const releases = objectsOf(hub)
  .filter(({ kind }) => kind === 'HelmRelease')
  .map((release) => {
    const { name } = release.metadata
    const chart = chartsOf(hub).find((one) => one.name === name)
    const isGiven = chart !== undefined && archiveIn(archives, chart) !== undefined
    return { release, name, from: isGiven ? 'its chart' : 'a stand-in, since its chart was not given' }
  })

test.each(releases)('helm-controller installs $name from $from', async ({ release }) => {
  const { conditions } = valueAt(await live(clusterOf(hub), release), 'status') as Required<
    Pick<NonNullable<AppliedKustomization['status']>, 'conditions'>
  >
  const released = conditions.find(({ type }) => type === 'Released')
  expect(released).toMatchObject({ status: 'True', reason: 'InstallSucceeded' })
})

test('a change is rolled out, a removed component is pruned and nothing else, and what is a person’s stays', async (context) => {
  const before = objectsOf(spoke)
  const uidBefore = await uids(clusterOf(spoke), [...before, note])
  const hubBefore = await uids(clusterOf(hub), objectsOf(hub))
  buildTrees(changedFleet, repository.trees, hosts.stage)
  expect(existsSync(join(repository.trees, '..', noteFile))).toBe(true)
  revision = repository.push('one service less, and more memory for another')

  const began = performance.now()
  await Promise.all(names.map((name) => clusterOf(name).reconcile(revision, 150)))
  measured(context, { 'until all is ready': secondsSince(began) })

  const after = objectsInFolder(join(repository.trees, spoke)).map(identity)
  const gone = before.filter((object) => !after.includes(identity(object)))
  expect(gone.map(identity)).toEqual([
    'Deployment personal-services squoosh',
    'Service personal-services squoosh',
  ])
  for (const object of gone) await expect(live(clusterOf(spoke), object)).rejects.toThrow('404')
  const kept = [...before.filter((object) => after.includes(identity(object))), note]
  for (const [object, uid] of await uids(clusterOf(spoke), kept))
    expect(uid, object).toBe(uidBefore.get(object))
  expect(await uids(clusterOf(hub), objectsOf(hub))).toEqual(hubBefore)

  const changed = await live(clusterOf(spoke), objectOf(spoke, 'Deployment', 'it-tools'))
  expect(JSON.stringify(valueAt(changed, 'spec', 'template'))).toContain(rolledOutLimit)
  expect(valueAt(changed, 'status', 'updatedReplicas')).toBe(1)
})

interface LogLine {
  readonly ts?: string
  readonly msg?: string
  readonly Kustomization?: { readonly name: string }
}

/** The time of the controller's first log line on a Kustomization, in milliseconds. @throws without one */
const firstLogged = (log: string, name: string, what: RegExp): number => {
  const line = log
    .split('\n')
    .filter((text) => text.startsWith('{'))
    .map((text) => JSON.parse(text) as LogLine)
    .find(({ msg = '', Kustomization }) => Kustomization?.name === name && what.test(msg))
  if (line?.ts === undefined) throw new Error(`kustomize-controller never logged ${what} of ${name}`)
  return Date.parse(line.ts)
}

/** The time of its first attempt to apply one, with or without success. */
const firstApply = (log: string, name: string): number =>
  firstLogged(log, name, /^(server-side apply|Reconciliation failed)/)

const firstFinish = (log: string, name: string): number => firstLogged(log, name, /^Reconciliation finished/)
