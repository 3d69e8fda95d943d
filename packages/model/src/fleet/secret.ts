import { z } from 'zod/mini'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { DnsLabel, SecretKey } from '../scalars/names.ts'

/**
 * A Secret that the user makes: the generator refers to it and never writes one. Each key has a description, so that
 * the build can list what the user provides.
 */
export const Secret = exactObject({
  namespace: DnsLabel,
  keys: z.record(SecretKey, NonEmptyString),
})
export type Secret = z.output<typeof Secret>

/** One value in a Secret of the same cluster. */
export const SecretReference = exactObject({ secret: DnsLabel, key: SecretKey })
export type SecretReference = z.output<typeof SecretReference>
