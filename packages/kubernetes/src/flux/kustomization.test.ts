import { LAYERS, type ClusterName, type Layer } from '@fleet/model'
import { sampleFleet, sampleFleetInput } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { fluxKustomization } from './kustomization.ts'

const fleet = sampleFleet()
const cluster: ClusterName = fleet.hub.cluster
const waitsFor = (layer: Layer, present: readonly Layer[] = LAYERS) =>
  (fluxKustomization(fleet, cluster, layer, present).spec.dependsOn ?? []).map(({ name }) => name)

describe('fluxKustomization', () => {
  it('applies telemetry after the releases that bring its custom resources', () => {
    expect(waitsFor('telemetry')).toEqual(['releases'])
  })

  it('never lets a broken chart hold the user’s services back', () => {
    expect(waitsFor('workloads')).toEqual(['sources'])
  })

  it('waits only for present layers on a cluster without releases', () => {
    expect(waitsFor('telemetry', ['sources', 'telemetry'])).toEqual(['sources'])
  })

  it('names the folder of the trees that the inventory states', () => {
    const elsewhere = sampleFleet({ gitops: { ...sampleFleetInput().gitops, path: 'kubernetes/trees' } })
    expect(fluxKustomization(elsewhere, cluster, 'sources', LAYERS).spec.path).toBe(
      `./kubernetes/trees/${cluster}/sources`,
    )
  })

  it.each(LAYERS)('states every default of Flux for %s', (layer) => {
    const { spec } = fluxKustomization(fleet, cluster, layer, LAYERS)
    expect(spec).toMatchObject({ prune: true, wait: true, path: `./clusters/${cluster}/${layer}` })
    expect([spec.interval, spec.retryInterval, spec.timeout]).toEqual(['10m', '1m', '5m'])
    expect(spec).not.toHaveProperty('postBuild')
  })
})
