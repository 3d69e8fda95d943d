import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'

const port = 8099

/** An alert in a message of Alertmanager's. */
export interface ReceivedAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

export interface Receiver {
  readonly url: string
  /** All received alerts, in order. */
  readonly alerts: () => readonly ReceivedAlert[]
}

/** Prints each message on a line of its own. */
const script = `require('http').createServer((asked, answer) => {
  let text = ''
  asked.on('data', (chunk) => (text += chunk))
  asked.on('end', () => { console.log(JSON.stringify(JSON.parse(text))); answer.end() })
}).listen(${port}, '0.0.0.0')`

/** Starts a receiver of webhooks, such as a pager has. */
export const startReceiver = async (host: Host): Promise<Receiver> => {
  const program = host.start({ name: 'receiver', file: process.execPath, args: ['-e', script] })
  await program.until('listens', () => listens(host.address, port))
  return {
    url: `http://127.0.0.1:${port}/`,
    alerts: () =>
      program
        .log()
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .flatMap((line) => (JSON.parse(line) as { readonly alerts: readonly ReceivedAlert[] }).alerts),
  }
}
