import { describe, expect, test } from 'vitest'
import { capacityOf } from '../capacity/capacity-of.ts'
import { bytes, millicores, type ByteQuantity } from '../scalars/quantities.ts'
import { sampleCluster, sampleFleet, sampleVictoriaLogs } from '../testing/sample-fleet.ts'
import { gatewayResources } from './gateway-resources.ts'
import { victoriaLogs } from './victoria-logs.ts'

type Logs = Parameters<typeof sampleVictoriaLogs>[0]

const fleetOf = (logs: Logs, clusters = 2) => {
  const { hub, versions } = sampleVictoriaLogs(logs)
  const { gateway: _stated, ...store } = hub.logs as typeof hub.logs & { readonly gateway?: object }
  return sampleFleet({
    versions,
    hub: { ...hub, logs: store },
    clusters: Object.fromEntries(
      Array.from({ length: clusters }, (_, index) => [
        index === 0 ? 'hub' : `spoke-${index}`,
        sampleCluster(index + 1),
      ]),
    ),
  })
}

const storeOf = (logs: Logs) => {
  const store = victoriaLogs(fleetOf(logs))
  if (!store) throw new Error('the fleet has no VictoriaLogs')
  return store
}

const size = (quantity: string): number => bytes(quantity as ByteQuantity)

describe.each(['single', 'cluster'] as const)('what is not stated of a VictoriaLogs, %s', (mode) => {
  test('has the sizes of a small fleet where the clusters write little', () => {
    const { volume, storageResources, selectResources } = storeOf({ mode })
    expect(volume).toBe('5Gi')
    for (const resources of [storageResources, selectResources])
      expect(resources).toEqual({
        requests: { cpu: '100m', memory: '256Mi' },
        limits: { memory: '1Gi' },
      })
  })

  test('holds the lines of the retention where they write much, with room', () => {
    const capacity = capacityOf(fleetOf({ mode, logsPerDay: '500Gi', retention: '720h' }))
    const ofStore = capacity.rows.filter(({ part }) => part.startsWith('VictoriaLogs'))
    expect(ofStore.length).toBeGreaterThan(1)
    for (const { share, part, limit } of ofStore) expect(share, `${part}, ${limit}`).toBeLessThanOrEqual(80)
  })

  test('follows from no load where it is stated', () => {
    const resources = { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '128Mi' } } as const
    const store = storeOf({ mode, logsPerDay: '500Gi', volume: '7Gi', resources })
    expect(store.volume).toBe('7Gi')
    expect(store.storageResources).toEqual(resources)
  })

  test('keeps what a stated size says, whatever the clusters write', () => {
    expect(storeOf({ mode, logsPerDay: '500Gi', retentionSize: '4Gi' }).volume).toBe('5Gi')
  })
})

test('storage nodes share the lines, and the size of their volumes', () => {
  const volume = (logs: Logs): number => size(storeOf({ logsPerDay: '500Gi', ...logs }).volume)
  const two = volume({ mode: 'cluster', replicas: 2 })
  expect(two).toBeGreaterThan(volume({ mode: 'cluster', replicas: 4 }))
  expect(two).toBeLessThan(volume({ mode: 'single' }))
})

test('the gateway has the CPU of a small fleet, and more where the clusters push more', () => {
  const cpu = (logs: Logs): number =>
    millicores(gatewayResources(fleetOf(logs)).limits.cpu ?? ('0m' as never))
  expect(cpu({})).toBe(200)
  expect(cpu({ logsPerDay: '50Ti' })).toBeGreaterThan(200)
})
