import { z } from 'zod/mini'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { DnsLabel, SecretKey } from '../scalars/names.ts'

export const Secret = named(
  exactObject({
    namespace: field(DnsLabel, 'Its namespace, that of the pods that read it.', 'web'),
    keys: field(
      z.record(SecretKey, NonEmptyString),
      'Each key with a description of its value, never the value: the build lists them as what is left to provide.',
      { password: 'the password of the database' },
    ),
  }),
  'SecretInput',
  { description: 'A Secret that you make: the generator refers to it and never writes one.' },
)
export type Secret = z.output<typeof Secret>

export const SecretReference = named(
  exactObject({
    secret: field(DnsLabel, 'The Secret, as `secrets` of the cluster lists it.', 'web-database'),
    key: field(SecretKey, 'The key in it.'),
  }),
  'SecretReferenceInput',
  { description: 'One value in a Secret of the same cluster.' },
)
export type SecretReference = z.output<typeof SecretReference>
