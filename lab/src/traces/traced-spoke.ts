import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabHosts } from '../hosts/lab-hosts.ts'
import type { Program } from '../hosts/program.ts'
import { startLogCluster } from '../logs/log-cluster.ts'
import { collectorOfDaemonSet, startCollector } from '../programs/collector.ts'
import { clusters } from '../trees/clusters.ts'
import { podAddresses } from '../world/pod-addresses.ts'
import { named, type TracedFleet } from './fleet.ts'
import { CREDENTIAL } from './push-gateway.ts'

/** The spoke, with a pod whose program sends spans to the collector of its node. */
export interface TracedSpoke {
  readonly pod: { readonly name: string; readonly namespace: string; readonly address: string }
  /** Starts the collector as a fleet has it, with the credential of the spoke. */
  readonly collect: (of: TracedFleet) => Promise<Program>
}

const credentialFolder = (stage: string): string => {
  const folder = mkdtempSync(join(stage, 'push-'))
  const text = Buffer.from(`${CREDENTIAL.user}:${CREDENTIAL.password}`).toString('base64')
  writeFileSync(join(folder, 'credential'), text)
  return folder
}

export const startTracedSpoke = async ({ spoke, stage }: LabHosts): Promise<TracedSpoke> => {
  const { server, kubelet } = await startLogCluster(spoke, clusters.spoke, stage)
  const sender = (await kubelet.pods()).find(({ metadata, status }) =>
    Boolean(status.podIP && metadata.namespace !== 'monitoring'),
  )
  if (!sender) throw new Error('the spoke has no pod that could send spans')
  const { name, namespace } = sender.metadata
  const pod = { name, namespace, address: sender.status.podIP ?? '' }
  spoke.addAddress(pod.address)
  // The Service leads to the collector of the node, with the address of the caller.
  spoke.addNames(podAddresses['otel-collector'], ['otel-collector.monitoring.svc'])
  return {
    pod,
    collect: (of) =>
      startCollector(spoke, {
        spec: collectorOfDaemonSet(
          named(of.spoke, 'DaemonSet', 'otel-collector'),
          named(of.spoke, 'ConfigMap', 'otel-collector-'),
        ),
        server,
        stage,
        mounts: { [credentialFolder(stage)]: '/etc/otelcol-push' },
      }),
  }
}
