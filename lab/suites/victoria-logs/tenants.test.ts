import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startVictoriaLogsAlone } from '../../src/programs/victoria-logs.ts'

/* Why a fleet with VictoriaLogs has no tenants: docs/decisions/0108. A release in which the second test fails has another answer. */

let hosts: LabHosts
let base: string

beforeAll(async () => {
  hosts = await startHosts()
  await startVictoriaLogsAlone(hosts.hub)
  base = `http://${hosts.hub.address}:9428`
  for (const tenant of ['1', '2'])
    await fetch(`${base}/insert/jsonline?_stream_fields=cluster&_time_field=time&_msg_field=text`, {
      method: 'POST',
      headers: { AccountID: tenant },
      body: JSON.stringify({ time: new Date().toISOString(), cluster: tenant, text: `of tenant ${tenant}` }),
    })
  await fetch(`${base}/internal/force_flush`)
})

afterAll(() => hosts[Symbol.asyncDispose]())

const ask = async (
  headers: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly lines: readonly string[] }> => {
  const answer = await fetch(`${base}/select/logsql/query`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ query: '_time:1h *', ...more }),
  })
  const text = await answer.text()
  const lines = answer.ok ? text.split('\n').filter((line) => line !== '') : []
  return {
    status: answer.status,
    lines: lines.map((line) => (JSON.parse(line) as { readonly cluster: string }).cluster),
  }
}

test('VictoriaLogs stores the lines of each tenant apart', async () => {
  expect(await ask({ AccountID: '1' })).toEqual({ status: 200, lines: ['1'] })
  expect(await ask({ AccountID: '2' })).toEqual({ status: 200, lines: ['2'] })
  expect(await ask({})).toEqual({ status: 200, lines: [] })
})

test('no query of VictoriaLogs reads more than one tenant', async () => {
  for (const several of ['1|2', '1,2', '*', '1:0|2:0'])
    expect((await ask({ AccountID: several })).status).toBe(400)
  const both = JSON.stringify([
    { account_id: 1, project_id: 0 },
    { account_id: 2, project_id: 0 },
  ])
  for (const name of ['tenant_ids', 'tenant', 'AccountID', 'tenantID'])
    expect((await ask({ AccountID: '1' }, { [name]: both })).lines).toEqual(['1'])
})
