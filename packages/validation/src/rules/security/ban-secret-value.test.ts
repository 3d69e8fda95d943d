import { describe, expect, it } from 'vitest'
import { own, refusedBy, set } from '../../testing/sample-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'
import { banSecretValue } from './ban-secret-value.ts'
import { testRule } from '../../testing/test-rule.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const

testRule(banSecretValue, {
  invalid: [
    {
      name: 'a URL with a password',
      changes: [set('spoke Deployment n8n', [...ENV, 3, 'value'], 'https://n8n:hunter2@n8n.example/')],
    },
    {
      name: 'a password in the values of a chart',
      changes: [
        set('hub HelmRelease loki', ['spec', 'values', 'gateway', 'basicAuth', 'password'], 'hunter2'),
      ],
    },
    {
      name: 'a token inside a configuration',
      changes: [
        set(
          'spoke ConfigMap otel-collector-*',
          ['data', 'config.yaml', 'exporters', 'otlp_http', 'headers'],
          { 'X-Scope-OrgID': `ghp_${'a'.repeat(36)}` },
        ),
      ],
    },
    ...(
      [
        ['data', 'aHVudGVyMg=='],
        ['stringData', 'whatever it is'],
      ] as const
    ).map(([field, value]) => ({
      name: `a Secret with ${field} that anybody can read`,
      changes: [
        ...own({
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'own', namespace: 'default' },
          [field]: { greeting: value },
        }),
      ],
    })),
  ],
})

describe('ban-secret-value', () => {
  it.each([
    ['grafana', 'envFromSecret'],
    ['alertmanager', 'alertmanagerSpec', 'configSecret'],
  ])('takes %s %s for the name of a Secret', async (...path) => {
    expect(
      await refusedBy(set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', ...path], 'own')),
    ).not.toContain('ban-secret-value')
  })

  it('refuses a value that was put into an encrypted Secret afterwards', async () => {
    const secret = encryptedSecret('default', 'token')
    const more = { ...secret, data: { later: 'aHVudGVyMg==' } }
    expect(await refusedBy(...own(more), decrypting())).toEqual(['ban-secret-value'])
  })
})
