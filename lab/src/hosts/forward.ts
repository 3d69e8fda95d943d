import { createServer, request } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer as createTcpServer } from 'node:net'

/*
 * Runs inside a host: node forward.ts tcp FROM TO | node forward.ts http FROM TO MAX_BODY_BYTES FAULT_FILE
 * `tcp` hands connections on as kube-proxy does for a NodePort; `http` is what the chart's nginx does for Loki: it refuses
 * with 413 what is larger than its `client_max_body_size`. While there is a FAULT_FILE, it answers with the status that this holds.
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

const forwardRequests = (from: Address, to: Address, maxBody: number, faultFile: string): void => {
  createServer((asked, answer) => {
    if (existsSync(faultFile)) {
      answer.writeHead(Number(readFileSync(faultFile, 'utf8'))).end('a fault of the lab')
      asked.resume()
      return
    }
    if (Number(asked.headers['content-length'] ?? 0) > maxBody) {
      answer.writeHead(413).end('<html>413 Request Entity Too Large</html>')
      asked.resume()
      return
    }
    const onward = request(
      { ...to, path: asked.url, method: asked.method, headers: asked.headers },
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

const [kind, from, to, maxBody, faultFile = ''] = process.argv.slice(2)
if (kind === 'tcp') forwardConnections(addressOf(from), addressOf(to))
else forwardRequests(addressOf(from), addressOf(to), Number(maxBody), faultFile)
