import { createServer, type ServerResponse } from 'node:http'
import { lokiAnswers, type LogStore, type LogStream } from '@fleet/sample-stores'
import { attributesIn, besideLabels } from '../programs/victoria-logs.ts'

/*
 * Runs inside the hub: node loki-api.ts STORE GATEWAY LOKI. Answers LogQL over the lines that VictoriaLogs stores, so that what asks
 * Loki can be run where none is given: at the address of its gateway, and with its own metrics at that of Loki itself.
 */

const [store = '', gateway = '', loki = ''] = process.argv.slice(2)

const DAY_IN_MS = 86_400_000

interface Row {
  readonly _time: string
  readonly _stream: string
  readonly _msg: string
}

const rows = async (): Promise<readonly Row[]> => {
  // Otherwise accepted lines are visible after a second.
  await fetch(`${store}/internal/force_flush`)
  const answer = await fetch(`${store}/select/logsql/query`, {
    method: 'POST',
    body: new URLSearchParams({
      query: '* | fields _time, _stream, _msg',
      start: new Date(Date.now() - DAY_IN_MS).toISOString(),
    }),
  })
  if (!answer.ok) throw new Error(`VictoriaLogs answers ${answer.status}: ${await answer.text()}`)
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}

type Attributes = Readonly<Record<string, string>>

const named = (attributes: ReturnType<typeof attributesIn>): Attributes =>
  Object.fromEntries(attributes.map(([name, value]) => [name.replaceAll('.', '_'), value]))

const streamOf = (text: string, own: readonly Row[]): LogStream => {
  const attributes = attributesIn(text)
  const metadata = named(attributes.filter(([name]) => besideLabels.has(name)))
  const lines = own
    .map(({ _time: time, _msg: line }) => ({
      time: Date.parse(time) / 1000,
      text: () => line,
      metadata: (label: string) => metadata[label],
    }))
    .toSorted((one, other) => one.time - other.time)
  return {
    labels: {
      // What Loki calls lines that name no service.
      service_name: 'unknown_service',
      ...named(attributes.filter(([name]) => !besideLabels.has(name))),
    },
    metadata: Object.keys(metadata),
    lines: (after, until) => lines.filter(({ time }) => time > after && time <= until),
  }
}

const stored = async (): Promise<LogStore> =>
  [...Map.groupBy(await rows(), ({ _stream: text }) => text)].map(([text, own]) => streamOf(text, own))

/** Questions of one moment read the store once. */
let read: { readonly at: number; readonly lines: Promise<LogStore> } | undefined

const recent = (): Promise<LogStore> => {
  if (read === undefined || Date.now() - read.at > 1000) read = { at: Date.now(), lines: stored() }
  return read.lines
}

/** A Loki that discards nothing. */
const ownPage = '# TYPE loki_discarded_samples_total counter\n'

const answer = async (url: URL, response: ServerResponse, isLoki: boolean): Promise<void> => {
  const [, path] = /^\/loki\/api\/v1\/(.+)$/.exec(url.pathname) ?? []
  if (path === undefined) {
    // As the gateway passes what Grafana asks, and nothing else.
    response.writeHead(isLoki ? 200 : 404, { 'content-type': 'text/plain' }).end(isLoki ? ownPage : '')
    return
  }
  const { status, body } = lokiAnswers(await recent(), () => Date.now() / 1000)(path, url.searchParams)
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' })
  response.end(isText ? body : JSON.stringify(body))
}

for (const listen of [gateway, loki]) {
  const [address, port] = listen.split(':')
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://loki'), response, listen === loki).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  // oxlint-disable-next-line no-console -- the log of a program
  server.listen(Number(port), address, () => console.log(`listens at ${listen}`))
}
