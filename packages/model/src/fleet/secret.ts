import { z } from 'zod/mini'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { DnsLabel, SecretKey } from '../scalars/names.ts'

/**
 * A Secret that the user makes by hand (or with a tool of their own): the generator refers to it and never writes
 * one. Each key says what it holds, so that the build can tell the user what to provide.
 */
export const Secret = exactObject({
  namespace: DnsLabel,
  keys: z.record(SecretKey, NonEmptyString),
})
export type Secret = z.output<typeof Secret>

/** One value in a Secret of the same cluster. */
export const SecretReference = exactObject({ secret: DnsLabel, key: SecretKey })
export type SecretReference = z.output<typeof SecretReference>
