import { describe, expect, it } from 'vitest'
import { CHART_SECRETS, declared, given } from '../../testing/chart-secrets.ts'
import { refusedBy, set } from '../../testing/sample-trees.ts'
import { banUnusedSecret } from './ban-unused-secret.ts'
import { testRule } from '../../testing/test-rule.ts'

const DECLARATION = 'spoke ConfigMap required-secrets'

testRule(banUnusedSecret, {
  invalid: [
    {
      name: 'a Secret that nothing reads',
      changes: [set(DECLARATION, ['data', 'rss-system.old.yaml'], 'keys: [token]\nreaders: [miniflux]\n')],
    },
    {
      name: 'a key that nothing reads',
      changes: [
        set(DECLARATION, ['data', 'cloudflare.cloudflare-tunnel-token.yaml', 'keys', 1], 'certificate'),
      ],
    },
    {
      name: 'a reader that does not read',
      changes: [set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'readers', 2], 'n8n')],
    },
  ],
})

describe('ban-unused-secret', () => {
  it.each(CHART_SECRETS)('takes a Secret for read that a chart is given by $what', async (secret) => {
    expect(await refusedBy(given(secret), declared(secret.reader))).toEqual([])
  })

  it('refuses a Secret of a part of a chart that is off', async () => {
    const path = ['gateway', 'basicAuth'] as const
    expect(
      await refusedBy(
        set('hub HelmRelease loki', ['spec', 'values', ...path], { enabled: false, existingSecret: 'own' }),
        declared('loki-gateway', '.htpasswd'),
      ),
    ).toEqual(['ban-unused-secret'])
  })

  it('refuses a list in the place of a key, which is not told to whoever provides it', async () => {
    const path = ['data', 'rss-system.miniflux-admin-secret.yaml', 'keys', 1]
    expect(await refusedBy(set(DECLARATION, path, ['username']))).toContain('ban-unused-secret')
  })
})
