import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Host } from '../hosts/host.ts'

/** A request that enters one service and is passed on to another one. */
export interface SentTrace {
  readonly traceId: string
  readonly isError?: boolean
}

export const newTrace = (isError = false): SentTrace => ({
  traceId: randomBytes(16).toString('hex'),
  isError,
})

const id = (): string => randomBytes(8).toString('hex')

const nanoseconds = (offset: number): string => String(BigInt(Date.now() + offset) * 1_000_000n)

interface Sent {
  readonly service: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly kind: number
}

const resourceSpans = (trace: SentTrace, { service, spanId, parentSpanId, kind }: Sent) => ({
  resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
  scopeSpans: [
    {
      spans: [
        {
          traceId: trace.traceId,
          spanId,
          ...(parentSpanId !== undefined && { parentSpanId }),
          name: 'GET /',
          kind,
          startTimeUnixNano: nanoseconds(-20),
          endTimeUnixNano: nanoseconds(0),
          ...(trace.isError === true && parentSpanId !== undefined && { status: { code: 2 } }),
        },
      ],
    },
  ],
})

/** The two requests of OTLP of a trace, as the two programs send them. The second one fails in a trace with an error. */
const requestsOf = (trace: SentTrace, entry: string, next: string): readonly string[] => {
  const [root, child] = [id(), id()]
  return [
    resourceSpans(trace, { service: entry, spanId: root, kind: 3 }),
    resourceSpans(trace, { service: next, spanId: child, parentSpanId: root, kind: 2 }),
  ].map((spans) => JSON.stringify({ resourceSpans: [spans] }))
}

const script = join(import.meta.dirname, 'send.ts')

/** A pod whose program sends spans: its address, and a folder for what it sends. */
export interface Sender {
  readonly from: string
  readonly stage: string
}

/** Sends traces of two services from a pod's address to the Service of the collectors. @returns the statuses of the answers */
export const sendTraces = (
  host: Host,
  { services: [entry, next], ...sender }: Sender & { readonly services: readonly [string, string] },
  traces: readonly SentTrace[],
): readonly number[] =>
  sendRequests(
    host,
    sender,
    traces.flatMap((trace) => requestsOf(trace, entry, next)),
  )

/** Sends a request of a service for each name, a thousand in one request of OTLP. @returns the statuses of the answers */
export const sendNames = (
  host: Host,
  sender: Sender,
  service: string,
  names: readonly string[],
): readonly number[] => {
  const spans = names.map((name) => ({
    traceId: newTrace().traceId,
    spanId: id(),
    name,
    kind: SERVER,
    startTimeUnixNano: nanoseconds(-20),
    endTimeUnixNano: nanoseconds(0),
  }))
  const batches = Array.from({ length: Math.ceil(spans.length / BATCH) }, (_, index) =>
    spans.slice(index * BATCH, (index + 1) * BATCH),
  )
  const requests = batches.map((batch) => ({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
        scopeSpans: [{ spans: batch }],
      },
    ],
  }))
  return sendRequests(
    host,
    sender,
    requests.map((request) => JSON.stringify(request)),
  )
}

const BATCH = 1000
const SERVER = 2

const sendRequests = (
  host: Host,
  { from, stage }: Sender,
  requests: readonly string[],
): readonly number[] => {
  const file = join(mkdtempSync(join(stage, 'spans-')), 'requests')
  writeFileSync(file, requests.join('\n'))
  const url = 'http://otel-collector.monitoring.svc:4318/v1/traces'
  return JSON.parse(host.run(process.execPath, script, url, from, file)) as readonly number[]
}
