import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'

export interface NodeExporterStart {
  /** Of the tree or the chart. */
  readonly args: readonly string[]
  readonly address: string
}

/** The port of every node-exporter of the fleet. */
const port = 9100

/** The user that its image and the tree run it as. */
const nobody = 65_534

/** Starts node-exporter like its pod: with the host's folders at the paths of its arguments, without rights on them. */
export const startNodeExporter = async (
  host: Host,
  { args, address }: NodeExporterStart,
): Promise<Program> => {
  const program = host.start({
    name: 'node-exporter',
    file: programFile('node-exporter'),
    args,
    mounts: { '/proc': '/host/proc', '/sys': '/host/sys', '/': '/host/root' },
    user: nobody,
  })
  await program.until('listens', () => program.log().includes(`${address}:${port}`))
  return program
}
