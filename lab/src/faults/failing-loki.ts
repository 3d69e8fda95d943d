import type { Host } from '../hosts/host.ts'
import type { Loki } from '../programs/loki.ts'
import { fleet } from '../trees/clusters.ts'

/** Ends the part of a running Loki that stores lines: its distributor lives on, and fails with every push. */
export const endIngester = async ({ address }: Loki): Promise<void> => {
  const answer = await fetch(`${address}/ingester/shutdown?terminate=false`, { method: 'POST' })
  if (!answer.ok) throw new Error(`Loki does not end its ingester: ${answer.status} ${await answer.text()}`)
}

const push = async (hub: Host, path: string, body: unknown): Promise<number> => {
  const url = `http://${hub.address}:${fleet.hub.ingest.logs.nodePort}${path}`
  const headers = { 'content-type': 'application/json' }
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status
}

/** What the hub's NodePort answers to one line, pushed by Loki's own protocol and by OTLP's. */
export const answersToPush = async (hub: Host): Promise<{ own: number; otlp: number }> => {
  const time = String(BigInt(Date.now()) * 1_000_000n)
  const line = 'pushed by the lab'
  return {
    own: await push(hub, '/loki/api/v1/push', {
      streams: [{ stream: { lab: 'push' }, values: [[time, line]] }],
    }),
    otlp: await push(hub, '/otlp/v1/logs', {
      resourceLogs: [{ scopeLogs: [{ logRecords: [{ timeUnixNano: time, body: { stringValue: line } }] }] }],
    }),
  }
}
