import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { archiveIn, chartsOf, releaseOf } from '../../src/charts/chart-references.ts'
import { renderChart } from '../../src/charts/render-chart.ts'
import { withValue } from '../../src/charts/value-paths.ts'
import { allObjects } from '../../src/flux/all-objects.ts'
import { committedBefore } from '../../src/flux/committed-before.ts'
import { startFluxCluster, type FluxCluster } from '../../src/flux/flux-cluster.ts'
import { helmReleases, type HelmReleases, type Outcome } from '../../src/flux/helm-releases.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { measured } from '../../src/results/measured.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { objectOf, objectsIn, objectsOf, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'

/*
 * The committed releases on the real charts, step by step: from the version before, through an upgrade and reconciles
 * without changes, to their end. Stand-ins would prove nothing here.
 */

const hub = clusters.hub.name
const archives = process.env['FLEET_LAB_ARCHIVES']
const isGiven = chartsOf(hub).every((chart) => archiveIn(archives, chart) !== undefined)
const noArchives = 'NOT RUN: the archives of the charts are not given (`pnpm lab flux --archives DIR`)'

const objectsOfKind = (...kinds: readonly string[]) =>
  objectsOf(hub).filter(({ kind }) => kinds.includes(kind))
const releases = objectsOfKind('HelmRelease').map((release) => ({ name: release.metadata.name, release }))

let hosts: LabHosts
let cluster: FluxCluster
let helm: HelmReleases
/** What the cluster had before its first release. */
let untouched: ReadonlySet<string>

beforeAll(async () => {
  if (!isGiven) return
  hosts = await startHosts()
  const { stage } = hosts
  cluster = await startFluxCluster(hosts.hub, { stage, node: clusters.hub.node, archives })
  const { api } = cluster.server
  await api.apply(objectsOfKind('Namespace'))
  await api.apply(objectsOfKind('OCIRepository'))
  helm = helmReleases(api)
  const brought = ['ServiceAccount monitoring/default', 'ConfigMap monitoring/kube-root-ca.crt']
  const isComplete = async (): Promise<boolean> => {
    untouched = await allObjects(api)
    return brought.every((one) => untouched.has(one))
  }
  await until('the namespaces have what each is given', isComplete, { seconds: 30 })
})

afterAll(async () => {
  if (!isGiven) return
  await cluster.stop()
  await hosts[Symbol.asyncDispose]()
})

/** Skips a test by name where the charts are not given. */
const needCharts = (context: TestContext): void => {
  if (!isGiven) context.skip(noArchives)
}

const withValues = (release: KubernetesObject, values: unknown): KubernetesObject => ({
  ...release,
  spec: { ...(release['spec'] as object), values },
})

const summaryOf = ({ isReady, reason }: Outcome): string => `${reason}${isReady ? '' : ', not Ready'}`

/** A value of each release that only changes a pod. */
const restartingValues: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['grafana', 'resources', 'limits', 'memory'],
  loki: ['gateway', 'resources', 'limits', 'memory'],
  'opentelemetry-collector': ['resources', 'limits', 'memory'],
}

/** A limit that no release has. */
const otherMemory = '777Mi'

const installed = new Map<string, Outcome>()

const inApi = async (object: KubernetesObject): Promise<KubernetesObject> =>
  (await cluster.server.api.get(await cluster.server.api.pathOf(object))) as KubernetesObject

/** The rendered objects of a release, without helm's hooks, which end after their run. */
const renderedBy = async (release: KubernetesObject): Promise<readonly KubernetesObject[]> => {
  const chart = chartsOf(hub).find(({ name }) => name === release.metadata.name)
  const archive = chart && archiveIn(archives, chart)
  if (archive === undefined) throw new Error(noArchives)
  const { namespace, ...rest } = releaseOf(release)
  const rendered = objectsIn(await renderChart(archive, { ...rest, namespace }, ['--no-hooks']))
  return rendered.map((object) => ({ ...object, metadata: { namespace, ...object.metadata } }))
}

interface Numbered {
  readonly metadata: { readonly uid: string; readonly generation?: number }
}

/** Each object with its generation, which the API raises at a change of the spec. */
const generations = async (objects: readonly KubernetesObject[]): Promise<readonly string[]> => {
  const found: string[] = []
  for (const object of objects) {
    const { metadata } = (await inApi(object)) as KubernetesObject & Numbered
    found.push(`${object.kind} ${object.metadata.name} ${metadata.uid} ${metadata.generation}`)
  }
  return found
}

describe.each(releases)('the release $name', ({ name, release }) => {
  test('replaces what was committed before', async (context) => {
    needCharts(context)
    const before = committedBefore(hub, name)
    if ('whyNot' in before) {
      context.skip(before.whyNot)
      return
    }
    const earlier = await helm.apply(before.object)
    measured(context, { [`as of ${before.since}`]: summaryOf(earlier) })
    const now = await helm.apply(release)
    measured(context, { now: summaryOf(now) })
    expect(now.isReady, now.message).toBe(true)
  })

  test('is upgraded from other values', async (context) => {
    needCharts(context)
    const values = valueAt(release, 'spec', 'values') as Readonly<Record<string, unknown>>
    const path = restartingValues[name] ?? []
    expect(valueAt(values, ...path)).not.toBe(otherMemory)
    const other = await helm.apply(withValues(release, withValue(values, path, otherMemory)))
    expect(other.isReady, other.message).toBe(true)
    const outcome = await helm.apply(release)
    installed.set(name, outcome)
    measured(context, { now: summaryOf(outcome) })
    expect(outcome).toMatchObject({ isReady: true, reason: 'UpgradeSucceeded' })
    expect(outcome.revision).not.toBe(other.revision)
  })

  test('is left alone by two further reconciles', async (context) => {
    needCharts(context)
    const objects = await renderedBy(release)
    const before = await generations(objects)
    const logged = cluster.controllers.helm.log().length
    for (let round = 0; round < 2; round += 1)
      expect(await helm.reconcile(release)).toEqual(installed.get(name))
    expect(await generations(objects)).toEqual(before)
    expect(cluster.controllers.helm.log().slice(logged)).not.toMatch(/drift/i)
    measured(context, { objects: String(objects.length) })
  })
})

test('an object of a release that somebody changes is put back', async (context) => {
  needCharts(context)
  const metadata = { name: 'loki-gateway', namespace: 'monitoring' }
  const gateway = { apiVersion: 'apps/v1', kind: 'Deployment', metadata }
  const path = await cluster.server.api.pathOf(gateway)
  await cluster.server.api.request('PATCH', path, { spec: { replicas: 2 } }, 'application/merge-patch+json')
  const logged = cluster.controllers.helm.log().length
  await helm.reconcile(objectOf(hub, 'HelmRelease', 'loki'))
  const isBack = async () => valueAt(await inApi(gateway), 'spec', 'replicas') === 1
  await until('the gateway has one pod again', isBack, { seconds: 60 })
  expect(cluster.controllers.helm.log().slice(logged)).toMatch(/drift/i)
})

const sizeOfVolume = ['singleBinary', 'persistence', 'size'] as const

test('Loki gets a larger volume by the steps of docs/volume-sizes.md, and not without them', async (context) => {
  needCharts(context)
  const { api } = cluster.server
  const release = objectOf(hub, 'HelmRelease', 'loki')
  const values = valueAt(release, 'spec', 'values') as Readonly<Record<string, unknown>>
  const withVolumeSize = (size: string) => withValues(release, withValue(values, sizeOfVolume, size))
  const larger = withVolumeSize('777Gi')
  await api.apply([{ ...larger, spec: { ...(larger['spec'] as object), suspend: true } }])
  const metadata = { name: 'loki', namespace: 'monitoring' }
  const statefulSet = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata }
  const path = await api.pathOf(statefulSet)
  await api.request('DELETE', path, { propagationPolicy: 'Orphan' })
  const isGone = async () => (await api.request('GET', path)).status === 404
  await until('the StatefulSet is gone', isGone, { seconds: 60 })
  const outcome = await helm.apply(larger)
  measured(context, { 'with the steps': summaryOf(outcome) })
  expect(outcome.isReady, outcome.message).toBe(true)
  const templates = valueAt(await inApi(statefulSet), 'spec', 'volumeClaimTemplates')
  expect(valueAt(templates, '0', 'spec', 'resources', 'requests', 'storage')).toBe('777Gi')
  const refused = await helm.apply(withVolumeSize('888Gi'))
  measured(context, { 'without the steps': summaryOf(refused) })
  expect(refused.isReady).toBe(false)
})

/**
 * What a release leaves behind by design: definitions, so that no object of their kinds is lost, and claims with their
 * data.
 */
const staying = /^(CustomResourceDefinition \S+\.monitoring\.coreos\.com|PersistentVolume(Claim)? \S+)$/

test('what is uninstalled leaves its definitions and its claims, and nothing else', async (context) => {
  needCharts(context)
  for (const { release } of releases) await helm.remove(release)
  let left: readonly string[] = []
  const isClean = async (): Promise<boolean> => {
    left = [...(await allObjects(cluster.server.api))].filter((one) => !untouched.has(one))
    return left.every((one) => staying.test(one))
  }
  await until('nothing else is left', isClean, { seconds: 60, every: 1000, explain: () => left.join('\n') })
  for (const [kind, names] of Map.groupBy(left, (one) => one.split(' ')[0] ?? ''))
    measured(context, { [`${kind} that stay`]: String(names.length) })
  expect(left.filter((one) => one.startsWith('PersistentVolumeClaim'))).not.toEqual([])
})

test('a group of rules without an alert is refused by the API, and one alert in it is enough', async (context) => {
  needCharts(context)
  const release = objectOf(hub, 'HelmRelease', 'kube-prometheus-stack')
  const values = valueAt(release, 'spec', 'values') as Readonly<Record<string, unknown>>
  const alert = ['defaultRules', 'disabled', 'KubeClientCertificateExpiration']
  const emptied = await helm.apply(withValues(release, withValue(values, alert, true)))
  expect(emptied).toMatchObject({ isReady: false, reason: 'InstallFailed' })
  expect(emptied.message).toMatch(/spec\.groups\[0\]\.rules: Invalid value: "null"/)
  expect(await helm.apply(release)).toMatchObject({ isReady: true, reason: 'InstallSucceeded' })
})
