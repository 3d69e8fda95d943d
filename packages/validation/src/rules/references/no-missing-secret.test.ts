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

const ENCRYPTED = encryptedSecret('rss-system', 'other-key')

/** As kustomize makes it of a file. */
const GENERATED = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: encryptedSecret('rss-system', 'key').metadata,
  data: { key: 'c2FtcGxl' },
}

const first = CHART_SECRETS.slice(0, 1).map(given)

const VALUES_FROM = set(
  HUB_STACK,
  ['spec', 'valuesFrom'],
  [{ kind: 'Secret', name: 'own', valuesKey: 'token' }],
)

const INGRESS = {
  enabled: true,
  hosts: ['grafana.example.org'],
  tls: [{ secretName: 'grafana-tls', hosts: ['grafana.example.org'] }],
}

const reading = (key: string) =>
  set(MINIFLUX, [...CONTAINER, 'env', 0], {
    name: 'OWN_KEY_FILE',
    valueFrom: { secretKeyRef: { name: 'own', key } },
  })

testRule(noMissingSecret, {
  valid: [
    {
      name: 'the name of the release as that of the reader',
      changes: [...first, declared('kube-prometheus-stack')],
    },
    {
      name: 'values from a declared Secret',
      changes: [VALUES_FROM, declared('kube-prometheus-stack')],
    },
    {
      name: 'the certificate of an ingress, which the cluster makes',
      changes: [set(HUB_STACK, [...VALUES, 'grafana', 'ingress'], INGRESS)],
    },
  ],
  invalid: [
    {
      name: 'variables from a Secret that is not declared',
      changes: [set(MINIFLUX, [...CONTAINER, 'envFrom'], [{ secretRef: { name: 'miniflux-admin-secert' } }])],
    },
    { name: 'a tree without declarations', changes: [remove(DECLARATION)] },
    {
      name: 'a pull secret that is not declared',
      changes: [set(MINIFLUX, ['spec', 'template', 'spec', 'imagePullSecrets'], [{ name: 'registry' }])],
    },
    {
      name: 'a key that is not declared',
      changes: [set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'keys'], [])],
    },
    {
      name: 'a reader that is not declared',
      changes: [set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'readers'], ['miniflux'])],
    },
    {
      name: 'the Secret of a source of a chart that is not declared',
      changes: [set('hub OCIRepository loki', ['spec', 'secretRef'], { name: 'registry' })],
    },
    { name: 'values from a Secret that is not declared', changes: [VALUES_FROM] },
    {
      name: 'a declared Secret that is encrypted without one of its keys',
      changes: [
        ...own({ ...ENCRYPTED, metadata: { name: 'miniflux-db-secret', namespace: 'rss-system' } }),
        decrypting(),
      ],
    },
    ...CHART_SECRETS.map((secret) => ({
      name: `a Secret that is not declared and that a chart reads by ${secret.message}`,
      changes: [given(secret)],
    })),
  ],
})

describe('no-missing-secret', () => {
  it('refuses a declaration that cannot be read', async () => {
    expect(
      await refusedBy(set(DECLARATION, ['data'], { 'rss-system.miniflux-db-secret.yaml': 'keys: [' })),
    ).toContain('no-missing-secret')
  })

  it('refuses a reader of a chart that is not declared', async () => {
    expect(await refusedBy(...first, declared('n8n'))).toContain('no-missing-secret')
  })

  it.each([
    ['an encrypted', encryptedSecret('rss-system', 'key')],
    ['a generated', GENERATED],
  ])('counts %s Secret of the tree as declared, with the keys that it holds', async (_, made) => {
    const secret = own(made)
    const missing = async (key: string) =>
      (await refusedBy(...secret, decrypting(), reading(key))).includes('no-missing-secret')
    expect(await missing('key')).toBe(false)
    expect(await missing('kye')).toBe(true)
  })
})
