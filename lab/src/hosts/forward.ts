import { createServer, request } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer as createTcpServer } from 'node:net'

/*
 * Runs inside a host: node forward.ts tcp FROM TO | node forward.ts http FROM TO MAX_BODY_BYTES FAULT_FILE [PATH OWN_PATH]
 * `tcp` hands connections on as kube-proxy does for a NodePort; `http` is what the chart's nginx does for a store of logs: it refuses
 * with 413 what is larger than its `client_max_body_size`, and answers 502 while the store is away. With a PATH it passes on
 * that path alone, to the store's OWN_PATH, and answers 404 to others. While there is a FAULT_FILE, it answers with the status
 * that this holds.
 */

interface Address {
  readonly host: string
  readonly port: number
}

const addressOf = (text = ''): Address => {
  const [host, port] = text.split(':')
  return { host: host ?? '', port: Number(port) }
}

const forwardConnections = (from: Address, to: Address): void => {
  createTcpServer((client) => {
    const server = connect(to)
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  }).listen(from)
}

interface Gateway {
  readonly maxBody: number
  readonly faultFile: string
  /** Without one every path is passed on. */
  readonly path: string | undefined
  readonly ownPath: string | undefined
}

const forwardRequests = (from: Address, to: Address, gateway: Gateway): void => {
  const { maxBody, faultFile, path = '', ownPath } = gateway
  createServer((asked, answer) => {
    const refuse = (status: number, text: string): void => {
      answer.writeHead(status).end(text)
      asked.resume()
    }
    if (existsSync(faultFile)) {
      refuse(Number(readFileSync(faultFile, 'utf8')), 'a fault of the lab')
      return
    }
    if (ownPath !== undefined && asked.url !== path) {
      refuse(404, '<html>404 Not Found</html>')
      return
    }
    if (Number(asked.headers['content-length'] ?? 0) > maxBody) {
      refuse(413, '<html>413 Request Entity Too Large</html>')
      return
    }
    const onward = request(
      { ...to, path: ownPath ?? asked.url, method: asked.method, headers: asked.headers },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(answer)
      },
    )
    onward.on('error', () => answer.writeHead(502).end('502 Bad Gateway'))
    asked.on('error', () => onward.destroy())
    asked.pipe(onward)
  }).listen(from)
}

const [kind, from, to, maxBody, faultFile = '', path, ownPath] = process.argv.slice(2)
if (kind === 'tcp') forwardConnections(addressOf(from), addressOf(to))
else forwardRequests(addressOf(from), addressOf(to), { maxBody: Number(maxBody), faultFile, path, ownPath })
