import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a played API server has, by paths without their queries. */
export interface PlayedCluster {
  readonly lists?: Readonly<Record<string, readonly object[]>>
  /** The status of every answer but that of the version, in place of 200. */
  readonly status?: number
  /** Called before each answer, which waits for it. */
  readonly before?: (path: string) => Promise<void>
}

/** An API server over HTTP on loopback, and what it was asked. */
export interface PlayedServer extends AsyncDisposable {
  readonly address: string
  readonly asked: readonly string[]
}

/** Answers as the API server of a cluster that has some objects and nothing else. */
const answerOf =
  ({ lists = {}, status = 200, before }: PlayedCluster) =>
  async ({ url = '' }: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const [path = ''] = url.split('?')
    await before?.(path)
    answer.setHeader('content-type', 'application/json')
    answer.statusCode = path === '/version' && status !== 401 ? 200 : status
    answer.end(
      JSON.stringify(
        status === 200
          ? { kind: 'List', apiVersion: 'v1', metadata: {}, items: lists[path] ?? [] }
          : { kind: 'Status', message: `played as ${status}` },
      ),
    )
  }

export const playedServer = async (cluster: PlayedCluster = {}): Promise<PlayedServer> => {
  const asked: string[] = []
  const respond = answerOf(cluster)
  const server = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url}`)
    void respond(request, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A kubeconfig with the API server of each context. */
export const kubeConfigOf = (servers: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: Object.entries(servers).map(([name, server]) => ({
      name,
      cluster: { server, 'insecure-skip-tls-verify': true },
    })),
    users: [{ name: 'person', user: { token: 'played' } }],
    contexts: Object.keys(servers).map((name) => ({ name, context: { cluster: name, user: 'person' } })),
  })
