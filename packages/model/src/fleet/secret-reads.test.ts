import { describe, expect, test } from 'vitest'
import { DnsLabel } from '../scalars/names.ts'
import {
  sampleCluster,
  sampleFleet,
  sampleFleetInput,
  sampleTunnel,
  sampleWorkload,
} from '../testing/sample-fleet.ts'
import { requiredSecrets } from './required-secrets.ts'

const hub = DnsLabel.parse('hub')
const spoke = DnsLabel.parse('spoke')

const reading = (...keys: string[]) =>
  sampleWorkload({
    env: Object.fromEntries(keys.map((key) => [key.toUpperCase(), { secret: 'database', key }])),
  })

describe('what the user must provide', () => {
  test('is each Secret of the cluster, with the content of its keys and its readers', () => {
    const fleet = sampleFleet({
      clusters: {
        hub: sampleCluster(1),
        spoke: sampleCluster(2, {
          workloads: { web: reading('url'), worker: reading('url', 'password'), idle: sampleWorkload() },
          secrets: {
            database: { namespace: 'apps', keys: { url: 'where it is', password: 'its password' } },
          },
        }),
      },
    })
    expect(requiredSecrets(fleet, spoke)).toEqual([
      {
        cluster: 'spoke',
        namespace: 'apps',
        name: 'database',
        keys: { url: 'where it is', password: 'its password' },
        readers: ['web', 'worker'],
      },
    ])
  })

  test("is the tunnel's token where a tunnel runs", () => {
    const clusters = { hub: sampleCluster(1), spoke: sampleCluster(2, sampleTunnel) }
    expect(requiredSecrets(sampleFleet({ clusters }), spoke)).toMatchObject([
      { namespace: 'cloudflare', name: 'tunnel-token', readers: ['cloudflared'] },
    ])
  })

  test("is the password of Grafana's administrator on the hub alone", () => {
    const fleet = sampleFleet()
    expect(requiredSecrets(fleet, spoke)).toEqual([])
    expect(requiredSecrets(fleet, hub)).toMatchObject([
      { cluster: 'hub', namespace: 'monitoring', name: 'grafana-admin', readers: ['grafana'] },
    ])
    expect(Object.keys(requiredSecrets(fleet, hub)[0]?.keys ?? {})).toEqual(['user', 'password'])
  })

  test('moves with the hub', () => {
    const fleet = sampleFleet({ hub: { ...sampleFleetInput().hub, cluster: 'spoke' } })
    expect(requiredSecrets(fleet, hub)).toEqual([])
    expect(requiredSecrets(fleet, spoke)).toMatchObject([{ cluster: 'spoke', name: 'grafana-admin' }])
  })
})
