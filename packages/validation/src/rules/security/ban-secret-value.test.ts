import { describe, expect, it } from 'vitest'
import { own, refusedBy, set } from '../../testing/committed-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'

const ENV = ['spec', 'template', 'spec', 'containers', 0, 'env'] as const

describe('ban-secret-value', () => {
  it('refuses a URL with a password', async () => {
    expect(
      await refusedBy(set('spoke Deployment n8n', [...ENV, 3, 'value'], 'https://n8n:hunter2@n8n.example/')),
    ).toEqual(['ban-secret-value'])
  })

  it('refuses a password in the values of a chart', async () => {
    expect(
      await refusedBy(
        set('hub HelmRelease loki', ['spec', 'values', 'gateway', 'basicAuth', 'password'], 'hunter2'),
      ),
    ).toEqual(['ban-secret-value'])
  })

  it.each([
    ['grafana', 'envFromSecret'],
    ['alertmanager', 'alertmanagerSpec', 'configSecret'],
  ])('takes %s %s for the name of a Secret', async (...path) => {
    expect(
      await refusedBy(set('hub HelmRelease kube-prometheus-stack', ['spec', 'values', ...path], 'own')),
    ).not.toContain('ban-secret-value')
  })

  it('refuses a token inside a configuration', async () => {
    expect(
      await refusedBy(
        set(
          'spoke ConfigMap otel-collector-*',
          ['data', 'config.yaml', 'exporters', 'otlp_http', 'headers'],
          { 'X-Scope-OrgID': `ghp_${'a'.repeat(36)}` },
        ),
      ),
    ).toEqual(['ban-secret-value'])
  })

  it.each([
    ['data', 'aHVudGVyMg=='],
    ['stringData', 'whatever it is'],
  ])('refuses a Secret with %s that anybody can read', async (field, value) => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'own', namespace: 'default' },
      [field]: { greeting: value },
    }
    expect(await refusedBy(...own(secret))).toEqual(['ban-secret-value'])
  })

  it('refuses a value that was put into an encrypted Secret afterwards', async () => {
    const secret = encryptedSecret('default', 'token')
    const more = { ...secret, data: { later: 'aHVudGVyMg==' } }
    expect(await refusedBy(...own(more), decrypting())).toEqual(['ban-secret-value'])
  })
})
