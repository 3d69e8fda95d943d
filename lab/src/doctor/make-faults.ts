import { monitoring, namespace, prometheusName } from '../chart-stand-ins/kube-prometheus-stack/chart.ts'
import type { Host } from '../hosts/host.ts'
import { clusters } from '../trees/clusters.ts'
import { objectOf, type KubernetesObject } from '../trees/committed.ts'
import { commitChange, deleteObject, patchObject, reconcileLayer, type Undo } from './changes.ts'
import type { DoctorWorld } from './doctor-world.ts'

const hub = clusters.hub.name
const spoke = clusters.spoke.name

const collectorFile = `clusters/${spoke}/telemetry/otel-collector.yaml`

/** The name of its ConfigMap ends in a hash of what it holds. */
const renamed = (text: string): string =>
  text.replaceAll(/otel-collector-[\da-f]{10}/g, 'otel-collector-0000000000')

/** A commit of another configuration of the spoke's collector, which then runs with it. */
export const configuredWrongly = async (
  world: DoctorWorld,
  change: (text: string) => string,
): Promise<Undo> => {
  const undo = await commitChange(world, collectorFile, (text) => renamed(change(text)))
  await world.spoke.restartCollector()
  return async () => {
    await undo()
    await world.spoke.restartCollector()
  }
}

/** Without what moves the names that a file's path tells to the attributes of the resource. */
export const withoutMoves = (text: string): string =>
  text.replaceAll(/ {10}- type: move\n {12}from: attributes\.\w+\n {12}to: resource\["[\w.]+"\]\n/g, '')

/** Ends what stands for kube-proxy at a NodePort of the hub. */
export const closeNodePort = async (host: Host, port: number): Promise<Undo> => {
  const program = host.running(`node-port-${port}`)
  await program.kill('SIGKILL')
  return () => {
    host.start(program.start)
    return Promise.resolve()
  }
}

export const nodePortGone = async (world: DoctorWorld, service: string, port: number): Promise<Undo> => {
  const { api } = world.hub.server
  await deleteObject(api, objectOf(hub, 'Service', service))
  const open = await closeNodePort(world.hub.host, port)
  return async () => {
    await reconcileLayer(api, 'telemetry')
    await open()
  }
}

const prometheusObject: KubernetesObject = {
  apiVersion: monitoring,
  kind: 'Prometheus',
  metadata: { name: prometheusName, namespace },
}

type Made = Parameters<Parameters<DoctorWorld['prometheus']['follow']>[0]>[0]

/** Another field of the hub's Prometheus, which then runs with it. */
export const prometheusWith = async (
  { hub: { server }, prometheus }: DoctorWorld,
  spec: Readonly<Record<string, unknown>>,
  isMade: (made: Made) => boolean,
): Promise<Undo> => {
  const { api } = server
  const live = (await api.get(await api.pathOf(prometheusObject))) as {
    readonly spec: Readonly<Record<string, unknown>>
  }
  const before = Object.fromEntries(Object.keys(spec).map((field) => [field, live.spec[field]]))
  await patchObject(api, prometheusObject, { spec })
  await prometheus.follow(isMade)
  return async () => {
    await patchObject(api, prometheusObject, { spec: before })
    await prometheus.follow((made) => !isMade(made))
  }
}

/** The operator gives no scrape the label any more; one that the tree itself configures keeps it. */
export const isUnlabelled = ({ configuration }: Made): boolean =>
  configuration.split('target_label: cluster\n').length <= 2
