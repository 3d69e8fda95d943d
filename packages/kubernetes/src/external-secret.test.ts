import { requiredSecrets } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleTunnel } from '@fleet/model/testing'
import { expect, test } from 'vitest'
import { externalSecret } from './external-secret.ts'

/** The objects of a spoke whose Secrets come from a store. */
const objectsWith = (
  entry?: string,
  keys: Readonly<Record<string, string>> = { token: 'the token of the tunnel' },
) => {
  const secretsFrom = {
    type: 'external-secrets' as const,
    store: { name: 'vault' },
    ...(entry !== undefined && { entry }),
  }
  const { clusters, ...fleet } = sampleFleet({
    clusters: { hub: sampleCluster(1), spoke: sampleCluster(2, { ...sampleTunnel, secretsFrom }) },
  })
  const spoke = Object.values(clusters)[1]
  if (spoke?.secretsFrom?.type !== 'external-secrets') throw new Error('no store')
  const [secret] = requiredSecrets({ ...fleet, clusters }, 'spoke' as never)
  if (!secret) throw new Error('no Secret')
  return externalSecret(spoke.secretsFrom, { ...secret, keys }).spec
}

test('each key of a Secret is a property of its entry', () => {
  expect(objectsWith().data).toEqual([
    { secretKey: 'token', remoteRef: { key: 'spoke/cloudflare/tunnel-token', property: 'token' } },
  ])
})

test('each key is an entry of its own where the pattern names it', () => {
  expect(objectsWith('{namespace}_{name}_{key}').data).toEqual([
    { secretKey: 'token', remoteRef: { key: 'cloudflare_tunnel-token_token' } },
  ])
})

test.each([
  [['tls.crt', 'tls.key'], { type: 'kubernetes.io/tls' }],
  [['.dockerconfigjson'], { type: 'kubernetes.io/dockerconfigjson' }],
  [['tls.crt'], undefined],
])('a Secret with the keys %j has the type that its readers need', (keys, template) => {
  const { target } = objectsWith('{name}', Object.fromEntries(keys.map((key) => [key, 'a value of it'])))
  expect(target.template).toEqual(template)
})
