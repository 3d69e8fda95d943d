import { PUSH_SECRET } from '@fleet/model'
import { openNodePort } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { mountSecret } from '../kubernetes/mounted-secret.ts'
import {
  gatewayConfig,
  startGatewayNginx,
  type Replacement,
  type RunningGateway,
} from '../programs/gateway-nginx.ts'
import type { GivenNginx } from '../programs/given-nginx.ts'
import { startPrometheusAlone, type Prometheus } from '../programs/prometheus.ts'
import { startVictoriaLogsAlone, victoriaLogsPush, type VictoriaLogs } from '../programs/victoria-logs.ts'
import { textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'
import { exampleClusters, exampleObjects } from '../trees/example.ts'
import { userLine, type Credential } from './credential.ts'

type Tree = readonly KubernetesObject[]

/** The committed trees of the example, where the hub takes nothing without a credential. */
export const exampleTrees = {
  hub: exampleObjects(exampleClusters.hub.name),
  spoke: exampleObjects(exampleClusters.spoke.name),
} as const

const valuesIn = (tree: Tree, release: string, ...path: readonly (string | number)[]): unknown =>
  valueAt(
    tree.find(({ kind, metadata }) => kind === 'HelmRelease' && metadata.name === release),
    ...['spec', 'values', ...path],
  )

/** Where the chart's Prometheus and its gateway listen in the lab, by the names that Services have of their ports. */
const namedPorts: Readonly<Record<string, number>> = { 'http-web': 9090, http: 8080 }

interface NodePort {
  readonly nodePort: number
  readonly target: number
}

const nodePortsIn = (objects: readonly KubernetesObject[]): readonly NodePort[] =>
  objects
    .filter((object) => object.kind === 'Service' && valueAt(object, 'spec', 'type') === 'NodePort')
    .flatMap((service) =>
      (valueAt(service, 'spec', 'ports') as { nodePort: number; targetPort: number | string }[]).map(
        ({ nodePort, targetPort }) => ({
          nodePort,
          target: typeof targetPort === 'number' ? targetPort : (namedPorts[targetPort] ?? 0),
        }),
      ),
    )

/** The stores of the lab in place of those in the configuration. Not every configuration has samples pass. */
const storesIn = (config: string): readonly Replacement[] => {
  const samples = /http:\/\/kube-prometheus-stack-prometheus\.[\w.-]+:\d+/g
  return [
    [/http:\/\/loki\.[\w.-]+:\d+\$uri;/g, `${victoriaLogsPush};`],
    [/http:\/\/loki\.[\w.-]+:\d+/g, victoriaLogsPush],
    ...(config.search(samples) === -1 ? [] : [[samples, 'http://127.0.0.1:9090'] as const]),
  ]
}

/** The hub of the example: its gateway, its node ports, and the stores behind. */
export interface Ingest {
  readonly gateway: RunningGateway
  readonly prometheus: Prometheus
  readonly store: VictoriaLogs
  /** Changes the file of users, as the kubelet does when the Secret changes. */
  readonly setUsers: (...credentials: readonly Credential[]) => void
  /** Has the hub run another tree: another configuration, other Services. */
  readonly replace: (tree: Tree) => Promise<void>
}

/** The processors that the gateway may use: `200m` is a fifth of one. */
export const cpuLimit = (): number => {
  const limit = textAt(valuesIn(exampleTrees.hub, 'loki', 'gateway', 'resources', 'limits'), 'cpu')
  return Number(/^(\d+)m$/.exec(limit)?.[1]) / 1000
}

/** Where the gateway finds its users. */
const usersFolder = (): string =>
  textAt(valuesIn(exampleTrees.hub, 'loki', 'gateway', 'extraVolumeMounts', 0), 'mountPath')

/** Runs the hub of a tree. */
export const startIngest = async (host: Host, nginx: GivenNginx, tree: Tree): Promise<Ingest> => {
  const [prometheus, store] = await Promise.all([
    startPrometheusAlone(host, valuesIn(tree, 'kube-prometheus-stack', 'prometheus', 'prometheusSpec')),
    startVictoriaLogsAlone(host),
  ])
  const users = mountSecret(host, usersFolder())
  const config = gatewayConfig(tree)
  const gateway = await startGatewayNginx(host, nginx, config, storesIn(config))
  let open: readonly Program[] = []
  const openPorts = async (of: Tree): Promise<void> => {
    await Promise.all(open.map((program) => program.kill('SIGKILL')))
    open = await Promise.all(
      nodePortsIn(of).map(({ nodePort, target }) => openNodePort(host, nodePort, `127.0.0.1:${target}`)),
    )
  }
  await openPorts(tree)
  return {
    gateway,
    prometheus,
    store,
    setUsers: (...credentials) => {
      users.write({ [PUSH_SECRET.usersKey]: credentials.map(userLine).join('') })
    },
    replace: async (next) => {
      const text = gatewayConfig(next)
      await gateway.replace(text, storesIn(text))
      await openPorts(next)
    },
  }
}
