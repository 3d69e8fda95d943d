import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, request as sendRequest } from 'node:https'
import { containerLogs } from '../kubernetes/container-logs.ts'
import { textOf, type Page } from './page.ts'

/*
 * Runs inside a host: node serve.ts FILE Shows the pages that FILE describes, which is read anew at each request; with
 * `kubelet` like a kubelet: over TLS, to clients that the cluster's API allows `get` on `nodes/metrics`, and with the logs of containers.
 */

/** What FILE holds. */
export interface Exposed {
  readonly address: string
  readonly port: number
  /** A page by its path. */
  readonly pages: Readonly<Record<string, Page>>
  /** The only bearer token that it takes. By default it asks for none. */
  readonly token?: string
  readonly kubelet?: {
    readonly node: string
    readonly certificate: string
    readonly key: string
    readonly api: { readonly port: number; readonly authority: string; readonly token: string }
  }
}

const file = process.argv[2] ?? ''
const exposed = (): Exposed => JSON.parse(readFileSync(file, 'utf8')) as Exposed
const { address, port, token, kubelet } = exposed()

interface Review {
  readonly status?: {
    readonly authenticated?: boolean
    readonly allowed?: boolean
    readonly user?: { readonly username: string; readonly groups?: readonly string[] }
  }
}

const review = (group: string, kind: string, spec: unknown): Promise<Review['status']> =>
  new Promise((resolve, reject) => {
    if (!kubelet) throw new Error('only a kubelet asks its API')
    const { api } = kubelet
    const sent = sendRequest(
      {
        ...{ host: '127.0.0.1', port: api.port, method: 'POST', ca: readFileSync(api.authority) },
        path: `/apis/${group}/v1/${kind.toLowerCase()}s`,
        headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          resolve((JSON.parse(Buffer.concat(chunks).toString('utf8')) as Review).status)
        })
      },
    )
    sent.on('error', reject)
    sent.end(JSON.stringify({ apiVersion: `${group}/v1`, kind, spec }))
  })

/** 200, or a kubelet's status for a client without the right. */
const admitted = async ({ headers }: IncomingMessage): Promise<number> => {
  if (!kubelet) return token === undefined || headers.authorization === `Bearer ${token}` ? 200 : 401
  const shown = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  if (shown === undefined) return 401
  const known = await review('authentication.k8s.io', 'TokenReview', { token: shown })
  if (known?.authenticated !== true) return 401
  const may = await review('authorization.k8s.io', 'SubjectAccessReview', {
    user: known.user?.username,
    groups: known.user?.groups,
    resourceAttributes: { verb: 'get', resource: 'nodes', subresource: 'metrics', name: kubelet.node },
  })
  return may?.allowed === true ? 200 : 403
}

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  // Only the API server asks for logs, and it has asked for the rights before.
  const logs = kubelet && containerLogs(request.url ?? '', Date.now())
  if (logs) {
    response.writeHead(logs.status, { 'content-type': 'text/plain' }).end(logs.text)
    return
  }
  const status = await admitted(request)
  const page = exposed().pages[request.url ?? '']
  if (status !== 200 || !page) response.writeHead(status === 200 ? 404 : status).end()
  else response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(textOf(page, Date.now()))
}

const listener: RequestListener = (request, response) => {
  answer(request, response).catch((error: unknown) => {
    response.writeHead(500).end(String(error))
  })
}

const server = kubelet
  ? createTlsServer({ cert: readFileSync(kubelet.certificate), key: readFileSync(kubelet.key) }, listener)
  : createServer(listener)
// oxlint-disable-next-line no-console -- the log of a program
server.listen(port, address, () => console.log('listens'))
