import { listens } from '../hosts/forwarding.ts'
import type { Host } from '../hosts/host.ts'

const port = 8099

/** An alert in a message of Alertmanager's. */
export interface ReceivedAlert {
  readonly status: 'firing' | 'resolved'
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** A message as it came. */
export interface ReceivedMessage {
  readonly path: string
  readonly authorization?: string
  readonly alerts: readonly ReceivedAlert[]
  /** Of a message to Slack, in place of alerts. */
  readonly attachments?: readonly { readonly text: string }[]
  /** Of a message to Matrix, in place of alerts. */
  readonly text?: unknown
}

export interface Receiver {
  readonly url: string
  /** All messages, in order. */
  readonly messages: () => readonly ReceivedMessage[]
  /** All received alerts, in order. */
  readonly alerts: () => readonly ReceivedAlert[]
}

/** Prints each message on a line of its own. */
const script = `require('http').createServer((asked, answer) => {
  let text = ''
  asked.on('data', (chunk) => (text += chunk))
  asked.on('end', () => { console.log(JSON.stringify({ ...JSON.parse(text), path: asked.url, authorization: asked.headers.authorization })); answer.end() })
}).listen(${port}, '0.0.0.0')`

/** Starts a receiver of webhooks, such as a pager has. */
export const startReceiver = async (host: Host): Promise<Receiver> => {
  const program = host.start({ name: 'receiver', file: process.execPath, args: ['-e', script] })
  await program.until('listens', () => listens(host.address, port))
  const messages = (): readonly ReceivedMessage[] =>
    program
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as ReceivedMessage)
  return {
    url: `http://127.0.0.1:${port}/`,
    messages,
    alerts: () => messages().flatMap(({ alerts }) => alerts),
  }
}
