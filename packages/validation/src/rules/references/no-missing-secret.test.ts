import { describe, expect, it } from 'vitest'
import { CHART_SECRETS, declared, given } from '../../testing/chart-secrets.ts'
import { HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { own, refusedBy, remove, set } from '../../testing/committed-trees.ts'
import { decrypting, encryptedSecret } from '../../testing/encrypted-secret.ts'

const DECLARATION = 'spoke ConfigMap required-secrets'
const MINIFLUX = 'spoke Deployment miniflux'
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const

describe('no-missing-secret', () => {
  it('refuses a tree that declares no Secret', async () => {
    expect(await refusedBy(remove(DECLARATION))).toEqual(['no-missing-secret'])
  })

  it('refuses a variable from a Secret that is not declared', async () => {
    expect(
      await refusedBy(
        set(MINIFLUX, [...CONTAINER, 'envFrom'], [{ secretRef: { name: 'miniflux-admin-secert' } }]),
      ),
    ).toEqual(['no-missing-secret'])
  })

  it('refuses a volume, and a pull, of a Secret that is not declared', async () => {
    expect(
      await refusedBy(
        set(MINIFLUX, ['spec', 'template', 'spec', 'imagePullSecrets'], [{ name: 'registry' }]),
      ),
    ).toEqual(['no-missing-secret'])
  })

  it('refuses a key of a declared Secret that is not declared', async () => {
    expect(
      await refusedBy(set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'keys'], [])),
    ).toEqual(['no-missing-secret'])
  })

  it('refuses a reader that is not declared', async () => {
    expect(
      await refusedBy(
        set(DECLARATION, ['data', 'rss-system.miniflux-db-secret.yaml', 'readers'], ['miniflux']),
      ),
    ).toEqual(['no-missing-secret'])
  })

  it('refuses a declaration that cannot be read', async () => {
    expect(
      await refusedBy(set(DECLARATION, ['data'], { 'rss-system.miniflux-db-secret.yaml': 'keys: [' })),
    ).toContain('no-missing-secret')
  })

  it('refuses a chart’s source that needs a Secret which is not declared', async () => {
    expect(
      await refusedBy(set('hub OCIRepository loki', ['spec', 'secretRef'], { name: 'registry' })),
    ).toEqual(['no-missing-secret'])
  })

  it.each(CHART_SECRETS)(
    'refuses a Secret that nobody declares and a chart is given by $what',
    async (secret) => {
      expect(await refusedBy(given(secret))).toEqual(['no-missing-secret'])
    },
  )

  const first = CHART_SECRETS.slice(0, 1).map(given)

  it('refuses a chart’s reader that is not declared', async () => {
    expect(await refusedBy(...first, declared('n8n'))).toContain('no-missing-secret')
  })

  it('takes the name of the release for its reader, too', async () => {
    expect(await refusedBy(...first, declared('kube-prometheus-stack'))).toEqual([])
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

  const reading = (key: string) =>
    set(MINIFLUX, [...CONTAINER, 'env', 0], {
      name: 'OWN_KEY_FILE',
      valueFrom: { secretKeyRef: { name: 'own', key } },
    })

  it('takes an encrypted Secret of the tree for provided, with the keys that it holds', async () => {
    const secret = own(encryptedSecret('rss-system', 'key'))
    const missing = async (key: string) =>
      (await refusedBy(...secret, decrypting(), reading(key))).includes('no-missing-secret')
    expect(await missing('key')).toBe(false)
    expect(await missing('kye')).toBe(true)
  })
})
