import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FleetInput } from '@fleet/model'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { until } from '../../src/hosts/until.ts'
import { startApiServer, type ApiServer } from '../../src/kubernetes/api-server.ts'
import { serviceControllers, startControllers } from '../../src/kubernetes/controllers.ts'
import { playKubelet, type Kubelet, type Pod } from '../../src/kubernetes/kubelet.ts'
import { exampleVersion } from '../../src/transitions/example-version.ts'
import { clusters } from '../../src/trees/clusters.ts'
import { textAt, valueAt, type KubernetesObject } from '../../src/trees/committed.ts'
import { exampleInventory } from '../../src/trees/example.ts'

/*
 * Kubernetes' own controllers make the pods of the example's services. A stand-in for the kubelet reports them ready.
 */

const automation = 'automation'
const pages = 'pages'
const namespaces = [automation, pages]

/** The example, with services of two of its clusters in one. */
const servicesOf = (fleet: FleetInput = exampleInventory): readonly KubernetesObject[] =>
  ['harbour', 'lighthouse']
    .flatMap((cluster) => exampleVersion(fleet).get(cluster) ?? [])
    .filter(({ kind, metadata }) =>
      namespaces.includes(kind === 'Namespace' ? metadata.name : (metadata.namespace ?? '')),
    )

/** The example with something else in a workload of a cluster. */
const exampleWith = (cluster: string, workload: string, change: object): FleetInput => {
  const before = exampleInventory.clusters[cluster]
  const workloads = { ...before?.workloads, [workload]: { ...before?.workloads?.[workload], ...change } }
  const changed = { ...before, workloads } as FleetInput['clusters'][string]
  return { ...exampleInventory, clusters: { ...exampleInventory.clusters, [cluster]: changed } }
}

let hosts: LabHosts
let server: ApiServer
let kubelet: Kubelet

const apply = async (objects: readonly KubernetesObject[]): Promise<void> => {
  // Flux applies them in an order of kinds, too.
  await server.api.apply(objects.toSorted((one, other) => rank(one) - rank(other)))
  await kubelet.settle()
}

const rank = ({ kind }: KubernetesObject): number => (kind === 'Namespace' ? 0 : 1)

beforeAll(async () => {
  hosts = await startHosts()
  server = await startApiServer(hosts.hub, hosts.stage)
  await startControllers(hosts.hub, server, serviceControllers)
  const { node } = clusters.hub
  kubelet = await playKubelet({ api: server.api, node, addressOf: () => undefined })
  await apply(servicesOf())
})

afterAll(() => hosts[Symbol.asyncDispose]())

const podsOf = async (name: string): Promise<readonly Pod[]> =>
  (await kubelet.pods()).filter(
    ({ metadata }) =>
      metadata.labels?.['app.kubernetes.io/name'] === name && metadata.deletionTimestamp === undefined,
  )

const object = (path: string): Promise<unknown> => server.api.get(path)
const deployment = (namespace: string, name: string): string =>
  `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`

test.each([
  ['planner', 1],
  ['planner-database', 1],
  ['toolbox', 2],
])('the service %s gets its pods, as many as it states: %i', async (name, count) => {
  expect(await podsOf(name)).toHaveLength(count)
})

test('a sidecar starts before the containers that need it, and runs on beside the service', async () => {
  const [pod] = await podsOf('planner')
  const [sidecar, init] = valueAt(pod, 'spec', 'initContainers') as readonly {
    name: string
    restartPolicy?: string
  }[]
  expect(sidecar).toMatchObject({ name: 'feeds', restartPolicy: 'Always' })
  expect(init).toMatchObject({ name: 'wait-for-database' })
  expect(init).not.toHaveProperty('restartPolicy')
})

test('a CronJob that is run by hand gets its pod, with the folder of the file server', async () => {
  const at = `/apis/batch/v1/namespaces/${automation}`
  const cronJob = await object(`${at}/cronjobs/planner-database-backup`)
  const spec = valueAt(cronJob, 'spec', 'jobTemplate', 'spec')
  // What `kubectl create job --from=cronjob/planner-database-backup` sends.
  const metadata = { name: 'copy-now', annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' } }
  const { status } = await server.api.request('POST', `${at}/jobs`, { metadata, spec })
  expect(status).toBe(201)
  await until('the Job has its pod', async () => (await podsOf('planner-database-backup')).length === 1, {
    seconds: 30,
  })
  expect(valueAt((await podsOf('planner-database-backup'))[0], 'spec', 'volumes')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ nfs: { server: 'nas.harbour.example', path: '/export/backups' } }),
    ]),
  )
})

/** Asks the API to end a pod as the drain of a node does. @returns the status */
const evict = async ({ metadata: { namespace, name } }: Pod): Promise<number> => {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { namespace, name } }
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`
  return (await server.api.request('POST', path, eviction)).status
}

const budgetAllows = async (name: string, pods: number): Promise<void> => {
  const path = `/apis/policy/v1/namespaces/${pages}/poddisruptionbudgets/${name}`
  await until(
    `the budget of ${name} allows ${pods}`,
    async () => valueAt(await object(path), 'status', 'disruptionsAllowed') === pods,
    { seconds: 30 },
  )
}

test('a drain ends one of several pods, and waits with the next until there is another', async () => {
  await budgetAllows('toolbox', 1)
  const [one, other] = await podsOf('toolbox')
  if (!one || !other) throw new Error('toolbox has no two pods')
  expect(await evict(one)).toBe(201)
  expect(await evict(other)).toBe(429)
  await kubelet.settle()
  await budgetAllows('toolbox', 1)
  expect(await evict(other)).toBe(201)
  await kubelet.settle()
})

test('a drain ends the only pod of a service at once', async () => {
  const [planner] = await podsOf('planner')
  if (!planner) throw new Error('planner has no pod')
  expect(await evict(planner)).toBe(201)
  await kubelet.settle()
})

test('the autoscaler has at least its fewest pods run, and Flux leaves the number that it chose', async () => {
  const fewest = 3
  const scaled = exampleWith('lighthouse', 'toolbox', {
    replicas: undefined,
    autoscaling: { min: fewest, max: 5 },
  })
  const objects = servicesOf(JSON.parse(JSON.stringify(scaled)) as FleetInput)
  const replicas = async () => valueAt(await object(deployment(pages, 'toolbox')), 'spec', 'replicas')
  await apply(objects)
  await until('the autoscaler has raised the number', async () => (await replicas()) === fewest, {
    seconds: 60,
  })
  await apply(objects)
  expect(await replicas()).toBe(fewest)
  expect(await podsOf('toolbox')).toHaveLength(fewest)
})

test('a number that is handed over by the command of the rule never falls to one', async () => {
  const name = 'toolbox'
  // The autoscaler of the test before would raise the number again.
  await server.api.request(
    'DELETE',
    `/apis/autoscaling/v2/namespaces/${pages}/horizontalpodautoscalers/${name}`,
  )
  await apply(servicesOf())
  const path = deployment(pages, name)
  await until('the Deployment has its number', async () => (await replicasAt(path)) === 2, { seconds: 30 })
  const manifest = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: pages },
    spec: { replicas: 2 },
  }
  // What `kubectl apply --server-side --field-manager=handover` sends.
  const { status } = await server.api.request(
    'PATCH',
    `${path}?fieldManager=handover`,
    manifest,
    'application/apply-patch+yaml',
  )
  expect(status).toBe(200)
  const scaled = exampleWith('lighthouse', name, { replicas: undefined, autoscaling: { min: 3, max: 5 } })
  await server.api.apply(servicesOf(JSON.parse(JSON.stringify(scaled)) as FleetInput))
  expect(await replicasAt(path)).toBeGreaterThanOrEqual(2)
  await until('the autoscaler has raised the number', async () => (await replicasAt(path)) === 3, {
    seconds: 60,
  })
})

const replicasAt = async (path: string) => valueAt(await object(path), 'spec', 'replicas')

test('a changed config file starts the pods anew, and the text that others still read does not change', async () => {
  const before = servicesOf().find(
    ({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('planner-database-'),
  )
  const [old] = await podsOf('planner-database')
  const config = { '/etc/postgresql/postgresql.conf': 'max_connections = 50\n' }
  await apply(servicesOf(exampleWith('harbour', 'planner-database', { config })))
  await until(
    'there is another pod',
    async () => {
      await kubelet.carry()
      const [pod] = await podsOf('planner-database')
      return pod !== undefined && pod.metadata.uid !== old?.metadata.uid
    },
    { seconds: 30 },
  )
  const path = await server.api.pathOf(before as KubernetesObject)
  const change = { data: { 'postgresql.conf': 'max_connections = 60\n' } }
  const { status, body } = await server.api.request('PATCH', path, change, 'application/merge-patch+json')
  expect(status).toBe(422)
  expect(textAt(body, 'message')).toContain('immutable')
})
