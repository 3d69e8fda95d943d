import { at, namespace, operatorAccount } from '../chart-stand-ins/kube-prometheus-stack/chart.ts'
import { kubeletService } from '../chart-stand-ins/kube-prometheus-stack/kubelet.ts'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'

/** Not its default 8080, which kube-state-metrics has: in a cluster each has its own address. */
export const operatorPort = 18_080

/** Starts prometheus-operator with the chart's arguments that affect its output. */
export const startOperator = async (host: Host, server: ApiServer): Promise<Program> => {
  const program = host.start({
    name: 'prometheus-operator',
    file: programFile('prometheus-operator'),
    args: [
      `--kubelet-service=${kubeletService}`,
      `--kubelet-endpoints=${String(at('prometheusOperator', 'kubeletEndpointsEnabled'))}`,
      `--kubelet-endpointslice=${String(at('prometheusOperator', 'kubeletEndpointSliceEnabled'))}`,
      '--localhost=127.0.0.1',
      `--web.listen-address=:${operatorPort}`,
    ],
    env: server.podEnv,
    mounts: { [await server.serviceAccountFolder(namespace, operatorAccount)]: serviceAccountPath },
  })
  await program.until(
    'is ready',
    async () => (await fetch(`http://${host.address}:${operatorPort}/healthz`)).status === 200,
  )
  return program
}
