import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClusterApi, KubernetesObject } from '@fleet/doctor'
import { playedApi } from '@fleet/doctor/testing'
import { loadAll } from 'js-yaml'

/** What the played servers were asked, all together. */
export interface Asked {
  requests: number
  /** Requests that could write: any but GET, and no dry run. */
  writes: number
  now: number
  /** The most that waited for an answer at once. */
  most: number
}

export interface PlayedServers {
  /** The address of each cluster. */
  readonly addresses: Readonly<Record<string, string>>
  readonly asked: Asked
  readonly close: () => void
}

/** API servers over HTTPS, each with the objects of its tree, and empty stores behind the proxy. */
export const playServers = async (
  folder: string,
  clusters: readonly string[],
  { trees, latencyInMs }: { readonly trees: string; readonly latencyInMs: number },
): Promise<PlayedServers> => {
  const certificate = certificateIn(folder)
  const asked: Asked = { requests: 0, writes: 0, now: 0, most: 0 }
  const servers: Server[] = []
  const addresses: Record<string, string> = {}
  await Promise.all(
    clusters.map(async (name) => {
      const api = playedApi({ objects: objectsIn(join(trees, name)) })
      const server = createServer(certificate, ({ method = '', url = '' }, answer) => {
        void counted(asked, `${method} ${url}`, async () => {
          await pause(latencyInMs)
          await respond(api, url, answer)
        })
      })
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      addresses[name] = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
    }),
  )
  return {
    addresses,
    asked,
    close: () => {
      for (const server of servers) server.close().closeAllConnections()
    },
  }
}

const counted = async (asked: Asked, request: string, work: () => Promise<void>): Promise<void> => {
  asked.requests += 1
  if (!request.startsWith('GET ') && !request.includes('dryRun=All')) asked.writes += 1
  asked.now += 1
  asked.most = Math.max(asked.most, asked.now)
  await work()
  asked.now -= 1
}

const respond = async (api: ClusterApi, url: string, answer: ServerResponse): Promise<void> => {
  const [path = ''] = url.split('?')
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify(await contentAt(api, path)))
}

const contentAt = async (api: ClusterApi, path: string): Promise<unknown> => {
  if (path.includes('/proxy')) return { status: 'success', data: { result: [] } }
  const found = await api.get(path)
  if (found !== undefined) return found
  return { apiVersion: 'v1', kind: 'List', metadata: {}, items: await api.list(path) }
}

/** All objects in the files of a folder. */
const objectsIn = (folder: string): readonly KubernetesObject[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap(
      (path) => loadAll(readFileSync(join(folder, path), 'utf8')) as readonly Partial<KubernetesObject>[],
    )
    .filter((object): object is KubernetesObject => object?.metadata?.name !== undefined)

/** A certificate of this machine's own address. */
const certificateIn = (folder: string): { readonly key: Buffer; readonly cert: Buffer } => {
  const [key, cert] = [join(folder, 'server.key'), join(folder, 'server.crt')]
  execFileSync(
    'openssl',
    [
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'],
      ['-subj', '/CN=played', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ].flat(),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
