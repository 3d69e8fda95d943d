import { connect } from 'node:net'
import type { Host } from '../hosts/host.ts'

/** What a server answers to bytes, until it closes the connection. */
export interface RawAnswer {
  /** Nothing where it answers no HTTP. */
  readonly status: number | undefined
  readonly text: string
}

const patience = 10_000

/** Sends bytes that no client of HTTP would. */
export const sendRaw = (
  { address }: Pick<Host, 'address'>,
  port: number,
  bytes: Buffer,
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect({ host: address, port, timeout: patience })
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('timeout', () =>
      socket.destroy(new Error(`no end of the answer to ${bytes.toString('latin1')}`)),
    )
    socket.on('error', reject)
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('latin1')
      const status = /^HTTP\/1\.\d (\d{3})/.exec(text)?.[1]
      resolve({ status: status === undefined ? undefined : Number(status), text })
    })
    socket.write(bytes)
  })

export interface RequestText {
  /** With the version: `POST /api/v1/write HTTP/1.1`. */
  readonly line: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** The bytes of a request as it is written, after which the connection ends. */
export const requestBytes = ({ line, headers = {}, body = Buffer.alloc(0) }: RequestText): Buffer => {
  const all = { Connection: 'close', 'Content-Length': String(body.length), ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`${line}\r\n${lines.join('')}\r\n`, 'latin1'), body])
}
