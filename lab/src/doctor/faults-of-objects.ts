import { clusters } from '../trees/clusters.ts'
import { objectOf, textAt, type KubernetesObject } from '../trees/committed.ts'
import { commitChange, patchObject, reconcileLayer, type Undo } from './changes.ts'
import type { DoctorCluster } from './doctor-cluster.ts'
import { RECONCILED_IN_SECONDS, type DoctorWorld } from './doctor-world.ts'
import type { Fault } from './faults.ts'
import { joinNode } from './joined-node.ts'

const hub = clusters.hub.name
const spoke = clusters.spoke.name

const workload = 'miniflux'
const workloadNamespace = 'rss-system'
const secretName = 'miniflux-admin-secret'
const secretsPath = `/api/v1/namespaces/${workloadNamespace}/secrets`
const secretPath = `${secretsPath}/${secretName}`

interface Secret {
  readonly metadata: KubernetesObject['metadata']
  readonly data: Readonly<Record<string, string>>
}

const secretWith = ({ name, namespace }: Secret['metadata'], data: Secret['data']): object => ({
  ...{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace } },
  data,
})

/** Ends the pods of a workload, whose next ones read its Secrets and its image anew. */
const restartPods = async (
  { server: { api } }: DoctorCluster,
  namespace: string,
  name: string,
): Promise<void> => {
  const selector = encodeURIComponent(`app.kubernetes.io/name=${name}`)
  await api.request('DELETE', `/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`)
}

/** Puts a Secret in place of the one that a workload reads, or none, and has the workload start with that. */
const secretReplaced = async ({ spoke: cluster }: DoctorWorld, keys?: readonly string[]): Promise<Undo> => {
  const { api } = cluster.server
  const { metadata, data } = (await api.get(secretPath)) as Secret
  const replaceBy = async (other?: Secret['data']): Promise<void> => {
    await api.request('DELETE', secretPath)
    // As `kubectl create secret` makes it.
    if (other) await api.request('POST', secretsPath, secretWith(metadata, other))
    await restartPods(cluster, workloadNamespace, workload)
  }
  await replaceBy(keys && Object.fromEntries(keys.map((key) => [key, btoa(`the ${key} of the lab`)])))
  return () => replaceBy(data)
}

const kustomization = (name: string): KubernetesObject => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace: 'flux-system' },
})

const resolved = (undo: () => void): Promise<Undo> =>
  Promise.resolve(() => {
    undo()
    return Promise.resolve()
  })

const service = { name: 'it-tools', namespace: 'personal-services' }

const imageOf = (deployment: KubernetesObject): string =>
  textAt(deployment, 'spec', 'template', 'spec', 'containers', 0, 'image')

/** A commit of a release whose chart there is not, and a layer that says after a short time that it fails. */
const releaseFails = async (world: DoctorWorld): Promise<Undo> => {
  const {
    repository,
    hub: { flux },
  } = world
  const soon = await commitChange(world, `clusters/${hub}/flux/releases.yaml`, (text) =>
    text.replace(/timeout: \w+/, 'timeout: 20s'),
  )
  const path = `clusters/${hub}/releases/loki.yaml`
  const before = repository.read(path)
  repository.write(
    path,
    before.replace('kind: OCIRepository\n    name: loki', 'kind: OCIRepository\n    name: loky'),
  )
  repository.push('a release of a chart that there is not')
  await flux.fetch()
  return async () => {
    repository.write(path, before)
    await world.push('the release as it was')
    await soon()
  }
}

const HALF_AN_HOUR_IN_MS = 1_800_000

/** Faults of the objects, the nodes and the programs of a cluster. */
export const faultsOfObjects: readonly Fault[] = [
  {
    name: 'a Secret is missing',
    make: (world) => secretReplaced(world),
    headline: { check: 'secret-exists', cluster: spoke, subject: new RegExp(secretName) },
  },
  {
    name: 'a Secret lacks a key',
    make: (world) => secretReplaced(world, ['username']),
    headline: { check: 'secret-has-keys', cluster: spoke, subject: new RegExp(secretName) },
  },
  {
    name: 'a key of a Secret has another name',
    make: (world) => secretReplaced(world, ['username', 'passwd']),
    headline: { check: 'secret-has-keys', cluster: spoke, subject: new RegExp(secretName) },
  },
  {
    name: 'an image cannot be pulled',
    make: async ({ spoke: cluster }) => {
      const restore = cluster.node.withholdImage(imageOf(objectOf(spoke, 'Deployment', service.name)))
      await restartPods(cluster, service.namespace, service.name)
      return async () => {
        restore()
        await restartPods(cluster, service.namespace, service.name)
      }
    },
    headline: { check: 'image-pulled', cluster: spoke, subject: new RegExp(service.name) },
  },
  {
    name: 'a Kustomization is suspended',
    make: async ({ spoke: { server } }) => {
      const suspend = (value: boolean): Promise<void> =>
        patchObject(server.api, kustomization('workloads'), { spec: { suspend: value } })
      await suspend(true)
      return () => suspend(false)
    },
    headline: {
      check: 'flux-not-suspended',
      cluster: spoke,
      subject: /Kustomization flux-system\/workloads/,
    },
  },
  {
    name: 'a HelmRelease fails',
    make: releaseFails,
    headline: { check: 'release-installed', cluster: hub, subject: /HelmRelease monitoring\/loki/ },
  },
  {
    name: 'a cluster is behind the branch',
    make: ({ repository, hub: onHub, spoke: onSpoke }) => {
      const { pid } = onSpoke.host.running('source-controller')
      // It hangs: nothing says that anything fails.
      process.kill(pid, 'SIGSTOP')
      repository.write('README.md', 'The fleet.\n')
      const old = new Date(Date.now() - HALF_AN_HOUR_IN_MS)
      const revision = repository.push('a file that no cluster reads', old)
      return Promise.resolve(async () => {
        process.kill(pid, 'SIGCONT')
        // A layer that is still to be applied would revert the next fault.
        await Promise.all([onHub, onSpoke].map(({ flux }) => flux.reconcile(revision, RECONCILED_IN_SECONDS)))
      })
    },
    headline: {
      check: 'flux-follows-branch',
      cluster: spoke,
      subject: /GitRepository flux-system\/flux-system/,
    },
  },
  {
    name: 'an object is not as the tree states it',
    make: async ({ spoke: { server } }) => {
      await patchObject(server.api, objectOf(spoke, 'Deployment', service.name), { spec: { replicas: 2 } })
      return () => reconcileLayer(server.api, 'workloads')
    },
    headline: {
      check: 'object-unchanged',
      cluster: spoke,
      subject: new RegExp(`Deployment ${service.namespace}/${service.name}`),
    },
  },
  {
    name: 'a node is not in the inventory',
    make: (world) => joinNode(world.spoke),
    headline: { check: 'node-known', cluster: spoke, subject: /node joined/ },
  },
  {
    name: 'the clock of a node is off by two minutes',
    make: ({ spoke: { node } }) => {
      node.setClock(120)
      return resolved(() => {
        node.setClock(0)
      })
    },
    headline: { check: 'clock-true', cluster: spoke, subject: /node / },
  },
  {
    name: 'Grafana does not load a dashboard',
    make: (world) =>
      commitChange(world, `clusters/${hub}/telemetry/dashboard-k8s-logs-pod.yaml`, (text) =>
        text.replace("    grafana_dashboard: '1'\n", ''),
      ),
    headline: { check: 'dashboard-loaded', cluster: hub, subject: /dashboard-k8s-logs-pod/ },
  },
  {
    name: 'an exporter is down',
    make: async ({ spoke: { host } }) => {
      const program = host.running('kube-state-metrics')
      await program.kill('SIGKILL')
      return resolved(() => host.start(program.start))
    },
    headline: { check: 'target-up', cluster: spoke, subject: /kube-state-metrics/ },
  },
]
