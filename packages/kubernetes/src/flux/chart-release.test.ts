import { sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { findObject } from '../testing/index.ts'
import type { IHelmRelease, IOCIRepository } from '../types.ts'
import { chartRelease } from './chart-release.ts'

const fleet = sampleFleet()
const artifacts = chartRelease(fleet, {
  chart: 'loki',
  values: { a: null },
  need: { podSecurity: 'restricted', holdsVolumes: true },
})
const release = findObject<IHelmRelease>(artifacts, { kind: 'HelmRelease' })

describe('chartRelease', () => {
  it('takes the chart at exactly the version of the inventory', () => {
    const source = findObject<IOCIRepository>(artifacts, { kind: 'OCIRepository', name: 'loki' })
    expect(source.spec).toMatchObject({ url: fleet.versions.charts.loki.url, ref: { tag: '18.11.0' } })
    expect(release.spec?.chartRef).toEqual({ kind: 'OCIRepository', name: 'loki' })
  })

  it('repairs itself after a failed upgrade and undoes what was changed by hand', () => {
    expect(release.spec?.upgrade?.remediation?.remediateLastFailure).toBe(true)
    expect(release.spec?.driftDetection).toEqual({ mode: 'enabled' })
  })

  it('retries the installation until its pods’ Secrets exist', () => {
    expect(release.spec?.install?.remediation?.retries).toBe(-1)
  })

  it('keeps a null in the values, which removes a chart’s default', () => {
    expect(release.spec?.values).toEqual({ a: null })
  })

  it('merges the values of the inventory last: objects key by key, lists and the rest whole', () => {
    const own = sampleFleet({
      values: { loki: { kept: { more: 1 }, list: ['own'], removed: null, map: 'no map' } },
    })
    const made = chartRelease(own, {
      chart: 'loki',
      values: { kept: { computed: 2 }, list: ['a', 'b'], removed: { a: 1 }, map: { a: 1 } },
      need: { podSecurity: 'restricted', holdsVolumes: true },
    })
    expect(findObject<IHelmRelease>(made, { kind: 'HelmRelease' }).spec?.values).toEqual({
      kept: { computed: 2, more: 1 },
      list: ['own'],
      removed: null,
      map: 'no map',
    })
  })

  it('states what the chart’s pods need of their namespace, which no object here shows', () => {
    expect(artifacts.flatMap(({ needs = [] }) => needs)).toEqual([
      { namespace: 'monitoring', podSecurity: 'restricted', holdsVolumes: true },
    ])
  })
})
