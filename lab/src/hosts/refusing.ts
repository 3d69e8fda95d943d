import type { Host } from './host.ts'
import { listens } from './forwarding.ts'
import type { Program } from './program.ts'

/** Starts a server that answers every request at a port with one status. */
export const startRefusing = async (
  host: Host,
  name: string,
  port: number,
  status: number,
): Promise<Program> => {
  const refusing = host.start({
    name: `refusing-${name}`,
    file: process.execPath,
    args: [
      '-e',
      `require('http').createServer((asked, answer) => { asked.resume(); asked.on('end', () => answer.writeHead(${status}).end('refused by the lab')) }).listen(${port}, '0.0.0.0')`,
    ],
  })
  await refusing.until('listens', () => listens(host.address, port))
  return refusing
}

/**
 * Replaces a program of a host by a server that answers every request with one status.
 * @param name the program on the port
 * @returns a function that restores the program
 */
export const refuse = async (
  host: Host,
  name: string,
  port: number,
  status: number,
): Promise<() => Promise<void>> => {
  const program = host.running(name)
  await program.kill('SIGKILL')
  const refusing = await startRefusing(host, name, port, status)
  return async () => {
    await refusing.kill('SIGKILL')
    const again = host.start(program.start)
    await again.until('listens', () => listens(host.address, port))
  }
}
