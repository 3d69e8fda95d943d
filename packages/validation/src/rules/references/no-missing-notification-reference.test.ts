import { describe, expect, it } from 'vitest'
import { add, refusedBy, type Change } from '../../testing/sample-trees.ts'
import { testRule } from '../../testing/test-rule.ts'
import { noMissingNotificationReference } from './no-missing-notification-reference.ts'

const metadata = { name: 'home', namespace: 'flux-system' }

const PROVIDER = {
  apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
  kind: 'Provider',
  metadata,
  spec: { type: 'discord', secretRef: { name: 'discord' } },
}

const notifications = (source: object, provider = 'home'): readonly Change[] => [
  add('hub', 'flux/notifications.yaml', PROVIDER, {
    apiVersion: 'notification.toolkit.fluxcd.io/v1beta3',
    kind: 'Alert',
    metadata,
    spec: { providerRef: { name: provider }, eventSeverity: 'error', eventSources: [source] },
  }),
]

const SOURCES = [
  ['all objects of a kind', { kind: 'Kustomization', name: '*' }],
  ['a layer', { kind: 'Kustomization', name: 'telemetry' }],
  ['the Kustomization of the bootstrap', { kind: 'Kustomization', name: 'flux-system' }],
  ['the repository', { kind: 'GitRepository', name: 'flux-system' }],
  ['a release', { kind: 'HelmRelease', name: 'loki', namespace: 'monitoring' }],
] as const

testRule(noMissingNotificationReference, {
  valid: SOURCES.map(([name, source]) => ({ name: `an Alert for ${name}`, changes: notifications(source) })),
  invalid: [
    {
      name: 'an Alert for a missing layer',
      changes: notifications({ kind: 'Kustomization', name: 'telemetri' }),
    },
    {
      name: 'an Alert with a missing Provider',
      changes: notifications({ kind: 'Kustomization', name: '*' }, 'hom'),
    },
    {
      name: 'an Alert for another repository',
      changes: notifications({ kind: 'GitRepository', name: 'flux' }),
    },
    {
      name: 'an Alert for a release of another namespace',
      changes: notifications({ kind: 'HelmRelease', name: 'loki' }),
    },
  ],
})

describe('no-missing-notification-reference', () => {
  it('leaves a kind without events of Flux to the schema', async () => {
    expect(await refusedBy(...notifications({ kind: 'Deployment', name: 'n8n' }))).toEqual(['valid-object'])
  })
})
