import { describe, expect, it } from 'vitest'
import { add, refusedBy } from '../../testing/sample-trees.ts'

const metadata = { name: 'home', namespace: 'flux-system' }
const provider = {
  apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
  kind: 'Provider',
  metadata,
  spec: { type: 'discord', secretRef: { name: 'discord' } },
}

const alert = (source: object, tells = 'home') => ({
  apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
  kind: 'Alert',
  metadata,
  spec: { providerRef: { name: tells }, eventSeverity: 'error', eventSources: [source] },
})

const refusing = (...objects: Parameters<typeof add>[2][]) =>
  refusedBy(add('hub', 'flux/notifications.yaml', ...objects))

describe('no-missing-notified', () => {
  it.each([
    ['everything of a kind', { kind: 'Kustomization', name: '*' }],
    ['a layer', { kind: 'Kustomization', name: 'telemetry' }],
    ['what bootstrap makes', { kind: 'Kustomization', name: 'flux-system' }],
    ['the repository', { kind: 'GitRepository', name: 'flux-system' }],
    ['a release', { kind: 'HelmRelease', name: 'loki', namespace: 'monitoring' }],
  ])('accepts an Alert that tells of %s', async (_, source) => {
    expect(await refusing(provider, alert(source))).toEqual([])
  })

  it('refuses an Alert that tells nobody', async () => {
    const source = { kind: 'Kustomization', name: '*' }
    expect(await refusing(provider, alert(source, 'hom'))).toEqual(['no-missing-notified'])
  })

  it.each([
    ['a layer that there is not', { kind: 'Kustomization', name: 'telemetri' }],
    ['another repository', { kind: 'GitRepository', name: 'flux' }],
    ['a release of another namespace', { kind: 'HelmRelease', name: 'loki' }],
  ])('refuses an Alert that tells of %s', async (_, source) => {
    expect(await refusing(provider, alert(source))).toEqual(['no-missing-notified'])
  })

  it('leaves a kind that Flux does not tell of to the schema', async () => {
    expect(await refusing(provider, alert({ kind: 'Deployment', name: 'n8n' }))).toEqual(['valid-object'])
  })
})
