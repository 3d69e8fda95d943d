import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { startApiServer, type ApiServer } from '../../src/kubernetes/api-server.ts'
import { openContainerLog } from '../../src/logs/container-log.ts'
import { deliveryOf, untilDelivered } from '../../src/logs/delivery.ts'
import { logWriter } from '../../src/logs/log-writer.ts'
import { spokeCollector, startCollector } from '../../src/programs/collector.ts'
import { startLoki, type Loki } from '../../src/programs/loki.ts'
import { measured } from '../../src/results/measured.ts'
import { objectsOf } from '../../src/trees/committed.ts'
import { clusters } from '../../src/trees/clusters.ts'

let hosts: LabHosts
let server: ApiServer
let loki: Loki

beforeAll(async () => {
  hosts = await startHosts()
  ;[server, loki] = await Promise.all([startApiServer(hosts.spoke, hosts.stage), startLoki(hosts.hub)])
  const kinds = new Set(['Namespace', 'ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'])
  await server.api.apply(objectsOf(clusters.spoke.name).filter(({ kind }) => kinds.has(kind)))
  await startCollector(hosts.spoke, { spec: spokeCollector(), server, stage: hosts.stage })
})

afterAll(() => hosts[Symbol.asyncDispose]())

test('a steady load arrives whole', async (context) => {
  const log = openContainerLog(hosts.spoke, {
    namespace: 'rss-system',
    pod: 'miniflux-6c5b9d7f4c-abcde',
    uid: '11111111-2222-3333-4444-555555555555',
    container: 'miniflux',
  })
  const writer = logWriter([log])
  await writer.writeFor(3, 500)
  const seconds = await untilDelivered(loki, writer)
  expect(await deliveryOf(loki, writer)).toEqual({ written: 1500, lost: 0, twice: 0 })
  measured(context, { 'caught up after': `${seconds.toFixed(1)} s` })
})
