import { expect, test } from 'vitest'
import type { FleetInput } from '../fleet/fleet.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { sampleFleetInput, sampleNode } from '../testing/sample-fleet.ts'
import { readFleet } from './read-fleet.ts'

/** What no default can give. */
const smallest: FleetInput = {
  clusters: {
    home: { kubeContext: 'home', nodes: { one: sampleNode(1) } },
    cloud: { kubeContext: 'cloud', nodes: { two: sampleNode(2) } },
  },
  hub: { cluster: 'home' },
  versions: sampleFleetInput().versions,
}

test('clusters, the hub and versions are all that a fleet has to state', () => {
  expect(readFleet(smallest)).toMatchObject({
    ok: true,
    fleet: {
      clusters: { home: { storageClass: 'local-path', traefik: true, workloads: {}, secrets: {} } },
      hub: { ingest: { logs: { nodePort: 31_080 }, metrics: { nodePort: 31_090 } } },
      telemetry: { namespace: 'monitoring', scrapeIntervals: { traefik: '15s', cadvisor: '30s' } },
      gitops: { branch: 'main', path: 'clusters' },
    },
  })
})

test('a default that does not fit a stated value is reported like a stated one', () => {
  const findings = findingsOf({ ...smallest, hub: { cluster: 'home', prometheus: { volume: '3Gi' } } })
  expect(findings.map(({ rule }) => rule)).toContain('require-retention-below-volume')
})

test('a misspelt field is the only finding: no default stands in for it', () => {
  const findings = findingsOf({
    ...smallest,
    hub: { cluster: 'home', prometheus: { retentionSise: '1Gi', volume: '3Gi' } },
  })
  expect(findings.map(({ rule }) => rule)).toEqual(['ban-unknown-key'])
})

test('the inventory of a user is not changed', () => {
  const before = structuredClone(smallest)
  readFleet(smallest)
  expect(smallest).toEqual(before)
})

test.each([
  ['malformed', { issuer: 'no label' }, 'issuer'],
  ['misspelt', { clasName: 'nginx' }, 'clasName'],
])('a %s field of one kind of several is the only finding, too', (_, fields, path) => {
  const home = { kubeContext: 'home', nodes: { one: sampleNode(1) } }
  const entrances = { lan: { kind: 'Ingress', ...fields } }
  const findings = findingsOf({
    ...smallest,
    clusters: { ...smallest.clusters, home: { ...home, traefik: true, entrances } },
  })
  expect(findings.map(({ location }) => location)).toEqual([
    { kind: 'inventory', path: `clusters.home.entrances.lan.${path}` },
  ])
})
