import { createReadStream, existsSync, statSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Fleet } from '@fleet/model'
import type { ColourScheme } from '@fleet/topology'
import type { StoreAnswer } from '@fleet/sample-stores'
import type { FoundDashboard } from '../trees/dashboards-in.ts'
import type { Reloads } from './reloads.ts'
import type { Stores } from './stores.ts'

const PACKAGES = join(import.meta.dirname, '../../node_modules')

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

interface Contents {
  /** The folder of the bundled page. */
  readonly page: string
  /** Read anew at each request. */
  readonly dashboards: () => readonly FoundDashboard[]
  readonly stores: Stores
  readonly fleet: Fleet
  /** The picture of the fleet, in dark or light colours. */
  readonly topology: (scheme: ColourScheme) => string
  readonly changes: Reloads
}

/** All that the page asks for: itself, the dashboards, the fleet, the stores, and what changes. */
export const requestHandler =
  (contents: Contents): RequestListener =>
  (request, response) => {
    answer(contents, request, response).catch((error: unknown) => {
      send(response, {
        status: 500,
        body: { status: 'error', error: error instanceof Error ? error.message : String(error) },
      })
    })
  }

const answer = async (
  contents: Contents,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const [first = '', ...rest] = pathname.slice(1).split('/')
  switch (first) {
    case 'bundle':
      return sendFile(response, contents.page, rest.join('/'))
    case 'public':
      return sendGrafanaFile(response, rest)
    case 'stores':
      return send(
        response,
        await storeAnswer(contents.stores, rest, await parametersOf(request, searchParams)),
      )
    case 'topology':
      response
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end(contents.topology(rest[0] === 'light.svg' ? 'light' : 'dark'))
      return
    case 'api':
      return sendApi(contents, rest.join('/'), response)
    default:
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML)
  }
}

const sendApi = (contents: Contents, path: string, response: ServerResponse): void => {
  if (path === 'dashboards') return send(response, { status: 200, body: contents.dashboards() })
  if (path === 'fleet') return send(response, { status: 200, body: contents.fleet })
  if (path === 'changes') return contents.changes.subscribe(response)
  send(response, { status: 404, body: { error: `there is no ${path}` } })
}

/** `prometheus/api/v1/query_range`, `loki/loki/api/v1/query_range`, `victorialogs/select/logsql/query` */
const storeAnswer = async (
  stores: Stores,
  path: readonly string[],
  parameters: URLSearchParams,
): Promise<StoreAnswer> => {
  const [store, ...below] = path
  const method = below
    .slice(below.indexOf(store === 'victorialogs' ? 'logsql' : 'v1') + 1)
    .map(decodeURIComponent)
    .join('/')
  if (store === 'prometheus' || store === 'loki' || store === 'victorialogs')
    return stores[store](method, parameters)
  return { status: 404, body: { status: 'error', error: `there is no store ${store}` } }
}

/** Queries are longer than some programs take in an address: the page posts them. */
const parametersOf = async (
  request: IncomingMessage,
  ofAddress: URLSearchParams,
): Promise<URLSearchParams> => {
  if (request.method !== 'POST') return ofAddress
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

/** At the addresses where Grafana's packages look for their icons and fonts: `/public/build/img/icons/unicons/link.svg`. */
const sendGrafanaFile = (response: ServerResponse, [first, ...rest]: readonly string[]): void => {
  if (first === 'fonts') return sendFile(response, join(PACKAGES, '@fontsource'), FONTS[rest.join('/')] ?? '')
  const icon = join(PACKAGES, '@grafana/ui/dist/public', normalize(`/${rest.join('/')}`))
  // Some icons are only in Grafana's own program.
  if (!existsSync(icon)) return void response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(NO_ICON)
  return sendFile(response, join(PACKAGES, '@grafana/ui/dist/public'), rest.join('/'))
}

const FONTS: Readonly<Record<string, string>> = {
  'inter/Inter-Regular.woff2': 'inter/files/inter-latin-400-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter/files/inter-latin-400-italic.woff2',
  'inter/Inter-Medium.woff2': 'inter/files/inter-latin-500-normal.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter/files/inter-latin-500-italic.woff2',
  'roboto/L0xTDF4xlVMF-BfR8bXMIhJHg45mwgGEFl0_3vrtSM1J-gEPT5Ese6hmHSh0mQ.woff2':
    'roboto-mono/files/roboto-mono-latin-400-normal.woff2',
}

const NO_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>'

const send = (response: ServerResponse, { status, body }: StoreAnswer): void => {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    // VictoriaLogs answers lines of JSON, and errors as plain text.
    .end(typeof body === 'string' ? body : JSON.stringify(body))
}

const sendFile = (response: ServerResponse, folder: string, path: string): void => {
  const file = join(folder, normalize(`/${path}`))
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    return send(response, { status: 404, body: { error: `there is no ${path}` } })
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Preview</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/bundle/page.css">
    <script type="module" src="/bundle/page.js"></script>
  </head>
  <body><div id="page"></div></body>
</html>
`
