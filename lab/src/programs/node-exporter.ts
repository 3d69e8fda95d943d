import { programFile } from '../engines/engines.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'

export interface NodeExporterStart {
  /** As the tree, or the chart, states them. */
  readonly args: readonly string[]
  readonly address: string
}

/** The port of every node-exporter of the fleet. */
const port = 9100

/** The user that its image and the tree run it as. */
const nobody = 65_534

/** Starts node-exporter as its pod runs: with the host's folders where its arguments look for them, and no rights on them. */
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
