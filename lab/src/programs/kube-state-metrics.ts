import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'

export interface KubeStateMetricsStart {
  /** Of the tree or the chart. */
  readonly args: readonly string[]
  /** Its account in the namespace `monitoring`, with only its rights. */
  readonly serviceAccount: string
  readonly server: ApiServer
}

/** Its readiness probe. */
const readinessPort = 8081

/** Starts kube-state-metrics as its pod runs, against its own cluster's API. */
export const startKubeStateMetrics = async (
  host: Host,
  { args, serviceAccount, server }: KubeStateMetricsStart,
): Promise<Program> => {
  const program = host.start({
    name: 'kube-state-metrics',
    file: programFile('kube-state-metrics'),
    args,
    env: server.podEnv,
    mounts: { [await server.serviceAccountFolder('monitoring', serviceAccount)]: serviceAccountPath },
  })
  await program.until(
    'is ready',
    async () => (await fetch(`http://${host.address}:${readinessPort}/readyz`)).status === 200,
  )
  return program
}
