import { PUSH_SECRET } from '@fleet/model'
import { compressedTime } from '../faults/compressed-time.ts'
import { startScrapes, type Scrapes } from '../faults/scrapes.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { mountSecret } from '../kubernetes/mounted-secret.ts'
import type { ContainerLog } from '../logs/container-log.ts'
import { logOfPod, startLogCluster } from '../logs/log-cluster.ts'
import { collectorOfDaemonSet, startCollector, type CollectorSpec } from '../programs/collector.ts'
import type { Prometheus } from '../programs/prometheus.ts'
import { textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'
import { exampleClusters } from '../trees/example.ts'
import { encoded, type Credential } from './credential.ts'
import { exampleTrees } from './ingest.ts'

/** A spoke of the example that sends its lines and samples. */
export interface CredentialSpoke {
  readonly collector: () => Program
  readonly scrapes: Scrapes
  /** Waits until it has scraped its node twice more: a collector that has just started waits some seconds. */
  readonly scraped: () => Promise<void>
  /** Of its pods, but for those of the collector. */
  readonly logs: readonly ContainerLog[]
  /** Changes its credential, as the kubelet does when the Secret changes. */
  readonly setCredential: (credential: Credential) => void
  /** Has its collector run another tree: Flux applies it, and the DaemonSet ends the old pod first. */
  readonly replace: (tree: Tree) => Promise<void>
}

type Tree = readonly KubernetesObject[]

const objectIn = (tree: Tree, kind: string, name: RegExp) =>
  tree.find((object) => object.kind === kind && name.test(object.metadata.name))

const daemonSetIn = (tree: Tree) => objectIn(tree, 'DaemonSet', /^otel-collector$/)

const collectorIn = (tree: Tree): CollectorSpec =>
  collectorOfDaemonSet(daemonSetIn(tree), objectIn(tree, 'ConfigMap', /^otel-collector-/))

interface Mount {
  readonly name: string
  readonly mountPath: string
}

/** Where the collector finds its credential. */
const credentialFolder = (): string => {
  const mounts = valueAt(
    daemonSetIn(exampleTrees.spoke),
    ...['spec', 'template', 'spec', 'containers', 0, 'volumeMounts'],
  ) as readonly Mount[]
  return textAt(
    mounts.find(({ name }) => name === PUSH_SECRET.name),
    'mountPath',
  )
}

export interface SpokeStart {
  readonly hosts: LabHosts
  readonly prometheus: Prometheus
  readonly tree: Tree
  readonly credential: Credential
  /** The factor of its compressed time. */
  readonly times: number
}

export const startSpoke = async (start: SpokeStart): Promise<CredentialSpoke> => {
  const { hosts, prometheus, tree, credential, times } = start
  const { spoke: cluster } = exampleClusters
  const { spoke: host, stage } = hosts
  const secret = mountSecret(host, credentialFolder())
  const setCredential = (to: Credential): void => {
    secret.write({ [PUSH_SECRET.credentialKey]: encoded(to) })
  }
  setCredential(credential)
  const { server, kubelet } = await startLogCluster(host, cluster, stage, tree)
  const scrapes = await startScrapes(host, prometheus)
  const pods = await kubelet.pods()
  const run = (next: Tree): Promise<Program> => {
    const spec = collectorIn(next)
    const configuration = compressedTime(spec.configuration, times)
    return startCollector(host, { spec, server, stage, configuration, node: cluster.node })
  }
  let collector = await run(tree)
  const nodeExporter = `${cluster.node.address}:9100`
  const scrapesOfNode = async (): Promise<number> => (await scrapes.counts())[nodeExporter] ?? 0
  return {
    collector: () => collector,
    scrapes,
    scraped: async () => {
      const before = await scrapesOfNode()
      await collector.until('scrapes its node', async () => (await scrapesOfNode()) >= before + 2)
    },
    logs: pods
      .filter(({ metadata }) => !metadata.name.startsWith('otel-collector'))
      .map((pod) => logOfPod(host, pod)),
    setCredential,
    replace: async (next) => {
      await collector.stop()
      collector = await run(next)
    },
  }
}
