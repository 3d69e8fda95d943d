import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { argumentsOf, containerOf, environmentOf, mountedFiles } from '../programs/pod-spec.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import type { LogPod } from './log-pods.ts'

interface RelayStart {
  /** The tree that has its ConfigMap. */
  readonly objects: readonly KubernetesObject[]
  readonly relayConfiguration: (text: string) => string
}

/** Starts a pod of the relay as the kubelet would: same arguments, variables, configuration and volume. */
export const startRelay = async (
  host: Host,
  stage: string,
  { name, workload, address }: LogPod,
  { objects, relayConfiguration }: RelayStart,
): Promise<Program> => {
  const { args = [], env = [] } = containerOf(workload)
  const [queues, folder] = [join(stage, name, 'queues'), join(stage, name, 'config')]
  for (const path of [queues, folder]) mkdirSync(path, { recursive: true })
  const [[, text] = ['', '']] = mountedFiles(
    workload,
    objects.filter(({ kind }) => kind === 'ConfigMap'),
  )
  writeFileSync(join(folder, 'config.yaml'), relayConfiguration(text))
  const environment = environmentOf(env, {
    nodeName: 'lab',
    nodeAddress: host.address,
    podAddress: address,
    podName: name,
    namespace: 'monitoring',
  })
  const program = host.start({
    name,
    file: programFile('otelcol'),
    args: argumentsOf(args, environment),
    env: environment,
    mounts: { [folder]: '/etc/otelcol', [queues]: '/var/lib/otelcol' },
  })
  await program.until('is ready', () => program.log().includes('Everything is ready'))
  return program
}
