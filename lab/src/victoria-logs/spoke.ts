import { compressedTime } from '../faults/compressed-time.ts'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Pod } from '../kubernetes/kubelet.ts'
import type { ContainerLog } from '../logs/container-log.ts'
import { logOfPod, startLogCluster } from '../logs/log-cluster.ts'
import { collectorOfDaemonSet, startCollector } from '../programs/collector.ts'
import { distributed, spokeObjects } from '../thanos/distributed-example.ts'
import type { KubernetesObject } from '../trees/committed.ts'

const named = (kind: string, name: RegExp): KubernetesObject | undefined =>
  spokeObjects.find((object) => object.kind === kind && name.test(object.metadata.name))

/** A spoke of the example that sends its lines. */
export interface LogSpoke {
  /** Its pods but for the collector, and the logs of their first containers. */
  readonly pods: readonly Pod[]
  readonly logs: readonly ContainerLog[]
  /**
   * Ends its collector as the kubelet does, and starts it again. It waits to send samples, which nothing takes here, so
   * that only SIGKILL ends it, 30 s after SIGTERM.
   */
  readonly restart: () => Promise<void>
}

/** @param times the factor of its compressed time */
export const startLogSpoke = async ({ spoke: host, stage }: LabHosts, times: number): Promise<LogSpoke> => {
  const { spoke: cluster } = distributed.clusters
  const { server, kubelet } = await startLogCluster(host, cluster, stage, spokeObjects)
  const pods = (await kubelet.pods()).filter(({ metadata }) => !metadata.name.startsWith('otel-collector'))
  const spec = collectorOfDaemonSet(
    named('DaemonSet', /^otel-collector$/),
    named('ConfigMap', /^otel-collector-/),
  )
  const configuration = compressedTime(spec.configuration, times)
  const start = () => startCollector(host, { spec, server, stage, configuration, node: cluster.node })
  let collector = await start()
  return {
    pods,
    logs: pods.map((pod) => logOfPod(host, pod)),
    restart: async () => {
      await collector.stop()
      collector = await start()
    },
  }
}
