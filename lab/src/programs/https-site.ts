import type { Host } from '../hosts/host.ts'
import type { Program } from '../hosts/program.ts'
import type { Authority } from '../kubernetes/authority.ts'

interface Site {
  readonly name: string
  readonly address: string
  readonly port: number
  /** Who signs its certificate. */
  readonly authority: Authority
}

const script = `
const { readFileSync } = require('node:fs')
const [certificate, key, address, port] = process.argv.slice(1)
require('node:https')
  .createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (_, answer) => answer.end('here'))
  .listen(Number(port), address, () => console.log('listens'))
`

/** A site that answers every request by https, under a name that its host resolves. */
export const startHttpsSite = async (
  host: Host,
  { name, address, port, authority }: Site,
): Promise<Program> => {
  const { certificate, key } = authority.issue(`${host.name}-site`, [address], [name])
  host.addAddress(address)
  host.addNames(address, [name])
  const program = host.start({
    name: 'https-site',
    file: process.execPath,
    args: ['-e', script, certificate, key, address, String(port)],
  })
  await program.until('listens', () => program.log().includes('listens'))
  return program
}
