import { expect, test } from 'vitest'
import type { HelmRelease } from '../../flux/flux-objects.ts'
import { playedKustomization, playedRelease, playedRepository } from '../../testing/played-flux.ts'
import { examined, foundBy, type PlayedFleet } from '../../testing/played-fleet.ts'
import { releaseInstalled } from '../flux/release-installed.ts'
import { chartAsStated } from './chart-as-stated.ts'

const chart = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'OCIRepository',
  metadata: { name: 'loki', namespace: 'monitoring' },
  spec: { url: 'oci://registry.example/charts/loki', ref: { tag: '18.11.0' } },
  file: 'sources/loki.yaml',
}
const TREE = [
  { ...playedKustomization('releases'), file: 'flux/releases.yaml' },
  chart,
  { ...playedRelease('loki'), file: 'releases/loki.yaml' },
]

const hub = (release: HelmRelease, repository: PlayedFleet['repository'] = {}): PlayedFleet => ({
  clusters: {
    hub: { tree: TREE, objects: [playedRepository(), playedKustomization('releases'), release] },
  },
  repository,
})

const installed = (chartVersion: string, state = {}) =>
  playedRelease('loki', state, {
    status: { history: [{ chartName: 'loki', chartVersion, status: 'deployed' }] },
  })

test.each(['18.11.0', '18.11.0+4f2e1d0c9b8a'])(
  'the version that is stated is no finding, as %s',
  async (version) => {
    expect(await foundBy(chartAsStated, hub(installed(version)))).toEqual([])
  },
)

test('another version is found', async () => {
  const [found, ...others] = await foundBy(chartAsStated, hub(installed('18.10.0')))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    severity: 'error',
    subject: 'HelmRelease monitoring/loki',
    message:
      'HelmRelease monitoring/loki has version 18.10.0 of its chart, and releases/loki.yaml states 18.11.0',
  })
  expect(found?.fix).toContain('--context cluster-1')
})

test('a release that is being upgraded is on its way', async () => {
  const upgrading = installed('18.10.0', { status: 'Unknown', reason: 'Progressing' })
  expect(await foundBy(chartAsStated, hub(upgrading))).toEqual([])
})

test('a release that was rolled back explains it', async () => {
  const rolledBack = installed('18.10.0', {
    status: 'False',
    reason: 'UpgradeFailed',
    message: 'timeout waiting',
  })
  const { headlines } = await examined([chartAsStated, releaseInstalled], hub(rolledBack))
  expect(headlines.map(({ check }) => check)).toEqual(['release-installed'])
})

test('where the checkout is not what Flux follows, it is no fault and not well', async () => {
  const { headlines, unasked } = await examined(chartAsStated, hub(installed('18.10.0'), { isClean: false }))
  expect(headlines).toEqual([])
  expect(unasked).toMatchObject([{ check: 'chart-as-stated', obstacle: 'missing' }])
})
