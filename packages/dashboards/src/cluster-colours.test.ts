import { sampleCluster, sampleFleet } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { composed } from './testing/composed.ts'

const NAMES = ['ber', 'cph', 'lis', 'osl', 'par', 'rom', 'wien', 'york', 'zrh']

/** A fleet of so many clusters. */
const fleetOf = (count: number) => {
  const names = NAMES.slice(0, count)
  const clusters = Object.fromEntries(names.map((name, index) => [name, sampleCluster(index + 1)]))
  return sampleFleet({ clusters, hub: { ...sampleFleet().hub, cluster: 'ber', node: 'node-1' } })
}

interface ColourOverride {
  readonly matcher: { readonly options: string }
  readonly properties: readonly { readonly value: { readonly fixedColor?: string } }[]
}

type Colours = Readonly<Record<string, string>>

/** The colour of each cluster, for each panel that gives clusters their colours. */
const coloursOf = (count: number): readonly Colours[] =>
  composed(fleetOf(count))
    .flatMap(({ panels }) => panels)
    .map(({ fieldConfig }) => coloursIn((fieldConfig?.overrides ?? []) as readonly ColourOverride[]))
    .filter((colours) => Object.keys(colours).length > 0)

const coloursIn = (overrides: readonly ColourOverride[]): Colours =>
  Object.fromEntries(
    overrides
      .filter(({ matcher }) => NAMES.includes(matcher.options))
      .map(({ matcher, properties }) => [matcher.options, properties[0]?.value.fixedColor ?? '']),
  )

describe('the colour of a cluster', () => {
  test.each([2, 5, 8])('is the same on every panel, and no other of %i clusters has it', (count) => {
    const [first = {}, ...others] = coloursOf(count)
    expect(new Set(Object.values(first)).size).toBe(count)
    expect(others.length).toBeGreaterThan(0)
    for (const colours of others) expect(colours).toEqual(first)
  })

  test('is Grafana’s where the fleet has more clusters than colours', () => {
    const all = composed(fleetOf(9))
    expect(coloursOf(9)).toEqual([])
    expect(all.map(({ json }) => json).join('')).not.toContain('colours of clusters')
    expect(JSON.stringify(all.map(({ panels }) => panels))).toContain('palette-classic-by-name')
  })
})
