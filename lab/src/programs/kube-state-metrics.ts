import { exportersOfChart, kubeStateMetricsPods } from '../chart-stand-ins/kube-prometheus-stack/exporters.ts'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { podAddresses } from '../world/pod-addresses.ts'
import { containerOf, mountedFiles } from './pod-spec.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf, objectsOf, textAt, type KubernetesObject } from '../trees/committed.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'

export interface KubeStateMetricsStart {
  /** Its Deployment in the tree, or that of the chart. */
  readonly workload: unknown
  /** The ConfigMaps of its cluster, of which it mounts one. */
  readonly configMaps: readonly KubernetesObject[]
  /** Its API, in which it has an account in the namespace `monitoring`, with only its rights. */
  readonly server: ApiServer
}

/** As the tree of a cluster has it; the hub's is the chart's. */
export const kubeStateMetricsOf = (cluster: string): Pick<KubeStateMetricsStart, 'workload' | 'configMaps'> =>
  cluster === clusters.hub.name
    ? { workload: kubeStateMetricsPods, configMaps: exportersOfChart }
    : {
        workload: objectOf(cluster, 'Deployment', 'kube-state-metrics'),
        configMaps: objectsOf(cluster).filter(({ kind }) => kind === 'ConfigMap'),
      }

/** Its readiness probe. */
const readinessPort = 8081

/** Only there does it answer, as in its pod: other pods of the host have the same port. */
export const reporterAddress = podAddresses['kube-state-metrics']

/** Starts kube-state-metrics as its pod runs, against its own cluster's API. */
export const startKubeStateMetrics = async (
  host: Host,
  { workload, configMaps, server }: KubeStateMetricsStart,
): Promise<Program> => {
  const serviceAccount = textAt(workload, 'spec', 'template', 'spec', 'serviceAccountName')
  const { args = [] } = containerOf(workload)
  host.addAddress(reporterAddress)
  for (const [path, content] of mountedFiles(workload, configMaps)) host.write(path, content)
  const program = host.start({
    name: 'kube-state-metrics',
    file: programFile('kube-state-metrics'),
    args: [...args, `--host=${reporterAddress}`],
    env: server.podEnv,
    mounts: { [await server.serviceAccountFolder('monitoring', serviceAccount)]: serviceAccountPath },
  })
  await program.until(
    'is ready',
    async () => (await fetch(`http://${host.address}:${readinessPort}/readyz`)).status === 200,
  )
  return program
}
