import { describe, expect, it } from 'vitest'
import { CHART_SECRETS, declared, given } from '../../testing/chart-secrets.ts'
import { ingress } from '../../testing/ingress.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { banUnusedSecret } from './ban-unused-secret.ts'
import { testRule } from '../../testing/test-rule.ts'

const DECLARATION = 'spoke ConfigMap required-secrets'

testRule(banUnusedSecret, {
  valid: [
    ...CHART_SECRETS.map((secret) => ({
      name: `a Secret that a chart reads by ${secret.message}`,
      changes: [given(secret), declared(secret.reader)],
    })),
    {
      name: 'the certificate of a route',
      changes: [
        ...ingress({}, { tls: [{ hosts: ['rss.example.org'], secretName: 'wildcard-tls' }] }),
        set(
          DECLARATION,
          ['data', 'rss-system.wildcard-tls.yaml'],
          'keys: [tls.crt, tls.key]\nreaders: [rsshub]\n',
        ),
      ],
    },
  ],
  invalid: [
    {
      name: 'a declared Secret without a reader',
      changes: [set(DECLARATION, ['data', 'rss-system.old.yaml'], 'keys: [token]\nreaders: [miniflux]\n')],
    },
    {
      name: 'a declared key without a reader',
      changes: [
        set(DECLARATION, ['data', 'cloudflare.cloudflare-tunnel-token.yaml', 'keys', 1], 'certificate'),
      ],
    },
    {
      name: 'a declared reader that does not read the Secret',
      changes: [set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'readers', 2], 'n8n')],
    },
    {
      name: 'the Secret of a part of a chart that is off',
      changes: [
        set('hub HelmRelease loki', ['spec', 'values', 'gateway', 'basicAuth'], {
          enabled: false,
          existingSecret: 'own',
        }),
        declared('loki-gateway', '.htpasswd'),
      ],
    },
  ],
})

describe('ban-unused-secret', () => {
  it('refuses a list in the place of a key', async () => {
    const path = ['data', 'rss-system.miniflux-admin-secret.yaml', 'keys', 1]
    expect(await refusedBy(set(DECLARATION, path, ['username']))).toContain('ban-unused-secret')
  })
})
