import { describe, expect, it } from 'vitest'
import type { ClusterName } from '../fleet/fleet.ts'
import { sampleCluster, sampleFleet, sampleFleetInput, sampleWorkload } from '../testing/sample-fleet.ts'
import type { ClusterInput } from '../fleet/cluster.ts'
import { probesOf } from './probes.ts'

type Entrance = NonNullable<ClusterInput['entrances']>[string]

const spoke = 'spoke' as ClusterName

const probed = (over: Parameters<typeof sampleCluster>[1], entrance: Entrance = { kind: 'Ingress' }) =>
  probesOf(
    sampleFleet({
      clusters: {
        hub: sampleCluster(1),
        spoke: sampleCluster(2, {
          entrances: { lan: entrance },
          workloads: { app: sampleWorkload({ host: 'app.example.org' }) },
          ...over,
        }),
      },
    }),
    spoke,
  )

describe('the probes of a cluster', () => {
  it('are of its hosts, without a word', () => {
    expect(probed({}).map(({ url, interval }) => [url, interval])).toEqual([
      ['https://app.example.org/', '1m'],
    ])
  })

  it.each<[string, Entrance, boolean]>([
    ['the controller’s own', { kind: 'Ingress' }, true],
    ['one that cert-manager makes', { kind: 'Ingress', issuer: 'letsencrypt' }, false],
    ['a wildcard’s', { kind: 'Ingress', secret: 'wildcard' }, false],
    ['one that Traefik makes', { kind: 'IngressRoute', resolver: 'letsencrypt' }, false],
    ['that of a gateway', { kind: 'HTTPRoute', gateway: { name: 'lan', namespace: 'network' } }, false],
  ])('take a certificate of no authority only where it is %s', (_, entrance, isTaken) => {
    expect(probed({}, entrance)[0]?.module.takesAnyCertificate).toBe(isTaken)
  })

  it('are the stated ones in place of a host’s own', () => {
    const probes = { app: { url: 'https://app.example.org/health', expects: 204 } }
    expect(probed({ probes }).map(({ url, module }) => [url, module.statuses])).toEqual([
      ['https://app.example.org/health', [204]],
    ])
  })

  it('count a demand to sign in as an answer, and a host that the entrance does not know as none', () => {
    const [probe] = probed({})
    expect(probe?.module.statuses).toEqual(expect.arrayContaining([200, 302, 401]))
    expect(probe?.module.statuses).not.toContain(404)
  })

  it('are none in a fleet without the program for them', () => {
    const { versions } = sampleFleetInput()
    const { blackboxExporter: _, ...images } = versions.images
    const fleet = sampleFleet({
      clusters: {
        hub: sampleCluster(1),
        spoke: sampleCluster(2, {
          entrances: { lan: { kind: 'Ingress' } },
          workloads: { app: sampleWorkload({ host: 'app.example.org' }) },
        }),
      },
      versions: { ...versions, images },
    })
    expect(probesOf(fleet, spoke)).toEqual([])
  })
})
