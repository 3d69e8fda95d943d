import { describe, expect, it } from 'vitest'
import { CHART_SECRETS, declared, given } from '../../testing/chart-secrets.ts'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { own, refusedBy, remove, set } from '../../testing/sample-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'
import { noMissingSecret } from './no-missing-secret.ts'
import { testRule } from '../../testing/test-rule.ts'

const DECLARATION = 'spoke ConfigMap required-secrets'
const MINIFLUX = 'spoke Deployment miniflux'
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

const first = CHART_SECRETS.slice(0, 1).map(given)

const reading = (key: string) =>
  set(MINIFLUX, [...CONTAINER, 'env', 0], {
    name: 'OWN_KEY_FILE',
    valueFrom: { secretKeyRef: { name: 'own', key } },
  })

testRule(noMissingSecret, {
  valid: [
    {
      name: 'takes the name of the release for its reader, too',
      changes: [...first, declared('kube-prometheus-stack')],
    },
  ],
  invalid: [
    { name: 'a tree that declares no Secret', changes: [remove(DECLARATION)] },
    {
      name: 'a variable from a Secret that is not declared',
      changes: [set(MINIFLUX, [...CONTAINER, 'envFrom'], [{ secretRef: { name: 'miniflux-admin-secert' } }])],
    },
    {
      name: 'a volume, and a pull, of a Secret that is not declared',
      changes: [set(MINIFLUX, ['spec', 'template', 'spec', 'imagePullSecrets'], [{ name: 'registry' }])],
    },
    {
      name: 'a key of a declared Secret that is not declared',
      changes: [set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'keys'], [])],
    },
    {
      name: 'a reader that is not declared',
      changes: [set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'readers'], ['miniflux'])],
    },
    {
      name: 'a chart’s source that needs a Secret which is not declared',
      changes: [set('hub OCIRepository loki', ['spec', 'secretRef'], { name: 'registry' })],
    },
  ],
})

describe('no-missing-secret', () => {
  it('refuses a declaration that cannot be read', async () => {
    expect(
      await refusedBy(set(DECLARATION, ['data'], { 'rss-system.miniflux-db-secret.yaml': 'keys: [' })),
    ).toContain('no-missing-secret')
  })

  it.each(CHART_SECRETS)(
    'refuses a Secret that nobody declares and a chart is given by $what',
    async (secret) => {
      expect(await refusedBy(given(secret))).toEqual(['no-missing-secret'])
    },
  )

  it('refuses a chart’s reader that is not declared', async () => {
    expect(await refusedBy(...first, declared('n8n'))).toContain('no-missing-secret')
  })

  it('refuses values from a Secret that nobody declares', async () => {
    const from = [{ kind: 'Secret', name: 'own', valuesKey: 'token' }]
    const release = set(HUB_STACK, ['spec', 'valuesFrom'], from)
    expect(await refusedBy(release)).toEqual(['no-missing-secret'])
    expect(await refusedBy(release, declared('kube-prometheus-stack'))).toEqual([])
  })

  it('takes the certificate of an ingress for one that the cluster makes', async () => {
    const tls = [{ secretName: 'grafana-tls', hosts: ['grafana.example.org'] }]
    const ingress = { enabled: true, hosts: ['grafana.example.org'], tls }
    expect(await refusedBy(set(HUB_STACK, [...VALUES, 'grafana', 'ingress'], ingress))).toEqual([])
  })

  it('takes an encrypted Secret of the tree for provided, with the keys that it holds', async () => {
    const secret = own(encryptedSecret('rss-system', 'key'))
    const missing = async (key: string) =>
      (await refusedBy(...secret, decrypting(), reading(key))).includes('no-missing-secret')
    expect(await missing('key')).toBe(false)
    expect(await missing('kye')).toBe(true)
  })
})
