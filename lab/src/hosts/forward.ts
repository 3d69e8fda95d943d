import { createServer, request as sendRequest } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer as createTcpServer } from 'node:net'

/*
 * Runs inside a host: node forward.ts tcp FROM TO | node forward.ts http FROM TO MAX_BODY_BYTES FAULT_FILE PATH
 * OWN_PATH `tcp` forwards connections like kube-proxy for a NodePort. `http` acts like the hub's nginx for a store of
 * logs: it forwards POST requests of PATH to the store's OWN_PATH. It answers 404 to other paths, 403 to other methods,
 * 413 to bodies over its `client_max_body_size`, and 502 while the store is down. While a FAULT_FILE exists, it answers
 * with the status in it.
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
  readonly path: string
  readonly ownPath: string
}

const forwardRequests = (from: Address, to: Address, gateway: Gateway): void => {
  const { maxBody, faultFile, path, ownPath } = gateway
  createServer((request, answer) => {
    const refuse = (status: number, text: string): void => {
      answer.writeHead(status).end(text)
      request.resume()
    }
    if (existsSync(faultFile)) {
      refuse(Number(readFileSync(faultFile, 'utf8')), 'a fault of the lab')
      return
    }
    if (request.url !== path) {
      refuse(404, '<html>404 Not Found</html>')
      return
    }
    if (request.method !== 'POST') {
      refuse(403, '<html>403 Forbidden</html>')
      return
    }
    if (Number(request.headers['content-length'] ?? 0) > maxBody) {
      refuse(413, '<html>413 Request Entity Too Large</html>')
      return
    }
    const onward = sendRequest(
      { ...to, path: ownPath, method: request.method, headers: request.headers },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(answer)
      },
    )
    onward.on('error', () => {
      // The rest of the body is still read: the client may reuse its connection.
      request.unpipe(onward)
      if (answer.headersSent) answer.destroy()
      else refuse(502, '<html>502 Bad Gateway</html>')
    })
    request.on('error', () => onward.destroy())
    request.pipe(onward)
  }).listen(from)
}

const [kind, from, to, maxBody, faultFile = '', path = '', ownPath = ''] = process.argv.slice(2)
if (kind === 'tcp') forwardConnections(addressOf(from), addressOf(to))
else forwardRequests(addressOf(from), addressOf(to), { maxBody: Number(maxBody), faultFile, path, ownPath })
