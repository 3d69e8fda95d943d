import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'

export interface KubeStateMetricsStart {
  /** As the tree, or the chart, states them. */
  readonly args: readonly string[]
  /** The account of the namespace `monitoring` whose rights it has, and no others. */
  readonly serviceAccount: string
  readonly server: ApiServer
}

/** What its readiness probe asks. */
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
