import { afterAll, beforeAll, expect, test } from 'vitest'
import { gatewayFault } from '../../src/hosts/forwarding.ts'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { openLogGateway } from '../../src/programs/log-gateway.ts'
import { fleet } from '../../src/trees/clusters.ts'

let hosts: LabHosts

beforeAll(async () => {
  hosts = await startHosts()
  // An unused port: a store that is down.
  await openLogGateway(hosts.hub, 9)
})

afterAll(() => hosts[Symbol.asyncDispose]())

const ask = async (path: string, method: string, bytes = 1): Promise<number> => {
  const url = `http://${hosts.hub.address}:${fleet.hub.ingest.logs.nodePort}${path}`
  const body = method === 'POST' ? new Uint8Array(bytes) : null
  return (await fetch(url, { method, body })).status
}

const path = '/otlp/v1/logs'

test.for([
  ['404 to a path below', `${path}/v1/logs`, 'POST', 1, 404],
  ['404 to a path of Loki that is not for spokes', '/loki/api/v1/push', 'POST', 1, 404],
  ['403 to another method', path, 'GET', 1, 403],
  ['413 to more than the committed limit', path, 'POST', 4 * 2 ** 20 + 1, 413],
  ['502 while the store is away, to as much as the limit', path, 'POST', 4 * 2 ** 20, 502],
] as const)('the gateway of logs answers %s', async ([, requested, method, bytes, status]) => {
  expect(await ask(requested, method, bytes)).toBe(status)
})

test('the gateway of logs answers what a test has it answer, and then as before', async () => {
  hosts.hub.write(gatewayFault, '429')
  expect(await ask(path, 'POST')).toBe(429)
  hosts.hub.run('rm', gatewayFault)
  expect(await ask(path, 'POST')).toBe(502)
})
