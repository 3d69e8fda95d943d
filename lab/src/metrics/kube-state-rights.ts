import { catalogueOf } from '@fleet/validation/catalogues'
import { FLUX_RESOURCES, samplesIn } from '@fleet/model'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Api } from '../kubernetes/api.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'
import { programFile } from '../engines/engines.ts'
import { containerOf } from '../programs/pod-spec.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf, valueAt, type KubernetesObject } from '../trees/committed.ts'

/* Whether kube-state-metrics needs all its rights: it runs once without each resource of its role. */

const namespace = 'monitoring'

interface Rule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
}

const rules = valueAt(
  objectOf(clusters.spoke.name, 'ClusterRole', 'kube-state-metrics'),
  'rules',
) as readonly Rule[]

/** Every resource that the role allows to read. That of definitions is how it finds the kinds of Flux. */
export const allowedResources: readonly string[] = rules.flatMap(({ resources }) => resources)

const meta = (name: string) => ({ metadata: { name, namespace } })
const podOf = { containers: [{ name: 'one', image: 'one:1' }], restartPolicy: 'Never' }

const interval = '10m'
const url = 'https://charts.example.org'

/** Objects of kinds of Flux that the committed tree of a spoke lacks. */
const fluxObjects: readonly KubernetesObject[] = (
  [
    ['source', 'HelmRepository', { interval, url }],
    ['source', 'OCIRepository', { interval, url: 'oci://charts.example.org/chart' }],
    ['source', 'Bucket', { interval, bucketName: 'bucket', endpoint: 'bucket.example.org' }],
    ['source', 'HelmChart', { interval, chart: 'chart', sourceRef: { kind: 'HelmRepository', name: 'one' } }],
    ['helm', 'HelmRelease', { interval, chartRef: { kind: 'OCIRepository', name: 'one' } }],
  ] as const
).map(([group, kind, spec]) => ({
  apiVersion: `${group}.toolkit.fluxcd.io/${group === 'helm' ? 'v2' : 'v1'}`,
  kind,
  ...meta('one'),
  spec,
}))

/** Objects of kinds that the committed trees lack. */
export const objectsOfOtherKinds: readonly KubernetesObject[] = [
  ...fluxObjects,
  { apiVersion: 'batch/v1', kind: 'Job', ...meta('job'), spec: { suspend: true, template: { spec: podOf } } },
  {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    ...meta('cron-job'),
    spec: {
      schedule: '0 4 * * *',
      suspend: true,
      jobTemplate: { spec: { template: { spec: podOf } } },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'volume' },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      hostPath: { path: '/var/lib/volume' },
    },
  },
]

/** The resources of which an exposition has at least one series. */
export const resourcesShown = (text: string): ReadonlySet<string> => {
  const names = new Set(samplesIn(text).map(({ name }) => name))
  const { parts } = catalogueOf('kube-state-metrics')
  return new Set([
    ...allowedResources.filter((resource) =>
      Object.keys(parts[resource] ?? {}).some((name) => names.has(name)),
    ),
    ...fluxShown(text),
  ])
}

const DEFINITIONS = 'customresourcedefinitions'

/** Those of Flux, and the definitions, where there are any. */
const fluxShown = (text: string): readonly string[] => {
  const kinds = new Set(samplesIn(text).map(({ labels }) => labels['customresource_kind']))
  const shown = FLUX_RESOURCES.filter(({ kind }) => kinds.has(kind)).map(({ plural }) => plural)
  return shown.length > 0 ? [...shown, DEFINITIONS] : []
}

/** What is not shown without the right to a resource: of Flux nothing, where that is the definitions. */
export const withheldWith = (resource: string): readonly string[] =>
  resource === DEFINITIONS ? [DEFINITIONS, ...FLUX_RESOURCES.map(({ plural }) => plural)] : [resource]

const without = (resource: string): readonly Rule[] =>
  rules
    .map((rule) => ({ ...rule, resources: rule.resources.filter((one) => one !== resource) }))
    .filter(({ resources }) => resources.length > 0)

/** An account with the committed role but for one resource. */
const allowAllBut = (api: Api, resource: string, name: string): Promise<void> =>
  api.apply([
    { apiVersion: 'v1', kind: 'ServiceAccount', ...meta(name) },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name },
      rules: without(resource),
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ])

/** A kube-state-metrics that may not read one resource. */
export interface Restricted {
  readonly resource: string
  readonly program: Program
  /** The resources in its exposition now. */
  readonly shown: () => Promise<ReadonlySet<string>>
}

/** The ports beside those of the real one, two for each. */
const firstPort = 18_100

export const startWithout = async (host: Host, server: ApiServer, resource: string): Promise<Restricted> => {
  const name = `kube-state-metrics-without-${resource}`
  const port = firstPort + 2 * allowedResources.indexOf(resource)
  await allowAllBut(server.api, resource, name)
  const { args = [] } = containerOf(objectOf(clusters.spoke.name, 'Deployment', 'kube-state-metrics'))
  const program = host.start({
    name,
    file: programFile('kube-state-metrics'),
    args: [
      ...args.filter((arg) => !arg.startsWith('--port=')),
      `--port=${port}`,
      `--telemetry-port=${port + 1}`,
    ],
    env: server.podEnv,
    mounts: { [await server.serviceAccountFolder(namespace, name)]: serviceAccountPath },
  })
  return {
    resource,
    program,
    shown: async () => resourcesShown(await (await fetch(`http://${host.address}:${port}/metrics`)).text()),
  }
}
