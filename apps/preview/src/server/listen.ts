import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const LOOPBACK = '127.0.0.1'

interface Listening {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves on loopback alone. @throws Error where the port is taken */
export const listen = async (handle: RequestListener, port: number): Promise<Listening> => {
  const server = createServer(onlyOfThisMachine(handle))
  server.listen(port, LOOPBACK)
  await once(server, 'listening')
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A page of another site whose name resolves to this machine would otherwise read the stores through a person's browser. */
const onlyOfThisMachine =
  (handle: RequestListener): RequestListener =>
  (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    if (isOfThisMachine(request.headers.host)) return handle(request, response)
    response.writeHead(403, { 'content-type': 'text/plain' }).end('This page answers at 127.0.0.1 alone.\n')
  }

/** @param host of a request, with or without a port */
export const isOfThisMachine = (host: string | undefined): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes((host ?? '').replace(/:\d+$/, '').toLowerCase())
