import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import { argumentsOf, containerOf, mountedFiles } from './pod-spec.ts'

/** Its port, which every tree leaves as it is. */
export const blackboxPort = 9115

/** The user that the tree runs it as. */
const nobody = 65_534

const isOf = (kind: string) => (object: KubernetesObject) =>
  object.kind === kind && object.metadata.name.startsWith('blackbox-exporter')

/** Starts the blackbox exporter of a tree as its pod: with its arguments and its configuration, and found by the name of its Service. */
export const startBlackboxExporter = async (
  host: Host,
  objects: readonly KubernetesObject[],
): Promise<Program> => {
  const deployment = objects.find(isOf('Deployment'))
  for (const [path, content] of mountedFiles(deployment, objects.filter(isOf('ConfigMap'))))
    host.write(path, content)
  host.addNames('127.0.0.1', ['blackbox-exporter.monitoring.svc'])
  const program = host.start({
    name: 'blackbox-exporter',
    file: programFile('blackbox-exporter'),
    args: argumentsOf(containerOf(deployment).args ?? [], {}),
    user: nobody,
  })
  await program.until('listens', () => program.log().includes(`:${blackboxPort}`))
  return program
}
