import type { ClusterName } from '@fleet/model'
import { sampleCluster, sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { byNumber } from './by-number.ts'

const fleetOf = (...names: readonly string[]) => {
  const fleet = sampleFleet()
  const clusters = Object.fromEntries(names.map((name, index) => [name, sampleCluster(index + 1)]))
  return sampleFleet({ clusters, hub: { ...fleet.hub, cluster: names[0] ?? '', node: 'node-1' } })
}

const numbers =
  (all: Readonly<Record<string, number>>) =>
  (cluster: ClusterName): number =>
    all[cluster] ?? 0

describe('byNumber', () => {
  it('needs no matcher where the same number holds of all', () => {
    expect(byNumber(fleetOf('ber', 'osl'), () => 10)).toEqual([{ number: 10, matchers: [] }])
  })

  it('selects the most common number as all but the others, so that a new cluster needs no change', () => {
    const found = byNumber(fleetOf('ber', 'osl', 'rom'), numbers({ ber: 10, osl: 20, rom: 10 }))
    expect(found).toEqual([
      { number: 10, matchers: ['cluster!="osl"'] },
      { number: 20, matchers: ['cluster="osl"'] },
    ])
  })

  it('selects several that differ by their names, and as many groups as there are numbers', () => {
    const found = byNumber(
      fleetOf('ber', 'osl', 'par', 'rom', 'wien', 'york'),
      numbers({ ber: 1, osl: 2, par: 1, rom: 2, wien: 3, york: 1 }),
    )
    expect(found).toEqual([
      { number: 1, matchers: ['cluster!~"osl|rom|wien"'] },
      { number: 2, matchers: ['cluster=~"osl|rom"'] },
      { number: 3, matchers: ['cluster="wien"'] },
    ])
  })
})
