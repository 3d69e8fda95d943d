import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fleet as inventory } from '@fleet/validation/fixtures'
import { prometheusOfChart } from '../chart-stand-ins/kube-prometheus-stack/prometheus.ts'
import { bootstrap } from '../flux/bootstrap.ts'
import { serveRepository, startGitServer, type Repository } from '../flux/repository.ts'
import { forwardConnections } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import { startHosts, type LabHosts } from '../hosts/lab-hosts.ts'
import type { LogStore } from '../logs/log-store.ts'
import { startOperatedPrometheus, type OperatedPrometheus } from '../programs/operated-prometheus.ts'
import { startOperator } from '../programs/prometheus-operator.ts'
import { lokiFile } from '../programs/given-loki.ts'
import { startLogStore } from '../programs/start-log-store.ts'
import { clusters } from '../trees/clusters.ts'
import { podAddresses } from '../world/pod-addresses.ts'
import { startBare, withTelemetry, type BareCluster, type DoctorCluster } from './doctor-cluster.ts'
import { writeKubeconfig } from './kubeconfig.ts'
import { runDoctor, type DoctorRun } from './run-doctor.ts'

/** The running fleet that `doctor` is asked about: all of it healthy. */
export interface DoctorWorld {
  readonly hosts: LabHosts
  readonly repository: Repository
  readonly hub: DoctorCluster
  readonly spoke: DoctorCluster
  readonly prometheus: OperatedPrometheus
  readonly logStore: LogStore
  /** Pushes what changed in the repository, and waits until both clusters have applied it. */
  readonly push: (message: string) => Promise<void>
  /** Runs `doctor` as a person with both contexts does. */
  readonly doctor: (args?: readonly string[], kubeconfig?: string) => Promise<DoctorRun>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Of the pods: where Services lead. */
const GATEWAY_PORT = 8080
const LOKI_PORT = 3100
const VICTORIA_LOGS_PORT = 9428
export const RECONCILED_IN_SECONDS = 240

/** Answers LogQL where the Services of the hub's Loki lead: by a given Loki, or over what VictoriaLogs stores. */
const answerLogql = async (host: Host, isGiven: boolean): Promise<void> => {
  const gateway = `${podAddresses.gateway}:${GATEWAY_PORT}`
  const own = `${podAddresses.loki}:${LOKI_PORT}`
  host.addAddress(podAddresses.gateway)
  host.addAddress(podAddresses.loki)
  if (isGiven) {
    await forwardConnections(host, gateway, `127.0.0.1:${LOKI_PORT}`)
    return
  }
  const program = host.start({
    name: 'loki-api',
    file: process.execPath,
    args: [
      join(import.meta.dirname, 'loki-api.ts'),
      `http://127.0.0.1:${VICTORIA_LOGS_PORT}`,
      ...[gateway, own],
    ],
  })
  await program.until('listens', () => program.log().includes(`listens at ${own}`))
}

/** The store of the lines, and its answers to LogQL. */
const startLogs = async (host: Host): Promise<LogStore> => {
  const isGiven = lokiFile() !== undefined
  const store = await startLogStore(host, isGiven ? 'Loki' : 'VictoriaLogs')
  await answerLogql(host, isGiven)
  return store
}

const startStore = async (
  { host, server, node }: BareCluster,
  stage: string,
): Promise<OperatedPrometheus> => {
  host.addAddress(podAddresses.prometheus)
  const operator = await startOperator(host, server)
  await server.api.apply(prometheusOfChart)
  const prometheus = await startOperatedPrometheus(host, { server, operator, stage })
  await node.settle()
  return prometheus
}

/** An address for the repository in each host, for a cut link leads to no other finding: it is not on the tailnet. */
const gitAddress = '10.43.0.43'

/** Serves the repository to both clusters. */
const startGit = async ({ hub, spoke, stage }: LabHosts): Promise<Repository> => {
  for (const host of [hub, spoke]) host.addAddress(gitAddress)
  const repository = await serveRepository(hub, stage, gitAddress)
  await startGitServer(spoke, repository.folder)
  return repository
}

/** Lets Flux apply the repository in both clusters. */
const followRepository = async (repository: Repository, all: readonly BareCluster[]): Promise<void> => {
  const objects = all.map(({ host }) => bootstrap(repository, host.name))
  const revision = repository.push('the committed trees')
  for (const [index, { server }] of all.entries()) await server.api.apply(objects[index] ?? [])
  await Promise.all(all.map(({ flux }) => flux.reconcile(revision, RECONCILED_IN_SECONDS)))
}

/** The inventory as a module, for the program. */
const writeInventory = (stage: string): string => {
  const file = join(stage, 'inventory.ts')
  writeFileSync(file, `export const fleet = ${JSON.stringify(inventory)}\n`)
  return file
}

export const startDoctorWorld = async (): Promise<DoctorWorld> => {
  const hosts = await startHosts()
  const { stage } = hosts
  const [repository, logStore, bareHub, bareSpoke] = await Promise.all([
    startGit(hosts),
    startLogs(hosts.hub),
    startBare(hosts.hub, clusters.hub, stage),
    startBare(hosts.spoke, clusters.spoke, stage),
  ])
  await followRepository(repository, [bareHub, bareSpoke])
  const [hub, spoke] = await Promise.all([withTelemetry(bareHub, stage), withTelemetry(bareSpoke, stage)])
  const prometheus = await startStore(hub, stage)
  await Promise.all([hub.restartCollector(), spoke.restartCollector()])
  const kubeconfig = writeKubeconfig(join(stage, 'kubeconfig'), [hub, spoke])
  const start = { inventory: writeInventory(stage), trees: repository.trees }
  return {
    ...{ hosts, repository, hub, spoke, prometheus, logStore },
    push: async (message) => {
      const revision = repository.push(message)
      await Promise.all([hub, spoke].map(({ flux }) => flux.reconcile(revision, RECONCILED_IN_SECONDS)))
    },
    doctor: (args = [], other = kubeconfig) => runDoctor({ ...start, kubeconfig: other, args }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([hub.stop(), spoke.stop()])
      await hosts[Symbol.asyncDispose]()
    },
  }
}
