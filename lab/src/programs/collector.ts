import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { serviceAccountPath, type ApiServer } from '../kubernetes/api-server.ts'
import { clusters, type LabCluster } from '../trees/clusters.ts'
import { objectOf, textAt, valueAt, valuesOf } from '../trees/committed.ts'
import { argumentsOf, containerOf, environmentOf, type VariableSpec } from './pod-spec.ts'

/** The start of a cluster's collector, from its pod in the tree. */
export interface CollectorSpec {
  /** The configuration, with the bytes of the pod's file. */
  readonly configuration: string
  readonly args: readonly string[]
  readonly variables: readonly VariableSpec[]
  readonly serviceAccount: string
}

/** The spoke's: a DaemonSet whose configuration is a ConfigMap. */
export const spokeCollector = (): CollectorSpec =>
  collectorOfDaemonSet(
    objectOf(clusters.spoke.name, 'DaemonSet', 'otel-collector'),
    objectOf(clusters.spoke.name, 'ConfigMap', 'otel-collector'),
  )

/** The collector of a DaemonSet that mounts a ConfigMap: of a tree, or as an API has them. */
export const collectorOfDaemonSet = (daemonSet: unknown, configMap: unknown): CollectorSpec => {
  const { args = [], env = [] } = containerOf(daemonSet)
  return {
    configuration: textAt(configMap, 'data', 'config.yaml'),
    args,
    variables: env,
    serviceAccount: textAt(daemonSet, 'spec', 'template', 'spec', 'serviceAccountName'),
  }
}

/** The hub's: the chart prints `alternateConfig` as it is. */
export const hubCollector = (): CollectorSpec => {
  const values = valuesOf(clusters.hub.name, 'opentelemetry-collector')
  return {
    configuration: stringify(valueAt(values, 'alternateConfig')),
    args: [
      '--config=/etc/otelcol/config.yaml',
      ...(valueAt(values, 'command', 'extraArgs') as readonly string[]),
    ],
    variables: valueAt(values, 'extraEnvs') as readonly VariableSpec[],
    // The chart's name for it: packages/validation/src/catalog/charts has the source.
    serviceAccount: 'opentelemetry-collector',
  }
}

const podAddress = '10.42.0.10'

export interface CollectorStart {
  readonly spec: CollectorSpec
  /** The API of the collector's own cluster. */
  readonly server: ApiServer
  /** A folder for its files. */
  readonly stage: string
  /** Another configuration than the committed one: a change under test, with the reason in the test. */
  readonly configuration?: string
  /** Further variables, with the reason in the test. */
  readonly env?: Readonly<Record<string, string>>
  /** Folders that only this collector sees, at their paths. */
  readonly mounts?: Readonly<Record<string, string>>
  /** How long it may take to be ready, in seconds. */
  readonly patience?: number
  /** Its node; by default that of the host's cluster in the lab's own fleet. */
  readonly node?: LabCluster['node']
}

/** Starts a cluster's collector in its host as its pod would run: same arguments, variables, files and rights. */
export const startCollector = async (
  host: Host,
  {
    spec,
    server,
    stage,
    configuration = spec.configuration,
    env = {},
    mounts = {},
    patience = 60,
    node = (host.name === clusters.hub.name ? clusters.hub : clusters.spoke).node,
  }: CollectorStart,
): Promise<Program> => {
  const folder = mkdtempSync(join(stage, `${host.name}-otel-collector-`))
  writeFileSync(join(folder, 'config.yaml'), configuration)
  host.addAddress(podAddress)
  const environment = environmentOf(spec.variables, {
    nodeName: node.name,
    nodeAddress: node.address,
    podAddress,
    podName: 'otel-collector-lab',
    namespace: 'monitoring',
  })
  const program = host.start({
    name: 'otel-collector',
    file: programFile('otelcol'),
    args: argumentsOf(spec.args, environment),
    env: { ...environment, ...server.podEnv, ...env },
    mounts: {
      ...mounts,
      [folder]: '/etc/otelcol',
      [await server.serviceAccountFolder('monitoring', spec.serviceAccount)]: serviceAccountPath,
    },
  })
  try {
    await program.until('is ready', () => program.log().includes('Everything is ready'), patience)
  } catch (error) {
    // Otherwise it keeps the lock of its storage from the next one.
    await program.kill('SIGKILL')
    throw error
  }
  return program
}
