import type { Host } from '../hosts/host.ts'
import type { Loki } from '../programs/loki.ts'
import { fleet } from '../trees/clusters.ts'

/** Stops the ingester of a running Loki: its distributor continues, and fails with every push. */
export const endIngester = async ({ address }: Loki): Promise<void> => {
  const answer = await fetch(`${address}/ingester/shutdown?terminate=false`, { method: 'POST' })
  if (!answer.ok) throw new Error(`Loki does not end its ingester: ${answer.status} ${await answer.text()}`)
}

/** The hub's NodePort's answer to one line. */
export const answerToPush = async (hub: Host): Promise<number> => {
  const time = String(BigInt(Date.now()) * 1_000_000n)
  const record = { timeUnixNano: time, body: { stringValue: 'pushed by the lab' } }
  const answer = await fetch(`http://${hub.address}:${fleet.hub.ingest.logs.nodePort}/otlp/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [record] }] }] }),
  })
  return answer.status
}
