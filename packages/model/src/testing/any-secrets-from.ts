import fc from 'fast-check'
import type { ClusterInput } from '../fleet/cluster.ts'
import { anyDuration, anyName } from './any-scalar.ts'

type SecretsFrom = NonNullable<ClusterInput['secretsFrom']>

/** Recipients of age whose private keys nobody has. */
export const SAMPLE_RECIPIENTS = [
  'age1rw6ssjuh3samcvm6zp09j9uvmer4ngvrdnetqr6knrnq2zj26j7qchq30x',
  'age107zv9xcgnstkdtn6qexfjpmn7jk45cvux54x6vqkge9dxfh8uqhs4eany4',
  'age1hhghlca8gempvfte9j4znh34u3sy2excxnk6gslj68uhumytfxdswggst6',
] as const

/** A recipient in the hardware of a person, which no cluster has. */
export const SAMPLE_PLUGIN_RECIPIENT =
  'age1yubikey1qfc6t7tegsygey2c45ksau36n00vn2fhuvjs47n4sr3f6hwprd0t58945rp'

const anySops: fc.Arbitrary<SecretsFrom> = fc.record(
  {
    type: fc.constant('sops' as const),
    recipients: fc.subarray([...SAMPLE_RECIPIENTS], { minLength: 1 }),
    key: anyName.map((name) => `key-${name}`.slice(0, 63).replace(/-$/, '')),
  },
  { requiredKeys: ['type', 'recipients'] },
)

const anyExternalSecrets: fc.Arbitrary<SecretsFrom> = fc.record(
  {
    type: fc.constant('external-secrets' as const),
    store: fc.record(
      { kind: fc.constantFrom('ClusterSecretStore' as const, 'SecretStore' as const), name: anyName },
      { requiredKeys: ['name'] },
    ),
    entry: fc.constantFrom('{name}', 'fleet/{cluster}/{namespace}/{name}', '{namespace}_{name}_{key}'),
    refreshInterval: anyDuration(60, 86_400),
  },
  { requiredKeys: ['type', 'store'] },
)

/** Any way by which the Secrets of a cluster get into it. */
export const anySecretsFrom = fc.oneof(anySops, anyExternalSecrets)
