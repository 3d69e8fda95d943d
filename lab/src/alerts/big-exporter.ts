import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import { clusters } from '../trees/clusters.ts'

/** So many series that some scrapes of them fill a small memory. */
const series = 12_000

const page = `
const lines = Array.from({ length: ${series} }, (_, index) => 'lab_big{number="' + index + '"} 1')
require('http').createServer((_, answer) => answer.end(lines.join('\\n') + '\\n')).listen(9100, '0.0.0.0')
`

/** Takes the place of a spoke's node-exporter, with a page of thousands of series. */
export const startBigExporter = async (spoke: Host): Promise<Program> => {
  spoke.addAddress(clusters.spoke.node.address)
  const program = spoke.start({ name: 'big-exporter', file: process.execPath, args: ['-e', page] })
  await program.until('listens', () => listens(spoke.address, 9100))
  return program
}
